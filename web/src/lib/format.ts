import { useTranslation } from 'react-i18next';
import { useMemo } from 'react';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Dates, numbers and sizes in the reader's language, all through Intl. */
export function formats(language: string) {
  const number = new Intl.NumberFormat(language);
  const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const dayAlone = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const hourOfDay = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

  function unit(value: number, name: string, display: 'short' | 'long' | 'narrow' = 'short', digits = 0): string {
    return new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: display,
      maximumFractionDigits: digits,
    }).format(value);
  }

  /** A moment by the clock of a zone, with its weekday. */
  function inZone(at: string, zone: string): string {
    const wanted = { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const;
    try {
      return new Intl.DateTimeFormat(language, { ...wanted, timeZone: zone }).format(new Date(at));
    } catch {
      // A zone that this browser does not know yet.
      return new Intl.DateTimeFormat(language, wanted).format(new Date(at));
    }
  }

  return {
    number: (value: number) => number.format(value),
    compact: (value: number) => compact.format(value),
    percent: (value: number) => percent.format(value),
    date: (at: string | null | undefined) => (at ? date.format(new Date(at)) : ''),
    dateTime: (at: string | null | undefined) => (at ? dateTime.format(new Date(at)) : ''),
    inZone,
    clock: (at: string | null | undefined) => (at ? clock.format(new Date(at)) : ''),
    month: (yearMonth: string) => {
      const at = new Date(`${yearMonth}-01T00:00:00Z`);
      return Number.isNaN(at.getTime()) ? yearMonth : month.format(at);
    },
    /** An hour of the day, 0 to 23, as a clock shows it. */
    hour: (hour: number) => hourOfDay.format(new Date(Date.UTC(2000, 0, 1, hour))),
    /** A weekday of the ISO week, 1 is Monday. */
    weekday: (day: number, width: 'long' | 'short' = 'long') =>
      new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(2001, 0, day))),
    /** A date without a clock, as `2026-11-09`, which is the same day in every zone. */
    day: (date: string) => dayAlone.format(new Date(`${date}T00:00:00Z`)),
    unit,
    list: (words: string[]) => list.format(words),
    /** "3 minutes ago", "in 2 hours"; beyond a month the date itself. */
    ago: (at: string | null | undefined, now = Date.now()) => {
      if (!at) return '';
      const distance = new Date(at).getTime() - now;
      const size = Math.abs(distance);
      if (size < 45_000) return relative.format(0, 'second');
      if (size < hour) return relative.format(Math.round(distance / minute), 'minute');
      if (size < day) return relative.format(Math.round(distance / hour), 'hour');
      if (size < 30 * day) return relative.format(Math.round(distance / day), 'day');
      return date.format(new Date(at));
    },
    bytes: (size: number) => {
      let value = size;
      let step = 0;
      while (value >= 1000 && step < units.length - 1) {
        value /= 1000;
        step += 1;
      }
      return unit(value, units[step] ?? 'byte', 'short', value < 10 && step > 0 ? 1 : 0);
    },
    /** A length of time in its largest fitting unit. */
    span: (milliseconds: number) => {
      if (milliseconds < 1000) return unit(Math.max(0, Math.round(milliseconds)), 'millisecond');
      if (milliseconds < minute) return unit(milliseconds / 1000, 'second', 'short', 1);
      if (milliseconds < hour) return unit(Math.round(milliseconds / minute), 'minute');
      if (milliseconds < day) return unit(Math.round(milliseconds / hour), 'hour');
      return unit(Math.round(milliseconds / day), 'day');
    },
  };
}

export type Formats = ReturnType<typeof formats>;

export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return useMemo(() => formats(i18n.language), [i18n.language]);
}
