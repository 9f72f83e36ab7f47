import { Button, NativeSelect, PasswordInput, SegmentedControl, TextInput, useMantineColorScheme } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get, patch, post } from '../../../lib/api';
import { useHouse } from '../../../lib/house';
import { speak } from '../../../lib/i18n';
import { type Language, languageNames, languages, type Theme, themes } from '../../../lib/prefs';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Card } from '../../../ui/parts';
import { PasswordAgain } from '../../../ui/PasswordAgain';
import { useTell, useTellFault } from '../../../ui/problems';
import { FaultNote } from '../../../ui/states';
import { HouseFrame } from '../HouseFrame';
import { NewPasswordField } from '../PasswordField';
import { strength } from '../password';
import { AuditCard } from './AuditCard';
import { SessionsCard } from './SessionsCard';
import css from './SettingsPage.module.css';
import { TotpCard } from './TotpCard';

interface Settings {
  base_url: string | null;
  language: string;
  totp_enabled?: boolean;
}

const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => get<Settings>('api/settings', undefined, signal),
});

function Looks() {
  const { t, i18n } = useTranslation('house');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const onError = useTellFault();
  const save = useMutation({ mutationFn: (language: Language) => patch('api/settings', { language }), onError });
  return (
    <Card title={t('settings.looks')} note={t('settings.looksNote')}>
      <div className={css.fields}>
        <NativeSelect
          label={t('common:language')}
          value={i18n.language}
          onChange={(event) => {
            const language = event.currentTarget.value as Language;
            void speak(language);
            save.mutate(language);
          }}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <div>
          <p className={css.label} id="theme-label">
            {t('common:theme.label')}
          </p>
          <SegmentedControl
            aria-labelledby="theme-label"
            value={colorScheme}
            onChange={(theme) => setColorScheme(theme as Theme)}
            data={themes.map((value) => ({ value, label: t(`common:theme.${value}`) }))}
          />
        </div>
      </div>
    </Card>
  );
}

function Address() {
  const { t } = useTranslation('house');
  const client = useQueryClient();
  const tell = useTell();
  const saved = useQuery(settingsQuery);
  const [baseUrl, setBaseUrl] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => {
    if (saved.data) setBaseUrl(saved.data.base_url ?? '');
  }, [saved.data]);
  const save = useMutation({
    mutationFn: () => patch<Settings>('api/settings', { base_url: baseUrl.trim(), password }),
    onSuccess: async () => {
      setPassword('');
      await client.invalidateQueries({ queryKey: ['settings'] });
      tell(t('common:saved'));
    },
  });
  const changed = baseUrl !== (saved.data?.base_url ?? '');
  return (
    <Card title={t('settings.baseUrl')} note={t('settings.baseUrlNote')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          type="url"
          aria-label={t('settings.baseUrl')}
          placeholder={new URL('.', document.baseURI).href}
          value={baseUrl}
          onChange={(event) => setBaseUrl(event.currentTarget.value)}
        />
        {changed && (
          <div className={css.narrow}>
            <PasswordAgain label={t('settings.baseUrlPassword')} value={password} onChange={setPassword} />
          </div>
        )}
        {(save.error ?? saved.error) && <FaultNote fault={save.error ?? saved.error} />}
        <div>
          <Button type="submit" loading={save.isPending} disabled={!changed || !password}>
            {t('common:save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Password() {
  const { t } = useTranslation('house');
  const tell = useTell();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const save = useMutation({
    mutationFn: () => post('api/settings/password', { current, password }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      tell(t('settings.passwordChanged'));
    },
  });
  return (
    <Card title={t('password')} note={t('settings.passwordNote')}>
      <form
        className={css.narrow}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <input type="text" name="username" autoComplete="username" value="owner" readOnly hidden />
        <PasswordInput
          label={t('settings.current')}
          autoComplete="current-password"
          size="md"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        />
        <NewPasswordField label={t('settings.newPassword')} value={password} onChange={setPassword} />
        {save.error && <FaultNote fault={save.error} />}
        <div>
          <Button type="submit" loading={save.isPending} disabled={!current || strength(password) < 2}>
            {t('settings.changePassword')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

export default function SettingsPage() {
  const { t } = useTranslation('house');
  useTitle(t('nav.settings'));
  const house = useHouse();
  const settings = useQuery(settingsQuery);
  return (
    <HouseFrame>
      <div className={css.page}>
        <PageHead title={t('settings.title')} />
        <div className="stack">
          <Looks />
          <Address />
          <Password />
          <TotpCard on={settings.data?.totp_enabled ?? house.data?.totp_enabled ?? false} />
          <SessionsCard />
          <AuditCard />
        </div>
      </div>
    </HouseFrame>
  );
}
