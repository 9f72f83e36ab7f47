import type { Job, JobState } from '../../../ui/jobs';

export interface VaultJob extends Job {
  error_code?: string | null;
  type?: string;
  content_id?: number | null;
  title?: string | null;
  url?: string | null;
}

export interface JobPage {
  items: VaultJob[];
  next: number | null;
}

export type Ask = (state: JobState | undefined, before: number | null) => Promise<JobPage>;

export const views = ['all', 'going', 'failed', 'done'] as const;
export type View = (typeof views)[number];

const statesOf: Record<View, JobState[]> = {
  all: [],
  going: ['running', 'ready', 'delayed', 'waiting', 'failed'],
  failed: ['failed', 'dead'],
  done: ['done'],
};

/** One page of a view, newest first. A request names one state, so the pages of several states are put together. */
export async function jobPage(view: View, before: number | null, size: number, ask: Ask): Promise<JobPage> {
  const states = statesOf[view];
  if (states.length === 0) return ask(undefined, before);
  const pages = await Promise.all(states.map((state) => ask(state, before)));
  const all = new Map(pages.flatMap((page) => page.items).map((job) => [job.id, job]));
  const newest = [...all.values()].sort((a, b) => b.id - a.id);
  const items = newest.slice(0, size);
  const more = newest.length > size || pages.some((page) => page.next !== null);
  return { items, next: more ? (items.at(-1)?.id ?? null) : null };
}
