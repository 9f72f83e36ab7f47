import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { PageHead } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { Chip } from '../../../ui/parts';
import { useTell, useTellFault } from '../../../ui/problems';
import { Empty, Failed, FaultNote, PageLoading } from '../../../ui/states';
import { useFigure } from '../../../watching/figures';
import type { Me } from '../../../watching/me';
import { LetterFrame } from '../LetterFrame';
import { SubscribeForm } from '../SubscribeForm';
import { at, type Mine as MineOf, previewQuery, stepWeek, type Week, way, weekQuery } from '../weekly';
import css from './Mine.module.css';
import { SubscriptionCard } from './SubscriptionCard';
import { WeekFigures } from './WeekFigures';

/** The last complete week at the left, the letter that tells of it at the right. */
export function Mine({ me, mine }: { me: Me; mine: MineOf }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const [address, setAddress] = useSearchParams();
  const last = mine.last_complete_week.week;
  const shown = address.get('week') ?? last;
  const week = useQuery({ ...weekQuery(shown), placeholderData: (old) => old });
  const known = mine.subscriptions.filter((one) => one.state !== 'unsubscribed');
  const go = (to: string) => setAddress(to === last ? {} : { week: to }, { replace: true });
  return (
    <div className={css.page}>
      <PageHead title={t('week.title')} note={week.data && t('week.span', { first: f.day(week.data.period_start), last: f.day(week.data.period_end) })}>
        {week.data?.example && <Chip tone="accent">{t('watching:example')}</Chip>}
        <Button variant="default" onClick={() => go(stepWeek(shown, -1))} leftSection={<Icon name="left" />}>
          {t('week.earlier')}
        </Button>
        <Button variant="default" disabled={shown >= last} onClick={() => go(stepWeek(shown, 1))} rightSection={<Icon name="right" />}>
          {t('week.later')}
        </Button>
      </PageHead>
      <div className={css.subscriptions}>
        {known.map((one) => (
          <SubscriptionCard key={one.token} one={one} />
        ))}
        {known.length === 0 && (
          <section className={css.subscribe} aria-label={t('subscribe.title')}>
            <h2>{t('subscribe.title')}</h2>
            <SubscribeForm />
          </section>
        )}
        {me.who === 'owner' && !mine.mail_ready && <FaultNote fault={{ code: mine.mail_missing ?? 'mail_not_set_up', message: t(mine.mail_missing === 'base_url_missing' ? 'mail.baseUrl' : 'mail.notSetUp') }} />}
      </div>
      {week.isPending ? (
        <PageLoading />
      ) : !week.data ? (
        <Failed fault={week.error} retry={() => void week.refetch()} />
      ) : week.data.state === 'no_data' ? (
        <NoData week={week.data} />
      ) : (
        <div className={css.columns}>
          <WeekFigures week={week.data} />
          <Letter week={week.data} owner={me.who === 'owner'} ready={mine.mail_ready} />
        </div>
      )}
    </div>
  );
}

function NoData({ week }: { week: Week }) {
  const { t } = useTranslation('weekly');
  const figure = useFigure();
  const ago = week.last_year;
  return (
    <Empty art={<Icon name="calendar" size={32} />} title={t('week.noData')} text={t('week.noDataText')}>
      <Button component={Link} to={way('connect')}>
        {t('landing.bring')}
      </Button>
      {ago && (
        <p className={css.ago}>
          {t('week.ago', { videos: figure(ago.videos, 'videos'), time: figure({ low: ago.low_seconds, high: ago.high_seconds }, 'seconds') })}
        </p>
      )}
    </Empty>
  );
}

function Letter({ week, owner, ready }: { week: Week; owner: boolean; ready: boolean }) {
  const { t, i18n } = useTranslation('weekly');
  const letter = useQuery(previewQuery(week.week, i18n.language));
  return (
    <section className={css.letter} aria-label={t('letter.title')}>
      <div className="row apart">
        <h2>{t('letter.title')}</h2>
        {owner && ready && <Test />}
      </div>
      {letter.isPending ? <PageLoading /> : !letter.data ? <Failed fault={letter.error} retry={() => void letter.refetch()} /> : <LetterFrame html={letter.data.html} subject={letter.data.subject} preheader={letter.data.preheader} />}
    </section>
  );
}

/** Sends the last complete week's letter to an address of the owner's choice, once. */
function Test() {
  const { t } = useTranslation('weekly');
  const tell = useTell();
  const onError = useTellFault();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState('');
  const send = useMutation({
    mutationFn: () => post(at('api/send-test-email'), { email: email.trim() }),
    onSuccess: () => {
      tell(t('letter.testSent', { email: email.trim() }));
      setOpen(false);
    },
    onError,
  });
  if (!open) {
    return (
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {t('letter.test')}
      </Button>
    );
  }
  return (
    <form
      className={css.test}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <input type="email" required maxLength={254} aria-label={t('subscribe.email')} placeholder={t('subscribe.placeholder')} autoComplete="email" value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
      <Button type="submit" size="compact-sm" loading={send.isPending}>
        {t('letter.send')}
      </Button>
    </form>
  );
}
