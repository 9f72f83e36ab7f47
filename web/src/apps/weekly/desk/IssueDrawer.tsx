import { Button, Drawer, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get, post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Chip } from '../../../ui/parts';
import { useTell, useTellFault } from '../../../ui/problems';
import { Failed, PageLoading } from '../../../ui/states';
import { LetterFrame } from '../LetterFrame';
import { issueTone } from '../tones';
import { at, type Issue, type Lint } from '../weekly';
import css from './Desk.module.css';

interface Detail extends Issue {
  html: string | null;
  text: string | null;
  preheader: string | null;
  bytes: number;
  lint: Lint[];
}

/** One letter: how it looks, what speaks against it, and what can still be done with it. */
export function IssueDrawer({ id, onClose }: { id: number | null; onClose: () => void }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const issue = useQuery({
    queryKey: ['weekly', 'desk', 'issue', id],
    queryFn: ({ signal }) => get<Detail>(at(`admin/issues/${id}`), undefined, signal),
    enabled: id !== null,
  });
  const one = issue.data;
  return (
    <Drawer opened={id !== null} onClose={onClose} position="right" size="lg" title={t('desk.issue')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      {issue.isPending ? (
        <PageLoading />
      ) : !one ? (
        <Failed fault={issue.error} retry={() => void issue.refetch()} />
      ) : (
        <div className="stack">
          <p className="row">
            <Chip tone={issueTone(one.state)} dot>
              {t(`issue.state.${one.state}`)}
            </Chip>
            {one.mail_state && <Chip tone={issueTone(one.mail_state)}>{t(`issue.state.${one.mail_state}`)}</Chip>}
            <span className="small dim">{[one.week, one.email_masked, one.time_zone.replaceAll('_', ' '), one.bytes > 0 ? f.bytes(one.bytes) : null].filter(Boolean).join(' · ')}</span>
          </p>
          <Acts issue={one} />
          {one.lint.map((found) => (
            <p key={found.code} className={css.lint}>
              {found.sentence}
            </p>
          ))}
          {one.html && one.subject ? <LetterFrame html={one.html} subject={one.subject} preheader={one.preheader ?? undefined} /> : <p className="dim">{t('desk.notWritten')}</p>}
          {one.text && (
            <details>
              <summary>{t('desk.text')}</summary>
              <pre className={css.text}>{one.text}</pre>
            </details>
          )}
        </div>
      )}
    </Drawer>
  );
}

function Acts({ issue }: { issue: Detail }) {
  const { t } = useTranslation('weekly');
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const [email, setEmail] = useState('');
  const act = useMutation({
    mutationFn: (verb: 'approve' | 'send' | 'cancel') => post(at(`admin/issues/${issue.id}/${verb}`)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['weekly', 'desk'] }),
    onError,
  });
  const test = useMutation({
    mutationFn: () => post(at(`admin/issues/${issue.id}/test`), { email: email.trim() }),
    onSuccess: () => tell(t('letter.testSent', { email: email.trim() })),
    onError,
  });
  const waits = ['planned', 'awaiting_approval'].includes(issue.state);
  return (
    <>
      <div className="row">
        {issue.state === 'awaiting_approval' && (
          <Button loading={act.isPending} onClick={() => act.mutate('approve')}>
            {t('desk.approve')}
          </Button>
        )}
        {waits && (
          <Button variant={issue.state === 'planned' ? 'filled' : 'default'} loading={act.isPending} onClick={() => act.mutate('send')}>
            {t('desk.sendNow')}
          </Button>
        )}
        {(waits || issue.state === 'queued') && (
          <Button variant="subtle" color="red" loading={act.isPending} onClick={() => act.mutate('cancel')}>
            {t('desk.keepBack')}
          </Button>
        )}
      </div>
      {issue.html && (
        <form
          className={css.test}
          onSubmit={(event) => {
            event.preventDefault();
            test.mutate();
          }}
        >
          <TextInput className="grow" type="email" required maxLength={254} label={t('desk.testTo')} placeholder={t('subscribe.placeholder')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
          <Button type="submit" variant="default" loading={test.isPending}>
            {t('letter.test')}
          </Button>
        </form>
      )}
    </>
  );
}
