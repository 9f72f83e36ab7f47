import { expect, test } from 'vitest';
import type { Run, Year } from './wrapped';
import { fullest, merged, within } from './years';

const year = (number: number, videos = 9): Year => ({ year: number, videos, days_active: 3, days_spanned: 5, days_in_year: 365 });
const run = (number: number, id: string, at: string) => ({ wrapped_run_id: id, year: number, updated_at: at }) as Run;

test('a year is there once, with its history and its newest run', () => {
  const all = merged([year(2024), year(2025)], [run(2025, 'old', '2026-01-01T00:00:00Z'), run(2025, 'new', '2026-01-02T00:00:00Z')]);
  expect(all.map((one) => [one.year, one.history?.year ?? null, one.run?.wrapped_run_id ?? null])).toEqual([
    [2025, 2025, 'new'],
    [2024, 2024, null],
  ]);
});

test('a forgotten year shows by its run alone', () => {
  expect(merged([], [run(2023, 'kept', '2026-01-01T00:00:00Z')])).toMatchObject([{ year: 2023, history: null, run: { wrapped_run_id: 'kept' } }]);
});

test('a file that ends on the first of January is offered as the year before, of which it has most', () => {
  const years = [year(2026, 40), year(2025, 9000), year(2023, 12000)];
  expect(fullest(within(years, '2025-01-03T08:00:00Z', '2026-01-01T23:00:00Z'))).toBe(2025);
  expect(fullest([])).toBeNull();
});
