import { useTranslation } from 'react-i18next';
import { useMemo } from 'react';
import { type Formats, useFormats } from '../lib/format';

type Value = number | string | { low: number; high: number } | null | undefined;
type Translate = (key: string, options?: Record<string, unknown>) => string;

/** A length of time stays on one line. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

/** Hours and minutes of a number of seconds, as people say a length of time. */
export function lasting(f: Formats, seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return f.unit(Math.round(seconds), 'second');
  if (minutes < 60) return f.unit(minutes, 'minute');
  if (minutes < 600) {
    const rest = minutes % 60;
    const hours = f.unit(Math.floor(minutes / 60), 'hour');
    return rest ? unbroken(`${hours} ${f.unit(rest, 'minute')}`) : unbroken(hours);
  }
  return f.unit(Math.round(minutes / 60), 'hour');
}

/** A value with its unit, or with both ends where only a range is known. */
function figureText(f: Formats, t: Translate, value: Value, unit: string): string {
  if (value === null || value === undefined) return t('watching:unit.unknown');
  if (typeof value === 'string') return value;
  if (typeof value === 'object') {
    if (value.low === value.high) return figureText(f, t, value.low, unit);
    return t('watching:unit.range', { low: figureText(f, t, value.low, unit), high: figureText(f, t, value.high, unit) });
  }
  switch (unit) {
    case 'seconds':
      return lasting(f, value);
    case 'hours':
      return f.unit(value, 'hour', 'short', value < 10 ? 1 : 0);
    case 'percent':
      return f.unit(value, 'percent', 'short', value < 10 ? 1 : 0);
    case 'feet':
      return f.unit(value, 'foot');
    case 'days':
      return f.unit(value, 'day', 'long');
    case 'hour_of_day':
      return f.hour(value);
    case 'videos':
    case 'views':
    case 'sessions':
    case 'names':
      return t(`watching:unit.${unit}`, { count: value, number: f.number(value) });
    default:
      return f.number(value);
  }
}

export function useFigure() {
  const { t } = useTranslation();
  const f = useFormats();
  return useMemo(() => (value: Value, unit: string) => figureText(f, t, value, unit), [f, t]);
}
