import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { del, post } from '../../../lib/api';
import { useRefreshHouse } from '../../../lib/house';
import { Card, Chip, CopyLine } from '../../../ui/parts';
import { PasswordAgain } from '../../../ui/PasswordAgain';
import { useTell } from '../../../ui/problems';
import { FaultNote } from '../../../ui/states';
import css from './SettingsPage.module.css';

interface Offer {
  secret: string;
  uri: string;
  qr_svg: string;
}

function TurnOn() {
  const { t } = useTranslation('house');
  const tell = useTell();
  const refresh = useRefreshHouse();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const offer = useMutation({ mutationFn: () => post<Offer>('api/settings/totp', { password }) });
  const confirm = useMutation({
    mutationFn: () => post('api/settings/totp/confirm', { code: code.trim() }),
    onSuccess: async () => {
      tell(t('totp.isOn'));
      await refresh();
    },
  });
  if (!offer.data) {
    return (
      <form
        className={css.narrow}
        onSubmit={(event) => {
          event.preventDefault();
          offer.mutate();
        }}
      >
        <PasswordAgain label={t('totp.passwordOn')} value={password} onChange={setPassword} />
        {offer.error && <FaultNote fault={offer.error} />}
        <div>
          <Button type="submit" variant="default" disabled={!password} loading={offer.isPending}>
            {t('totp.turnOn')}
          </Button>
        </div>
      </form>
    );
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <p className="small">{t('totp.scan')}</p>
      <img className={css.qr} src={`data:image/svg+xml,${encodeURIComponent(offer.data.qr_svg)}`} alt={t('totp.qr')} />
      <CopyLine value={offer.data.secret} label={t('totp.secret')} />
      <div className={css.narrow}>
        <TextInput
          label={t('signIn.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {confirm.error && <FaultNote fault={confirm.error} />}
        <div>
          <Button type="submit" loading={confirm.isPending} disabled={code.trim().length < 6}>
            {t('totp.confirm')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function TurnOff() {
  const { t } = useTranslation('house');
  const tell = useTell();
  const refresh = useRefreshHouse();
  const [password, setPassword] = useState('');
  const remove = useMutation({
    mutationFn: () => del('api/settings/totp', { password }),
    onSuccess: async () => {
      tell(t('totp.isOff'));
      await refresh();
    },
  });
  return (
    <form
      className={css.narrow}
      onSubmit={(event) => {
        event.preventDefault();
        remove.mutate();
      }}
    >
      <div>
        <Chip tone="good" dot>
          {t('totp.on')}
        </Chip>
      </div>
      <PasswordAgain label={t('totp.password')} value={password} onChange={setPassword} />
      {remove.error && <FaultNote fault={remove.error} />}
      <div>
        <Button type="submit" variant="default" disabled={!password} loading={remove.isPending}>
          {t('totp.turnOff')}
        </Button>
      </div>
    </form>
  );
}

export function TotpCard({ on }: { on: boolean }) {
  const { t } = useTranslation('house');
  return (
    <Card title={t('totp.title')} note={t('totp.note')}>
      {on ? <TurnOff /> : <TurnOn />}
    </Card>
  );
}
