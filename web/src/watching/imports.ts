import { queryOptions } from '@tanstack/react-query';
import { get } from '../lib/api';
import type { Door } from './door';

export type ImportState = 'reading' | 'done' | 'refused' | 'unknown_layout';
export type Presence = 'found' | 'empty' | 'null' | 'missing';

export interface Import {
  id: number;
  state: ImportState;
  source: 'export' | 'archive' | 'portability' | 'example';
  name: string | null;
  bytes: number | null;
  example: boolean;
  created_at: string;
  finished_at: string | null;
  job: { id: number; stage: 'reading' | 'keeping' | null; done: number; total: number } | null;
  layout: 'current' | 'nested' | 'flat_legacy' | 'text' | null;
  fingerprint: string | null;
  account: string | null;
  rows_total: number;
  rows_new: number;
  rows_duplicate: number;
  rows_bad: number;
  bad: Record<string, number>;
  rows_without_id: number;
  first: string | null;
  last: string | null;
  sections: { name: string; presence: Presence; rows: number; text: string }[];
  no_history: { code: string; text: string } | null;
  warnings: { code: string; text: string }[];
  problem: { status: number; code: string; detail: string; byte_offset?: number | null } | null;
}

/** Where a tab remembers the import it follows. */
export const importMemory = (door: Door) => `rowhouse.${door.app}.import`;

export const importSteps = ['sending', 'reading', 'keeping'] as const;

/** Which of the three steps an import is at; past the last when it has ended. */
export function stepOf(one: Pick<Import, 'state' | 'job'>): number {
  if (one.state !== 'reading') return importSteps.length;
  return one.job?.stage === 'keeping' ? 2 : 1;
}

/** A file that brought nothing to look at: refused, unknown, or without a history. */
export function broughtNothing(one: Import): boolean {
  return one.state === 'refused' || one.state === 'unknown_layout' || one.no_history !== null;
}

export function importsQuery(door: Door) {
  return queryOptions({
    queryKey: [door.app, 'imports'],
    queryFn: async ({ signal }) => (await get<{ imports: Import[] }>(door.api('imports'), undefined, signal)).imports,
    refetchInterval: (query) => (query.state.data?.some((one) => one.state === 'reading') ? 1000 : false),
  });
}

export function importQuery(door: Door, id: number | null) {
  return queryOptions({
    queryKey: [door.app, 'imports', id],
    queryFn: ({ signal }) => get<Import>(door.api(`imports/${id}`), undefined, signal),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data && query.state.data.state !== 'reading' ? false : 600),
  });
}
