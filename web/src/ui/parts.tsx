import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import css from './parts.module.css';
import { FaultNote } from './states';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

export function Card({ title, note, children, id }: { title?: string; note?: ReactNode; children?: ReactNode; id?: string }) {
  return (
    <section className={css.card} id={id} aria-label={title}>
      {title && <h2>{title}</h2>}
      {title && note && <p>{note}</p>}
      {children}
    </section>
  );
}

export function Chip({ tone = 'plain', dot, children, lang }: { tone?: Tone; dot?: boolean; children: ReactNode; lang?: string }) {
  return (
    <span className={`${css.chip} ${tone === 'plain' ? '' : css[tone]}`} lang={lang}>
      {dot && <span className={css.dot} />}
      {children}
    </span>
  );
}

export const chipClass = css.chip;

/** How far something is; without a total it only says that it goes on. */
export function Bar({ done, total, label }: { done: number; total: number; label: string }) {
  const part = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div
      className={css.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total > 0 ? total : 1}
      aria-valuenow={total > 0 ? Math.min(done, total) : 0}
    >
      <span style={{ width: `${part * 100}%` }} />
    </div>
  );
}

type Paged = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'error' | 'fetchNextPage'>;

/** The way to the next page of a list, while there is one; `early` takes it by itself when the end of the list comes near. */
export function More({ list, label, early = false }: { list: Paged; label: string; early?: boolean }) {
  const end = useRef<HTMLDivElement>(null);
  const load = useRef(list.fetchNextPage);
  load.current = list.fetchNextPage;
  // After a failure only the button asks again: an observer would ask without end.
  const watching = early && list.hasNextPage && !list.isFetchingNextPage && !list.isFetchNextPageError;
  useEffect(() => {
    const element = end.current;
    if (!element || !watching) return;
    const watcher = new IntersectionObserver((seen) => seen[0]?.isIntersecting && void load.current(), { rootMargin: '600px' });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [watching]);
  if (!list.hasNextPage) return null;
  return (
    <div ref={end} className={css.more}>
      {list.isFetchNextPageError && <FaultNote fault={list.error} />}
      <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {label}
      </Button>
    </div>
  );
}

/** Copies what an element says. Over plain HTTP there is no clipboard to write to; there the selection is copied. */
async function copyText(element: HTMLElement | null): Promise<void> {
  if (!element) return;
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(element.textContent ?? '');
    return;
  }
  getSelection()?.selectAllChildren(element);
  document.execCommand('copy');
}

/** A value to carry elsewhere, with a button that copies it. */
export function CopyLine({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation('common');
  const [copied, setCopied] = useState(false);
  const code = useRef<HTMLElement>(null);
  return (
    <div className={css.copy}>
      <code ref={code} title={label}>
        {value}
      </code>
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<Icon name={copied ? 'check' : 'copy'} size={16} />}
        onClick={async () => {
          await copyText(code.current);
          setCopied(true);
          setTimeout(() => setCopied(false), 2000);
        }}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
    </div>
  );
}
