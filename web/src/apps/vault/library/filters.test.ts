import { describe, expect, test } from 'vitest';
import { listParams, monthDays, narrowed, readFilters, searchWords, writeFilters } from './filters';

describe('the filters of the library', () => {
  test('survive the way into the address and back', () => {
    const address = 'q=%E7%94%9F%E5%AD%98&status=parse_failed&tag=a&tag=b&site=example.org&from=2026-01-01&sort=date';
    const filters = readFilters(new URLSearchParams(address));
    expect(filters.q).toBe('生存');
    expect(filters.tag).toEqual(['a', 'b']);
    expect(readFilters(writeFilters(filters))).toEqual(filters);
  });

  test('are left out of the address when nothing is narrowed', () => {
    const filters = readFilters(new URLSearchParams());
    expect(writeFilters(filters).toString()).toBe('');
    expect(narrowed(filters)).toBe(false);
    expect(narrowed({ ...filters, site: ['example.org'] })).toBe(true);
  });

  test('become words of the query when one searches', () => {
    const filters = readFilters(new URLSearchParams('q=tea&from=2026-01-01&to=2026-02-01&status=parse_failed'));
    expect(searchWords(filters)).toBe('tea after:2026-01-01 before:2026-02-02 is:failed');
    expect(listParams(filters)).toMatchObject({ start_date: '2026-01-01', end_date: '2026-02-01' });
  });

  test('count the last day of a month and of a year whole', () => {
    const until = (to: string) => searchWords(readFilters(new URLSearchParams({ q: 'tea', to })));
    expect(until(monthDays('2024-02').to)).toBe('tea before:2024-03-01');
    expect(until('2026-12-31')).toBe('tea before:2027-01-01');
  });

  test('say several states by those that are left out', () => {
    const words = (...status: string[]) => searchWords({ ...readFilters(new URLSearchParams('q=tea')), status });
    expect(words('parse_success', 'parse_failed')).toBe('tea -is:working -is:waiting');
    expect(words('processing')).toBe('tea is:working');
    expect(words('parse_success', 'processing', 'unprocessed', 'parse_failed')).toBe('tea');
  });

  test('know the last day of each month', () => {
    expect(monthDays('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(monthDays('2026-11')).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  });
});
