import { type NotificationData, notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { type FieldFault, Problem } from '../lib/api';

/** What can be told of a fault. A `stored` one was written down earlier, maybe in another language than the page's. */
export interface Fault {
  code: string;
  message?: string | null;
  hint?: string | null;
  stored?: boolean;
}

type Translate = (key: string, options?: Record<string, unknown>) => string;

function known(key: string): boolean {
  return i18next.exists(key);
}

/**
 * The sentence for a fault. The server answers in the page's language, so its words come first; what no server said, and
 * what was stored, has its sentence here.
 */
export function faultText(t: Translate, fault: Fault): string {
  // Stored sentences are English and know the details, so an English page shows them as they are.
  if (fault.stored && fault.message && i18next.language === 'en') return fault.message;
  if (fault.stored && known(`errors:fetch.${fault.code}`)) return t(`errors:fetch.${fault.code}`);
  if (known(`errors:code.${fault.code}`)) return t(`errors:code.${fault.code}`);
  if (fault.message) return fault.message;
  return /^http_5/.test(fault.code) ? t('errors:server') : t('errors:unknown');
}

/** A fault of a kept page or of a job, as it was written down when it happened. */
export function stored(fault: { code: string; message: string; hint?: string | null }): Fault {
  return { ...fault, stored: true };
}

export interface Told extends Fault {
  requestId: string | null;
  retryAfter: number | null;
  fields: FieldFault[];
}

export function asTold(fault: unknown): Told {
  if (fault instanceof Problem) {
    return {
      code: fault.code,
      message: fault.detail,
      hint: fault.hint,
      requestId: fault.requestId,
      retryAfter: fault.retryAfterSeconds,
      fields: fault.fields,
    };
  }
  const plain = fault instanceof Error ? null : (fault as Fault | null);
  return { code: 'page_fault', ...plain, requestId: null, retryAfter: null, fields: [] };
}

function toast(data: NotificationData): void {
  notifications.show({ closeButtonProps: { 'aria-label': i18next.t('common:close') }, ...data });
}

/** Says what went wrong in a corner of the page, for actions that have no place of their own for it. */
export function useTellFault() {
  const { t } = useTranslation('errors');
  return (fault: unknown) => {
    const told = asTold(fault);
    const parts = [faultText(t, told), told.hint];
    if (told.retryAfter) parts.push(t('retryAfter', { count: Math.ceil(told.retryAfter) }));
    if (told.requestId) parts.push(t('request', { id: told.requestId }));
    toast({ color: 'red', title: t('title'), message: parts.filter(Boolean).join(' '), autoClose: 9000 });
  };
}

export function useTell() {
  return (message: string) => toast({ message, color: 'accent' });
}
