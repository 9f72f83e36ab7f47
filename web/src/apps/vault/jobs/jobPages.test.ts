import { expect, test } from 'vitest';
import type { JobState } from '../../../ui/jobs';
import { type Ask, jobPage, type VaultJob } from './jobPages';

const size = 50;
const kept = (['done', 'dead', 'failed'] as JobState[]).flatMap((state, turn) =>
  Array.from({ length: 60 }, (_, i) => ({ id: 1 + turn + 3 * i, state }) as VaultJob),
);
const ask: Ask = async (state, before) => {
  const fitting = kept.filter((job) => (!state || job.state === state) && (before === null || job.id < before)).sort((a, b) => b.id - a.id);
  const items = fitting.slice(0, size);
  return { items, next: items.length < size ? null : (items.at(-1)?.id ?? null) };
};

async function whole(view: 'all' | 'failed' | 'done') {
  const ids: number[] = [];
  for (let before: number | null = null, first = true; first || before !== null; first = false) {
    const page = await jobPage(view, before, size, ask);
    ids.push(...page.items.map((job) => job.id));
    before = page.next;
  }
  return ids;
}

test.each(['all', 'failed', 'done'] as const)('the view %s shows each of its jobs once, newest first, however old they are', async (view) => {
  const wanted = kept.filter((job) => view === 'all' || (view === 'done') === (job.state === 'done')).map((job) => job.id);
  expect(await whole(view)).toEqual(wanted.sort((a, b) => b - a));
});
