import { queryOptions } from '@tanstack/react-query';
import { get, query } from '../../lib/api';
import { absolute } from '../../lib/base';
import { doorOf } from '../../watching/door';

export const door = doorOf('wrapped');
export const { api, way } = door;

export const palettes = ['lantern', 'paper'] as const;
export type Palette = (typeof palettes)[number];

export interface Range {
  low: number;
  high: number;
}

export interface Figure {
  name: string;
  value: number | string | Range | null;
  unit: string;
  basis: { code: string; sentence: string };
  coverage: { used: number; all: number; percent: number };
}

export interface Card {
  n: number;
  kind: string;
  title: string;
  headline: string;
  headline_unit: string | null;
  text: string;
  coverage_text: string | null;
  basis_text: string | null;
  alt: string;
  figures: Figure[];
  lines: { label: string; value: string }[];
  narrated: boolean;
}

export interface Story {
  state: string;
  year: number;
  time_zone: string;
  language: string;
  example: boolean;
  reason: { code: string; text: string; next_step: string } | null;
  cards: Card[];
  persona: { code: string; name: string; sure: 'clear' | 'close' | 'weak'; score: number; reasons: string[]; runner_up: string | null } | null;
  unknown: { kind: string; code: string; text: string }[];
  left_out: string[];
  redactable: { name: string; label: string }[];
}

export interface Year {
  year: number;
  videos: number;
  days_active: number;
  days_spanned: number;
  days_in_year: number;
}

export interface Share {
  id: number;
  slug?: string;
  url?: string;
  cards: number[];
  redact: string[];
  language: string;
  palette: Palette;
  year: number;
  created_at: string;
  expires_at: string | null;
  views?: number;
}

export function storyQuery(run: string, language: string, palette: Palette) {
  return queryOptions({
    queryKey: ['wrapped', 'story', run, language, palette],
    queryFn: ({ signal }) => get<Story>(api(`wrapped/${encodeURIComponent(run)}/story`), { language, palette }, signal),
    staleTime: 60_000,
  });
}

/** To where letters go; `email` without `verified` was left by a device and is not written to. */
export interface Address {
  email: string | null;
  verified: boolean;
  waiting: string | null;
}

export const addressQuery = queryOptions({
  queryKey: ['wrapped', 'address'],
  queryFn: ({ signal }) => get<Address>(api('me/address'), undefined, signal),
});

export const yearsQuery = queryOptions({
  queryKey: ['wrapped', 'years'],
  queryFn: async ({ signal }) => (await get<{ years: Year[] }>(api('wrapped/years'), undefined, signal)).years,
});

export function sharesQuery(run: string) {
  return queryOptions({
    queryKey: ['wrapped', 'shares', run],
    queryFn: async ({ signal }) => (await get<{ shares: Share[] }>(api(`wrapped/${encodeURIComponent(run)}/shares`), undefined, signal)).shares,
  });
}

/** A card's picture with other settings than the story's. */
export function picture(run: string, n: number, kind: 'svg' | 'png', params: Record<string, string>): string {
  return absolute(api(`wrapped/${encodeURIComponent(run)}/cards/${n}.${kind}${query(params)}`));
}

export type RunStatus = 'pending' | 'ready' | 'failed' | 'no_history';
export const runStages = ['waiting', 'counting', 'telling', 'keeping'] as const;

export interface Run {
  wrapped_run_id: string;
  year: number;
  time_zone: string;
  language: string;
  status: RunStatus;
  stage: string;
  kept: 'history' | 'figures';
  example: boolean;
  videos: number | null;
  first: string | null;
  last: string | null;
  reason: { code: string; text: string; next_step: string | null } | null;
  job: { id: number; state: string; stage: string | null; done: number; total: number } | null;
  stale: boolean;
  created_at: string;
  updated_at: string;
  ready_at: string | null;
  expires_at: string | null;
}

export const runsQuery = queryOptions({
  queryKey: ['wrapped', 'runs'],
  queryFn: async ({ signal }) => (await get<{ runs: Run[] }>(api('wrapped'), undefined, signal)).runs,
  refetchInterval: (query) => (query.state.data?.some((run) => run.status === 'pending') ? 1500 : false),
});

/** A year such as 2025 stands for the history of that year, without anything built beforehand. */
export const isYear = (run: string) => /^\d{4}$/.test(run);

export function runQuery(run: string) {
  return queryOptions({
    queryKey: ['wrapped', 'run', run],
    queryFn: ({ signal }) => get<Run>(api(`wrapped/${encodeURIComponent(run)}`), undefined, signal),
    enabled: !isYear(run),
    refetchInterval: (query) => (query.state.data?.status === 'pending' ? 800 : false),
  });
}
