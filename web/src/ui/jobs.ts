import type { Tone } from './parts';

export const jobStates = ['ready', 'delayed', 'waiting', 'running', 'failed', 'done', 'dead', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

export const jobTones: Record<JobState, Tone> = {
  ready: 'plain',
  delayed: 'plain',
  waiting: 'plain',
  running: 'accent',
  failed: 'warn',
  done: 'good',
  dead: 'bad',
  cancelled: 'plain',
};

export interface Job {
  id: number;
  kind: string;
  state: JobState;
  priority?: number;
  attempt: number;
  max_attempts: number;
  stage: string | null;
  done: number | null;
  total: number | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  run_at: string | null;
  error: string | null;
}

export const cancellable = (state: JobState) => ['ready', 'delayed', 'waiting', 'running', 'failed'].includes(state);
export const retryable = (state: JobState) => ['failed', 'dead', 'cancelled', 'delayed'].includes(state);
export const moving = (state: JobState) => ['ready', 'running', 'failed', 'waiting'].includes(state);
