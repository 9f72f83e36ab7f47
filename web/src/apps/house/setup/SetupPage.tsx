import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { post, Problem } from '../../../lib/api';
import { baseUri } from '../../../lib/base';
import { useHouse, useRefreshHouse } from '../../../lib/house';
import { speak } from '../../../lib/i18n';
import { type Language, languageNames, languages } from '../../../lib/prefs';
import { useTitle } from '../../../ui/Frame';
import { Failed, FaultNote, PageLoading } from '../../../ui/states';
import { NewPasswordField } from '../PasswordField';
import { Porch } from '../Porch';
import { strength } from '../password';

export default function SetupPage() {
  const { t, i18n } = useTranslation('house');
  useTitle(t('setup.title'));
  const house = useHouse();
  const refresh = useRefreshHouse();
  const go = useNavigate();
  const [address] = useSearchParams();
  const token = address.get('token') ?? '';
  const [password, setPassword] = useState('');
  const [baseUrl, setBaseUrl] = useState(() => new URL('.', baseUri).href.replace(/\/$/, ''));
  const make = useMutation({
    mutationFn: () => post('api/setup', { token, password, base_url: baseUrl || undefined, language: i18n.language }),
    onSuccess: async () => {
      await refresh();
      go('/', { replace: true });
    },
  });
  if (house.isPending) return <PageLoading />;
  if (!house.data) return <Failed fault={house.error} retry={() => void house.refetch()} />;
  if (house.data.signed_in) return <Navigate to="/" replace />;
  if (!house.data.first_run) {
    return (
      <Porch title={t('setup.doneTitle')} text={t('setup.doneText')}>
        <form>
          <Button component={Link} to="/sign-in" size="md">
            {t('signIn.title')}
          </Button>
        </form>
      </Porch>
    );
  }
  if (!token) return <Porch title={t('firstRun.title')} text={t('firstRun.noToken')} />;
  const weak = make.error instanceof Problem && make.error.code === 'password_too_weak';
  return (
    <Porch title={t('setup.title')} text={t('setup.text')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <NativeSelect
          label={t('common:language')}
          size="md"
          value={i18n.language}
          onChange={(event) => void speak(event.currentTarget.value as Language)}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <input type="text" name="username" autoComplete="username" value="owner" readOnly hidden />
        <NewPasswordField label={t('setup.password')} value={password} onChange={setPassword} autoFocus />
        <TextInput
          label={t('settings.baseUrl')}
          description={t('settings.baseUrlNote')}
          type="url"
          size="md"
          value={baseUrl}
          onChange={(event) => setBaseUrl(event.currentTarget.value)}
        />
        {make.error && <FaultNote fault={make.error} title={weak ? t('setup.weak') : undefined} />}
        <Button type="submit" size="md" loading={make.isPending} disabled={strength(password) < 2}>
          {t('setup.go')}
        </Button>
      </form>
    </Porch>
  );
}
