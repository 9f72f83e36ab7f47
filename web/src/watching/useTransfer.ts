import { useCallback, useRef, useState } from 'react';
import { Problem } from '../lib/api';
import { type Sending, sendFile } from '../lib/upload';
import { useEnter } from './me';

type Transfer =
  | { state: 'idle' }
  | { state: 'sending'; file: File; sent: number; total: number }
  | { state: 'lost'; file: File }
  | { state: 'refused'; file: File; fault: unknown };

/** What a fault of sending means: a lost line keeps the file at hand, a refusal says why, a stop means nothing was asked. */
function afterFault(file: File, fault: unknown): Transfer {
  if (fault instanceof Problem && fault.code === 'upload_stopped') return { state: 'idle' };
  if (fault instanceof Problem && (fault.code === 'upload_lost' || [502, 504].includes(fault.status))) return { state: 'lost', file };
  return { state: 'refused', file, fault };
}

/** Sends one file at a time and tells how far it is; whoever is a stranger yet is let in first. `taken` hears the answer. */
export function useTransfer<T>(limit: number) {
  const { mutateAsync: letIn } = useEnter();
  const [transfer, setTransfer] = useState<Transfer>({ state: 'idle' });
  const control = useRef<AbortController | null>(null);
  const send = useCallback(
    async (path: string, file: File, sending: Pick<Sending, 'params' | 'headers'>, taken: (answer: T) => void) => {
      const { signal } = (control.current = new AbortController());
      setTransfer({ state: 'sending', file, sent: 0, total: file.size });
      try {
        if (file.size > limit) throw new Problem(413, 'upload_too_large', '');
        await letIn();
        const onProgress = (sent: number, total: number) => setTransfer((now) => (now.state === 'sending' ? { ...now, sent, total } : now));
        taken(await sendFile<T>(path, file, { ...sending, signal, onProgress }));
        setTransfer({ state: 'idle' });
      } catch (fault) {
        setTransfer(afterFault(file, fault));
      } finally {
        control.current = null;
      }
    },
    [letIn, limit],
  );
  return { transfer, send, stop: () => control.current?.abort(), clear: () => setTransfer({ state: 'idle' }) };
}
