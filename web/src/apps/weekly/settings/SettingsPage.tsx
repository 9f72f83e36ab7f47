import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { patch, post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { Card, Chip } from '../../../ui/parts';
import { useTell, useTellFault } from '../../../ui/problems';
import { Failed, FaultNote, PageLoading } from '../../../ui/states';
import type { Me } from '../../../watching/me';
import { SubscribeForm } from '../SubscribeForm';
import { subscriptionTones } from '../tones';
import { api, mineQuery, pageOf, type Subscription, way, type Wishes } from '../weekly';
import { WishFields } from '../WishFields';
import css from './SettingsPage.module.css';

/** Preferences of every subscription, and the way to one's own data. */
export default function SettingsPage({ me }: { me: Me }) {
  const { t } = useTranslation('weekly');
  useTitle(t('nav.settings'), t('name'));
  const mine = useQuery(mineQuery);
  return (
    <div className={css.page}>
      <PageHead title={t('nav.settings')} note={t('settings.note')} />
      {mine.isPending ? (
        <PageLoading />
      ) : !mine.data ? (
        <Failed fault={mine.error} retry={() => void mine.refetch()} />
      ) : (
        <div className="stack">
          {mine.data.subscriptions.map((one) => (
            <Preferences key={one.token} one={one} />
          ))}
          <Card title={mine.data.subscriptions.length > 0 ? t('settings.another') : t('subscribe.title')}>
            <SubscribeForm />
          </Card>
          <Card title={t('settings.data')} note={t('settings.dataNote', { zone: me.time_zone?.replaceAll('_', ' ') ?? 'UTC' })}>
            <Button component={Link} to={way('data')} variant="default" leftSection={<Icon name="shield" />}>
              {t('settings.data')}
            </Button>
          </Card>
        </div>
      )}
    </div>
  );
}

function Preferences({ one }: { one: Subscription }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const client = useQueryClient();
  const tell = useTell();
  const wishesOf = (from: Subscription): Wishes => ({ language: from.language, time_zone: from.time_zone, weekday: from.weekday, hour: from.hour, frequency: from.frequency, sections: from.sections });
  const [draft, setDraft] = useState<Wishes>(() => wishesOf(one));
  const save = useMutation({
    mutationFn: () => patch<Subscription>(api(`subscriptions/${one.token}`), draft),
    onSuccess: async (kept) => {
      setDraft(wishesOf(kept));
      tell(t('common:saved'));
      await client.invalidateQueries({ queryKey: ['weekly'] });
    },
  });
  const changed = JSON.stringify(draft) !== JSON.stringify(wishesOf(one));
  const over = one.state === 'unsubscribed' || one.state === 'suppressed';
  return (
    <section className={css.card} aria-label={t('sub.of', { email: one.email_masked })}>
      <div className="row apart">
        <h2>{one.email_masked}</h2>
        <Chip tone={subscriptionTones[one.state]} dot>
          {t(`sub.state.${one.state}`)}
        </Chip>
      </div>
      {one.next_issue_at && one.state === 'active' && <p className="small dim">{t('sub.next', { at: f.inZone(one.next_issue_at, one.time_zone), zone: one.time_zone.replaceAll('_', ' ') })}</p>}
      {one.state === 'pending' && <p className="small dim">{t('sub.pending')}</p>}
      {one.state === 'suppressed' && <p className="small dim">{t('sub.suppressed')}</p>}
      {!over && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <WishFields value={draft} onChange={setDraft} />
          {draft.sections.length === 0 && <p className="small">{t('wish.nothing')}</p>}
          {save.error && <FaultNote fault={save.error} />}
          <div>
            <Button type="submit" disabled={!changed || draft.sections.length === 0} loading={save.isPending}>
              {t('common:save')}
            </Button>
          </div>
        </form>
      )}
      {!over && <Rest one={one} />}
      <p className={css.links}>
        <a href={pageOf(one.links.archive)}>{t('settings.archive')}</a>
        {!over && <a href={pageOf(one.links.unsubscribe)}>{t('settings.unsubscribe')}</a>}
      </p>
    </section>
  );
}

const weeks = [2, 4, 8, 12, 26] as const;

/** A pause of some weeks, or its end. */
function Rest({ one }: { one: Subscription }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const client = useQueryClient();
  const onError = useTellFault();
  const [length, setLength] = useState('4');
  const act = useMutation({
    mutationFn: (verb: 'pause' | 'resume') => post(api(`subscriptions/${one.token}/${verb}`), verb === 'pause' ? { weeks: Number(length) } : undefined),
    onSuccess: () => client.invalidateQueries({ queryKey: ['weekly'] }),
    onError,
  });
  if (one.state === 'paused') {
    return (
      <div className={css.rest}>
        <p>{one.paused_until ? t('sub.paused', { date: f.date(one.paused_until) }) : t('sub.pausedOpen')}</p>
        <Button variant="default" loading={act.isPending} leftSection={<Icon name="play" />} onClick={() => act.mutate('resume')}>
          {t('sub.resume')}
        </Button>
      </div>
    );
  }
  if (one.state !== 'active') return null;
  return (
    <div className={css.rest}>
      <NativeSelect aria-label={t('settings.pauseFor')} value={length} onChange={(event) => setLength(event.currentTarget.value)} data={weeks.map((count) => ({ value: String(count), label: t('settings.weeks', { count }) }))} />
      <Button variant="default" loading={act.isPending} leftSection={<Icon name="pause" />} onClick={() => act.mutate('pause')}>
        {t('settings.pause')}
      </Button>
    </div>
  );
}
