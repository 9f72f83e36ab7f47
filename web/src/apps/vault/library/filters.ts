import type { Params } from '../../../lib/api';
import { type Status, statuses } from '../content';

/** What narrows the library. It lives in the address, so that a reload, a bookmark and the back button keep it. */
export interface Filters {
  q: string;
  status: string[];
  platform: string[];
  tag: string[];
  site: string[];
  from: string;
  to: string;
  sort: 'rank' | 'date';
}

export function readFilters(search: URLSearchParams): Filters {
  return {
    q: search.get('q') ?? '',
    status: search.getAll('status'),
    platform: search.getAll('platform'),
    tag: search.getAll('tag'),
    site: search.getAll('site'),
    from: search.get('from') ?? '',
    to: search.get('to') ?? '',
    sort: search.get('sort') === 'date' ? 'date' : 'rank',
  };
}

export function writeFilters(filters: Filters): URLSearchParams {
  const search = new URLSearchParams();
  if (filters.q) search.set('q', filters.q);
  for (const name of ['status', 'platform', 'tag', 'site'] as const) {
    for (const value of filters[name]) search.append(name, value);
  }
  if (filters.from) search.set('from', filters.from);
  if (filters.to) search.set('to', filters.to);
  if (filters.q && filters.sort === 'date') search.set('sort', 'date');
  return search;
}

export function narrowed(filters: Filters): boolean {
  return writeFilters({ ...filters, q: '', sort: 'rank' }).size > 0;
}

export function listParams(filters: Filters): Params {
  return {
    status: filters.status,
    platform: filters.platform,
    tag: filters.tag,
    site: filters.site[0],
    start_date: filters.from,
    end_date: filters.to,
  };
}

const stateWords: Record<Status, string> = { parse_success: 'ready', processing: 'working', unprocessed: 'waiting', parse_failed: 'failed' };

/** Conditions of a search hold all at once, so that several states are said by the ones that are left out. */
function statusWords(chosen: string[]): string[] {
  const [only, ...others] = statuses.filter((one) => chosen.includes(one));
  if (only && others.length === 0) return [`is:${stateWords[only]}`];
  return only ? statuses.filter((one) => !chosen.includes(one)).map((one) => `-is:${stateWords[one]}`) : [];
}

function dayAfter(date: string): string {
  const day = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(day) ? date : new Date(day + 86_400_000).toISOString().slice(0, 10);
}

/** The search has no parameters for dates and status, but words for them; its `before:` leaves the named day out. */
export function searchWords(filters: Filters): string {
  const words = [filters.q.trim()];
  if (filters.from) words.push(`after:${filters.from}`);
  if (filters.to) words.push(`before:${dayAfter(filters.to)}`);
  words.push(...statusWords(filters.status));
  return words.filter(Boolean).join(' ');
}

export function searchParams(filters: Filters): Params {
  return { platform: filters.platform, tag: filters.tag, site: filters.site };
}

/** First and last day of a month written as 2026-11. */
export function monthDays(month: string): { from: string; to: string } {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 1970, number ?? 1, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}
