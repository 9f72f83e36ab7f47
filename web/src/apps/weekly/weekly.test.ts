import { expect, test } from 'vitest';
import { mondayOf, pageOf, stepWeek, waitingWeeks, weekOf } from './weekly';

test('a week is the one its Thursday lies in, over the turn of the year too', () => {
  expect(weekOf('2026-01-01')).toBe('2026-W01');
  expect(weekOf('2027-01-01')).toBe('2026-W53');
  expect(weekOf('2024-12-30')).toBe('2025-W01');
  expect(mondayOf('2026-W46')).toBe('2026-11-09');
  expect(mondayOf('2026-W53')).toBe('2026-12-28');
  expect(mondayOf('nonsense')).toBeNull();
});

test('weeks follow each other without a gap', () => {
  expect(stepWeek('2026-W53', 1)).toBe('2027-W01');
  expect(stepWeek('2027-W01', -1)).toBe('2026-W53');
  expect(stepWeek('2026-W46', -52)).toBe('2025-W46');
});

test('a page of the server is found with and without the address of the house', () => {
  expect(pageOf('https://house.example/weekly/p/abc')).toBe('https://house.example/weekly/p/abc');
  expect(pageOf('/weekly/p/abc')).toBe('http://localhost/weekly/p/abc');
  expect(pageOf('/home/row/weekly/issues?key=a.b')).toBe('http://localhost/weekly/issues?key=a.b');
  expect(pageOf('/issues/1.hot')).toBe('http://localhost/weekly/issues/1.hot');
});

test('only weeks with letters that wait are offered for approval', () => {
  const issue = (week: string, state: string) => ({ week, state });
  const issues = [issue('2026-W48', 'planned'), issue('2026-W46', 'awaiting_approval'), issue('2026-W47', 'awaiting_approval'), issue('2026-W46', 'awaiting_approval')];
  expect(waitingWeeks(issues)).toEqual(['2026-W47', '2026-W46']);
  expect(waitingWeeks([])).toEqual([]);
});
