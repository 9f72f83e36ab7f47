import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../lib/api';
import { connection } from '../lib/connection';
import { randomKey } from '../lib/random';
import { sendFile } from '../lib/upload';
import { type Door, useDoorOf } from './door';
import { importQuery } from './imports';
import { useEnter } from './me';

export type Transfer =
  | { state: 'idle' }
  | { state: 'sending'; file: File; sent: number; total: number }
  | { state: 'lost'; file: File }
  | { state: 'refused'; file: File; fault: unknown };

interface Taken {
  import_id: number;
  job_id: number | null;
  state: string;
}

const memory = (door: Door) => `rowhouse.${door.app}.import`;

function recall(door: Door): number | null {
  return Number(sessionStorage.getItem(memory(door))) || null;
}

/** What a fault of sending means: a lost line keeps the file at hand, a refusal says why, a stop means nothing was asked. */
export function afterFault(file: File, fault: unknown): Transfer {
  if (fault instanceof Problem && fault.code === 'upload_stopped') return { state: 'idle' };
  if (fault instanceof Problem && (fault.code === 'upload_lost' || [502, 504].includes(fault.status))) return { state: 'lost', file };
  return { state: 'refused', file, fault };
}

/**
 * Brings a file to the server and follows its import until the end. The import is remembered through a reload; a line that
 * breaks while the file is under way is tried again under the same key as soon as the server answers.
 */
export function useUpload(limit: number) {
  const door = useDoorOf();
  const client = useQueryClient();
  const enter = useEnter();
  const [transfer, setTransfer] = useState<Transfer>({ state: 'idle' });
  const [id, setId] = useState<number | null>(() => recall(door));
  const stop = useRef<AbortController | null>(null);
  const key = useRef('');
  const followed = useQuery({ ...importQuery(door, id), retry: false });

  const follow = useCallback(
    (next: number | null) => {
      if (next === null) sessionStorage.removeItem(memory(door));
      else sessionStorage.setItem(memory(door), String(next));
      setId(next);
    },
    [door],
  );

  const { mutateAsync: letIn } = enter;
  const go = useCallback(
    async (file: File, params?: Record<string, boolean>) => {
      const control = new AbortController();
      stop.current = control;
      setTransfer({ state: 'sending', file, sent: 0, total: file.size });
      try {
        if (file.size > limit) throw new Problem(413, 'upload_too_large', '');
        await letIn();
        const taken = await sendFile<Taken>(door.api('imports'), file, {
          params,
          headers: { 'Idempotency-Key': key.current },
          signal: control.signal,
          onProgress: (sent, total) => setTransfer((now) => (now.state === 'sending' ? { ...now, sent, total } : now)),
        });
        client.removeQueries({ queryKey: [door.app, 'imports', taken.import_id] });
        follow(taken.import_id);
        setTransfer({ state: 'idle' });
        void client.invalidateQueries({ queryKey: [door.app, 'imports'], exact: true });
      } catch (fault) {
        setTransfer(afterFault(file, fault));
      } finally {
        stop.current = null;
      }
    },
    [client, door, follow, letIn, limit],
  );

  const lost = transfer.state === 'lost' ? transfer.file : null;
  useEffect(() => (lost ? connection.onBack(() => void go(lost)) : undefined), [lost, go]);

  const busy = transfer.state === 'sending';
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [busy]);

  const ended = followed.data && followed.data.state !== 'reading' ? followed.data.id : null;
  useEffect(() => {
    // What the file brought shows everywhere: years, coverage, this week.
    if (ended !== null) void client.invalidateQueries({ queryKey: [door.app], predicate: (query) => query.queryKey[2] !== ended });
  }, [ended, client, door.app]);
  const gone = followed.error instanceof Problem && followed.error.status === 404;
  useEffect(() => {
    if (gone) follow(null);
  }, [gone, follow]);

  return {
    transfer,
    followed: gone ? undefined : followed.data,
    followFault: gone ? null : followed.error,
    waiting: id !== null && !followed.data && !followed.error,
    send: (file: File, params?: Record<string, boolean>) => {
      key.current = randomKey();
      follow(null);
      return go(file, params);
    },
    again: () => lost && void go(lost),
    stop: () => stop.current?.abort(),
    clear: () => {
      follow(null);
      setTransfer({ state: 'idle' });
    },
    follow,
  };
}
