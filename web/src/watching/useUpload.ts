import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../lib/api';
import { connection } from '../lib/connection';
import { randomKey } from '../lib/random';
import { type Door, useDoorOf } from './door';
import { importMemory, importQuery } from './imports';
import { useTransfer } from './useTransfer';

interface Taken {
  import_id: number;
  job_id: number | null;
  state: string;
}

function recall(door: Door): number | null {
  return Number(sessionStorage.getItem(importMemory(door))) || null;
}

/**
 * Brings a file to the server and follows its import until the end. The import is remembered through a reload; a line that
 * breaks while the file is under way is tried again under the same key as soon as the server answers.
 */
export function useUpload(limit: number) {
  const door = useDoorOf();
  const client = useQueryClient();
  const { transfer, send, stop, clear } = useTransfer<Taken>(limit);
  const [id, setId] = useState<number | null>(() => recall(door));
  const [held, setHeld] = useState<File | null>(null);
  const wish = useRef({ key: '', confirm: false });
  const followed = useQuery({ ...importQuery(door, id), retry: false });

  const follow = useCallback(
    (next: number | null) => {
      if (next === null) sessionStorage.removeItem(importMemory(door));
      else sessionStorage.setItem(importMemory(door), String(next));
      setId(next);
    },
    [door],
  );

  const go = useCallback(
    (file: File) =>
      send(door.api('imports'), file, { params: { confirm: wish.current.confirm || undefined }, headers: { 'Idempotency-Key': wish.current.key } }, (taken) => {
        client.removeQueries({ queryKey: [door.app, 'imports', taken.import_id] });
        follow(taken.import_id);
        void client.invalidateQueries({ queryKey: [door.app, 'imports'], exact: true });
      }),
    [client, door, follow, send],
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

  const begin = (file: File, confirm: boolean) => {
    wish.current = { key: randomKey(), confirm };
    setHeld(file);
    follow(null);
    return go(file);
  };
  return {
    transfer,
    followed: gone ? undefined : followed.data,
    followFault: gone ? null : followed.error,
    send: (file: File) => begin(file, false),
    /** The file that was brought last, for another try; a reload forgets it. */
    held,
    /** Brings a file of another account, for somebody who says that it is meant. */
    sendConfirmed: (file: File) => begin(file, true),
    again: () => lost && void go(lost),
    stop,
    clear: () => {
      setHeld(null);
      follow(null);
      clear();
    },
  };
}
