import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { del, post, Problem } from '../../../lib/api';
import { Card } from '../../../ui/parts';
import { useTell, useTellFault } from '../../../ui/problems';
import { FaultNote } from '../../../ui/states';
import { type Address, addressQuery, api } from '../wrapped';
import css from './LettersCard.module.css';

/** Whether one is told by mail of a story that is ready, and at which address. */
export function LettersCard({ owner }: { owner: boolean }) {
  const { t } = useTranslation('wrapped');
  const address = useQuery(addressQuery);
  return (
    <Card title={t('letters.title')} note={t('letters.note')}>
      {address.data && <Standing address={address.data} owner={owner} />}
      {address.error && !address.data && <FaultNote fault={address.error} />}
    </Card>
  );
}

function Standing({ address, owner }: { address: Address; owner: boolean }) {
  const { t } = useTranslation('wrapped');
  const tell = useTell();
  const onError = useTellFault();
  const client = useQueryClient();
  const [changing, setChanging] = useState(false);
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: addressQuery.queryKey });
    setChanging(false);
  };
  const ask = useMutation({ mutationFn: (email: string) => post(api('me/address'), { email }), onSuccess: refresh });
  const stop = useMutation({
    mutationFn: () => del(api('me/address')),
    onSuccess: async () => {
      await refresh();
      tell(t('letters.stopped'));
    },
    onError,
  });
  const { email, verified, waiting } = address;
  const note = ask.error && <NotSent fault={ask.error} owner={owner} />;
  if (changing || !(waiting || verified)) {
    return (
      <div className="stack">
        <AddressForm start={changing ? '' : (email ?? '')} pending={ask.isPending} onAsk={(wished) => ask.mutate(wished)} onKeep={changing ? () => setChanging(false) : null} />
        {note}
      </div>
    );
  }
  return (
    <div className="stack">
      <div role="status">
        {waiting && <p>{t('letters.waiting', { email: waiting })}</p>}
        {verified && <p>{t(waiting ? 'letters.stillTo' : 'letters.goesTo', { email })}</p>}
      </div>
      {note}
      <div className={css.acts}>
        {waiting && (
          <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate(waiting, { onSuccess: () => tell(t('letters.asked')) })}>
            {t('letters.again')}
          </Button>
        )}
        <Button variant="default" onClick={() => setChanging(true)}>
          {t('letters.other')}
        </Button>
        <Button variant="subtle" loading={stop.isPending} onClick={() => stop.mutate()}>
          {t('letters.stop')}
        </Button>
      </div>
    </div>
  );
}

function AddressForm({ start, pending, onAsk, onKeep }: { start: string; pending: boolean; onAsk: (email: string) => void; onKeep: (() => void) | null }) {
  const { t } = useTranslation('wrapped');
  const [email, setEmail] = useState(start);
  return (
    <form
      className={css.line}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(email.trim());
      }}
    >
      <TextInput className="grow" type="email" required maxLength={254} autoComplete="email" label={t('letters.email')} placeholder={t('letters.placeholder')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
      <Button type="submit" loading={pending} disabled={!email.includes('@')}>
        {t('letters.ask')}
      </Button>
      {onKeep && (
        <Button variant="subtle" onClick={onKeep}>
          {t('letters.keep')}
        </Button>
      )}
    </form>
  );
}

/** What is missing before letters can be sent is the owner's to mend; everybody else only hears that none is sent. */
function NotSent({ fault, owner }: { fault: Error; owner: boolean }) {
  const { t } = useTranslation('wrapped');
  const noMail = fault instanceof Problem && ['mail_off', 'mail_not_set_up', 'base_url_missing'].includes(fault.code);
  if (!noMail || owner) return <FaultNote fault={fault} title={noMail ? t('letters.noMail') : undefined} />;
  return <p role="alert">{t('letters.noMail')}</p>;
}
