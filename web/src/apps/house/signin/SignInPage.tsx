import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { post, Problem } from '../../../lib/api';
import { rootApp } from '../../../lib/base';
import { useHouse, useRefreshHouse } from '../../../lib/house';
import { useTitle } from '../../../ui/Frame';
import { Failed, FaultNote, PageLoading, useCountdown } from '../../../ui/states';
import { Porch } from '../Porch';
import { OwnDoor } from './OwnDoor';
import { safeNext } from './next';

export default function SignInPage() {
  const { t } = useTranslation('house');
  useTitle(t('signIn.title'));
  const house = useHouse();
  const refresh = useRefreshHouse();
  const go = useNavigate();
  const [address] = useSearchParams();
  const next = safeNext(address.get('next'));
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const enter = useMutation({
    mutationFn: () => post('api/session', { password, code: code.trim() || undefined }),
    onSuccess: async () => {
      await refresh();
      go(next, { replace: true });
    },
    onError: (fault) => {
      if (fault instanceof Problem && fault.code.startsWith('totp')) setAsksCode(true);
    },
  });
  const problem = enter.error instanceof Problem ? enter.error : null;
  const wait = useCountdown(problem?.retryAfterSeconds ?? null);
  if (house.isPending) return <PageLoading />;
  if (!house.data) return <Failed fault={house.error} retry={() => void house.refetch()} />;
  if (house.data.signed_in) return <Navigate to={next} replace />;
  if (rootApp) return <OwnDoor next={next} />;
  if (house.data.first_run) return <Porch title={t('firstRun.title')} text={t('firstRun.noToken')} />;
  const firstAskForCode = problem?.code === 'totp_required' && !code;
  return (
    <Porch title={t('signIn.title')} text={asksCode ? t('signIn.codeText') : undefined}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate();
        }}
      >
        <input type="text" name="username" autoComplete="username" value="owner" readOnly hidden />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          size="md"
          required
          withAsterisk={false}
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        />
        {asksCode && (
          <TextInput
            label={t('signIn.code')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            size="md"
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        {enter.error && !firstAskForCode && <FaultNote fault={enter.error} />}
        <Button type="submit" size="md" loading={enter.isPending} disabled={!password || wait > 0}>
          {t('signIn.enter')}
        </Button>
      </form>
    </Porch>
  );
}
