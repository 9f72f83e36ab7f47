import { queryOptions } from '@tanstack/react-query';
import { get } from '../../../lib/api';
import type { Job, JobState } from '../../../ui/jobs';

export interface DeskKind {
  kind: string;
  ready: number;
  running: number;
  dead: number;
  paused: boolean;
}

export interface DeskWorker {
  id: string;
  host: string;
  started_at: string;
  heartbeat_at: string;
  kinds: string[] | null;
  running: number;
}

export interface DeskTimer {
  name: string;
  cron: string;
  zone: string;
  next_run_at: string | null;
  last_run_at: string | null;
}

export interface DeskApp {
  app: string;
  counts: Partial<Record<JobState, number>>;
  oldest_ready_seconds: number | null;
  kinds: DeskKind[];
  workers: DeskWorker[];
  timers: DeskTimer[];
}

export interface JobDetail extends Job {
  payload: unknown;
  attempts: {
    attempt: number;
    worker: string | null;
    started_at: string;
    finished_at: string | null;
    outcome: string | null;
    error: string | null;
  }[];
}

export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: ({ signal }) => get<{ apps: DeskApp[] }>('api/jobs', undefined, signal),
  refetchInterval: (query) =>
    query.state.data?.apps.some((app) => (app.counts.running ?? 0) + (app.counts.ready ?? 0) > 0) ? 1500 : 4000,
});

export function detailQuery(app: string, id: number) {
  return queryOptions({
    queryKey: ['desk', 'job', app, id],
    queryFn: ({ signal }) => get<JobDetail>(`api/jobs/${app}/${id}`, undefined, signal),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 1000 : 4000),
  });
}
