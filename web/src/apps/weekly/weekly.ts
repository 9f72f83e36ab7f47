import { queryOptions } from '@tanstack/react-query';
import { get } from '../../lib/api';
import { absolute } from '../../lib/base';
import { doorOf } from '../../watching/door';

export const door = doorOf('weekly');
export const { api, at, way } = door;

export const frequencies = ['weekly', 'fortnightly', 'monthly'] as const;
export type Frequency = (typeof frequencies)[number];
export const sections = ['summary', 'rhythm', 'rabbit_hole', 'comparison', 'last_year', 'nudge'] as const;

export interface Range {
  low: number;
  high: number;
}

/** How and when a letter comes. */
export interface Wishes {
  language: string;
  time_zone: string;
  weekday: number;
  hour: number;
  frequency: Frequency;
  sections: string[];
}

export interface Subscription extends Wishes {
  token: string;
  email_masked: string;
  state: 'pending' | 'active' | 'paused' | 'unsubscribed' | 'suppressed';
  paused_until: string | null;
  connected: boolean;
  waiting_for_data: boolean;
  next_issue_at: string | null;
  confirmed_at: string | null;
  example?: boolean;
  links: { preferences: string; unsubscribe: string; archive: string };
}

export interface Mine {
  subscriptions: Subscription[];
  history: { events: number; first: string | null; last: string | null };
  last_complete_week: { week: string; start: string; end: string; time_zone: string };
  mail_ready: boolean;
  mail_missing: string | null;
}

export interface Week {
  week: string;
  period_start: string;
  period_end: string;
  time_zone: string;
  state: 'ready' | 'no_data';
  total_videos: number;
  total_time_seconds: Range;
  pre_total_time_seconds: Range | null;
  pre_total_videos: number | null;
  change_percent: number | null;
  thumb_feet: number;
  feeding_state: string | null;
  feeding_reason: { code: string; sentence: string } | null;
  days: { date: string; videos: number; low_seconds: number; high_seconds: number }[];
  peak_hour: number | null;
  night_percent: number | null;
  active_days: number;
  rabbit_hole: { kind: string; name: string | null; videos: number; started_at: string; minutes: number } | null;
  last_year: { week: string; videos: number; low_seconds: number; high_seconds: number } | null;
  nudge: { code: string; sentence: string } | null;
  basis: string[];
  not_known: { what: string; sentence: string }[];
  example?: boolean;
}

export interface Issue {
  id: number;
  week: string;
  period_start: string;
  period_end: string;
  time_zone: string;
  subject: string | null;
  language: string;
  kind?: string;
  state: string;
  reason?: string | null;
  mail_state: string | null;
  planned_for: string;
  sent_at: string | null;
  example: boolean;
  link: string | null;
  member_id?: number;
  email_masked?: string | null;
}

export interface Written {
  subject: string;
  preheader: string;
  html: string;
  text: string;
  bytes: number;
}

export interface Lint {
  code: string;
  sentence: string;
}

export const mineQuery = queryOptions({
  queryKey: ['weekly', 'mine'],
  queryFn: ({ signal }) => get<Mine>(api('me/weekly'), undefined, signal),
});

export function weekQuery(week: string | null) {
  return queryOptions({
    queryKey: ['weekly', 'week', week],
    queryFn: ({ signal }) => get<Week>(api('me/week'), { week }, signal),
  });
}

export function previewQuery(week: string | null, language: string) {
  return queryOptions({
    queryKey: ['weekly', 'preview', week, language],
    queryFn: ({ signal }) => get<Written>(api('me/preview'), { week, language }, signal),
  });
}

/** A page that the server itself renders, such as one letter; while the house does not know its address, links name paths alone. */
export function pageOf(link: string): string {
  if (/^https?:/.test(link)) return link;
  const tail = /(?:^|\/)((?:p|u|issues)[/?].*)$/.exec(link)?.[1] ?? link.replace(/^\//, '');
  return absolute(at(tail));
}

/** The weeks that letters still wait for the owner's word of, newest first. */
export function waitingWeeks(issues: Pick<Issue, 'week' | 'state'>[]): string[] {
  const weeks = issues.filter((one) => one.state === 'awaiting_approval').map((one) => one.week);
  return [...new Set(weeks)].sort().reverse();
}

const dayLength = 86_400_000;

/** Monday of an ISO week such as `2026-W46`, as a date. */
export function mondayOf(week: string): string | null {
  const parts = /^(\d{4})-W(\d{2})$/.exec(week);
  if (!parts) return null;
  const fourth = Date.UTC(Number(parts[1]), 0, 4);
  const firstMonday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayLength;
  return new Date(firstMonday + (Number(parts[2]) - 1) * 7 * dayLength).toISOString().slice(0, 10);
}

/** The ISO week that a date falls in. */
export function weekOf(date: string): string {
  const day = Date.parse(`${date}T00:00:00Z`);
  const thursday = day - ((new Date(day).getUTCDay() + 6) % 7) * dayLength + 3 * dayLength;
  const year = new Date(thursday).getUTCFullYear();
  const number = Math.floor((thursday - Date.UTC(year, 0, 1)) / dayLength / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The week that lies `by` weeks away from another. */
export function stepWeek(week: string, by: number): string {
  const monday = mondayOf(week);
  return monday ? weekOf(new Date(Date.parse(`${monday}T00:00:00Z`) + by * 7 * dayLength).toISOString().slice(0, 10)) : week;
}
