import { Button, Loader } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import { asTold, faultText } from './problems';
import css from './states.module.css';

/** A spinner that waits a moment before it shows, so that fast pages do not blink. */
export function PageLoading() {
  // The common words are there before any page, so that saying this waits for nothing.
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css.loading} role="status" aria-busy="true">
      {late && (
        <>
          <Loader size="sm" />
          <span className="unseen">{t('common:loading')}</span>
        </>
      )}
    </div>
  );
}

export function Empty(props: { art?: ReactNode; title: string; text?: ReactNode; children?: ReactNode; level?: 1 | 2 }) {
  const Heading = props.level === 1 ? 'h1' : 'h2';
  return (
    <div className={css.state}>
      {props.art && <div className={css.art}>{props.art}</div>}
      <Heading style={{ fontFamily: 'var(--font-display)', fontSize: 'var(--t5)' }}>{props.title}</Heading>
      {props.text && <p>{props.text}</p>}
      {props.children && <div className={css.actions}>{props.children}</div>}
    </div>
  );
}

/** A whole area that could not be shown, with its cause, the next step and a way to try again. */
export function Failed({ fault, retry }: { fault: unknown; retry?: () => void }) {
  const { t } = useTranslation('errors');
  const told = asTold(fault);
  const left = useCountdown(told.retryAfter);
  return (
    <div className={css.state} role="alert">
      <div className={css.art}>
        <Icon name="warn" size={32} />
      </div>
      <h2>{t('title')}</h2>
      <p>{faultText(t, told)}</p>
      {told.hint && <p>{told.hint}</p>}
      {told.requestId && <p className="tiny mono">{t('request', { id: told.requestId })}</p>}
      {retry && (
        <div className={css.actions}>
          <Button onClick={retry} variant="default" leftSection={<Icon name="retry" />} disabled={left > 0}>
            {left > 0 ? t('retryAfter', { count: left }) : t('common:tryAgain')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A fault beside what it is about. */
export function FaultNote({ fault, title, children }: { fault: unknown; title?: string; children?: ReactNode }) {
  const { t } = useTranslation('errors');
  const told = asTold(fault);
  const left = useCountdown(told.retryAfter);
  return (
    <div className={css.note} role="alert">
      <Icon name="warn" />
      <div className="grow">
        {title && <strong>{title}</strong>}
        <p>{faultText(t, told)}</p>
        {told.hint && <p>{told.hint}</p>}
        {told.stored && told.message && told.message !== faultText(t, told) && <p className={css.said}>{told.message}</p>}
        {told.fields.map((wrong) => (
          <p key={wrong.field}>{t('field', { field: wrong.field, message: wrong.message })}</p>
        ))}
        {left > 0 && <p>{t('retryAfter', { count: left })}</p>}
        {children}
      </div>
    </div>
  );
}

/** Whole seconds left of a wait that the server asked for. */
export function useCountdown(seconds: number | null): number {
  const [left, setLeft] = useState(Math.ceil(seconds ?? 0));
  useEffect(() => {
    setLeft(Math.ceil(seconds ?? 0));
    if (!seconds) return;
    const end = Date.now() + seconds * 1000;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
