import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { Chip } from '../../../ui/parts';
import { useTellFault } from '../../../ui/problems';
import { subscriptionTones } from '../tones';
import { api, type Subscription, way } from '../weekly';
import css from './Mine.module.css';

/** One subscription in a line: where it goes, how it stands, and when the next letter comes. */
export function SubscriptionCard({ one }: { one: Subscription }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const client = useQueryClient();
  const onError = useTellFault();
  const act = useMutation({
    mutationFn: (verb: 'connect' | 'resume') => post(api(`subscriptions/${one.token}/${verb}`)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['weekly'] }),
    onError,
  });
  const next =
    one.state === 'pending'
      ? t('sub.pending')
      : one.state === 'paused'
        ? one.paused_until
          ? t('sub.paused', { date: f.date(one.paused_until) })
          : t('sub.pausedOpen')
        : one.state === 'suppressed'
          ? t('sub.suppressed')
          : one.next_issue_at
            ? t('sub.next', { at: f.inZone(one.next_issue_at, one.time_zone), zone: one.time_zone.replaceAll('_', ' ') })
            : t('sub.none');
  return (
    <section className={css.subscription} aria-label={t('sub.of', { email: one.email_masked })}>
      <span className={css.stamp}>
        <Icon name="letter" size={22} />
      </span>
      <div className="grow">
        <p className="row">
          <strong>{one.email_masked}</strong>
          <Chip tone={subscriptionTones[one.state]} dot>
            {t(`sub.state.${one.state}`)}
          </Chip>
          {one.example && <Chip tone="accent">{t('watching:example')}</Chip>}
        </p>
        <p className="small dim">{next}</p>
        {one.waiting_for_data && <p className="small">{t('sub.waiting')}</p>}
        {!one.connected && <p className="small">{t('sub.unconnected')}</p>}
      </div>
      <div className="row">
        {!one.connected && (
          <Button size="compact-md" loading={act.isPending} onClick={() => act.mutate('connect')}>
            {t('sub.connect')}
          </Button>
        )}
        {one.state === 'paused' && (
          <Button size="compact-md" loading={act.isPending} onClick={() => act.mutate('resume')}>
            {t('sub.resume')}
          </Button>
        )}
        <Button component={Link} to={way('settings')} size="compact-md" variant="default">
          {t('sub.preferences')}
        </Button>
      </div>
    </section>
  );
}
