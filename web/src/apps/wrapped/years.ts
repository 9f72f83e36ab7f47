import type { Run, Year } from './wrapped';

export interface YearOf {
  year: number;
  /** Absent where the events were forgotten and only the figures stayed. */
  history: Year | null;
  run: Run | null;
}

/** Every year there is something to see of, newest first: from the history, from a run, or from both. */
export function merged(years: Year[], runs: Run[]): YearOf[] {
  const all = new Map<number, YearOf>();
  for (const history of years) all.set(history.year, { year: history.year, history, run: null });
  for (const run of runs) {
    const known = all.get(run.year);
    const older = known?.run && known.run.updated_at > run.updated_at;
    if (!older) all.set(run.year, { year: run.year, history: known?.history ?? null, run });
  }
  return [...all.values()].sort((a, b) => b.year - a.year);
}

/** The year with the most videos; null without any. */
export function fullest(years: Year[]): number | null {
  return years.reduce<Year | null>((most, one) => (most && most.videos >= one.videos ? most : one), null)?.year ?? null;
}

/** The years that a file has something of. */
export function within(years: Year[], first: string, last: string): Year[] {
  const [from, until] = [new Date(first).getUTCFullYear(), new Date(last).getUTCFullYear()];
  return years.filter(({ year }) => year >= from && year <= until);
}
