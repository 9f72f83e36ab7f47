import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { Problem } from '../lib/api';

export interface Fault {
  code: string;
  message?: string | null;
  hint?: string | null;
}

type Translate = (key: string, options?: Record<string, unknown>) => string;

function known(key: string): boolean {
  return i18next.exists(key);
}

/** The sentence for a fault in the page's language; the server's own words where ours has none for the code. */
export function faultText(t: Translate, fault: Fault): string {
  if (known(`errors:code.${fault.code}`)) return t(`errors:code.${fault.code}`);
  if (fault.message) return fault.message;
  const family = /^http_(\d)/.exec(fault.code)?.[1];
  return family === '5' ? t('errors:server') : t('errors:unknown');
}

export function faultHint(t: Translate, fault: Fault): string | null {
  if (known(`errors:hint.${fault.code}`)) return t(`errors:hint.${fault.code}`);
  return fault.hint || null;
}

export function asFault(fault: unknown): Fault & { requestId: string | null; retryAfter: number | null; status: number } {
  if (fault instanceof Problem) {
    return {
      code: fault.code,
      message: fault.detail,
      hint: fault.hint,
      requestId: fault.requestId,
      retryAfter: fault.retryAfterSeconds,
      status: fault.status,
    };
  }
  return { code: 'page_fault', message: null, hint: null, requestId: null, retryAfter: null, status: 0 };
}

/** Says what went wrong in a corner of the page, for actions that have no place of their own for it. */
export function useTellFault() {
  const { t } = useTranslation('errors');
  return (fault: unknown) => {
    const { requestId, retryAfter, ...rest } = asFault(fault);
    const parts = [faultText(t, rest), faultHint(t, rest)];
    if (retryAfter) parts.push(t('errors:retryAfter', { count: Math.ceil(retryAfter) }));
    if (requestId) parts.push(t('errors:request', { id: requestId }));
    notifications.show({ color: 'red', title: t('errors:title'), message: parts.filter(Boolean).join(' '), autoClose: 9000 });
  };
}

export function useTell() {
  return (message: string) => notifications.show({ message, color: 'accent' });
}
