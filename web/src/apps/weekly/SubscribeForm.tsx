import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../../lib/api';
import { useFormats } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import { FaultNote } from '../../ui/states';
import { zoneHere } from '../../watching/me';
import { api, sections, type Wishes } from './weekly';
import css from './SubscribeForm.module.css';
import { WishFields } from './WishFields';

/** An address, and when the letter should come. Nothing is sent before the address has been confirmed from its mailbox. */
export function SubscribeForm() {
  const { t, i18n } = useTranslation('weekly');
  const f = useFormats();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [wishes, setWishes] = useState<Wishes>({ language: i18n.language, time_zone: zoneHere(), weekday: 1, hour: 8, frequency: 'weekly', sections: [...sections] });
  const subscribe = useMutation({
    mutationFn: () => post<{ message: string }>(api('subscriptions'), { email: email.trim(), ...wishes }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['weekly', 'mine'] }),
  });
  if (subscribe.data) {
    return (
      <div className={css.sent} role="status">
        <Icon name="letter" size={28} />
        <div>
          <strong>{t('subscribe.sentTitle')}</strong>
          <p>{subscribe.data.message || t('subscribe.sent')}</p>
        </div>
      </div>
    );
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        subscribe.mutate();
      }}
    >
      <div className={css.line}>
        <TextInput className="grow" type="email" required maxLength={254} autoComplete="email" size="md" label={t('subscribe.email')} placeholder={t('subscribe.placeholder')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <Button type="submit" size="md" loading={subscribe.isPending} disabled={!email.includes('@')}>
          {t('subscribe.act')}
        </Button>
      </div>
      {subscribe.error && <FaultNote fault={subscribe.error} />}
      <details className={css.more}>
        <summary>{t('subscribe.when', { day: f.weekday(wishes.weekday), hour: f.hour(wishes.hour), zone: wishes.time_zone.replaceAll('_', ' ') })}</summary>
        <WishFields value={wishes} onChange={setWishes} withSections={false} />
      </details>
    </form>
  );
}
