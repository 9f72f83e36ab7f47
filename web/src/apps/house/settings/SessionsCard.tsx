import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { del, get } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Card, Chip } from '../../../ui/parts';
import { useTellFault } from '../../../ui/problems';
import { FaultNote } from '../../../ui/states';
import { agentName } from './agent';
import css from './SettingsPage.module.css';

interface Session {
  id: string | number;
  created_at: string;
  last_seen_at: string;
  agent: string | null;
  here: boolean;
}

export function SessionsCard() {
  const { t } = useTranslation('house');
  const f = useFormats();
  const onError = useTellFault();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => get<Session[]>('api/sessions', undefined, signal) });
  const end = useMutation({
    mutationFn: (id: Session['id']) => del(`api/sessions/${id}`),
    onSuccess: () => sessions.refetch(),
    onError,
  });
  return (
    <Card title={t('sessions.title')} note={t('sessions.note')}>
      {sessions.error && <FaultNote fault={sessions.error} />}
      <ul className={css.lines}>
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <div className="grow">
              <p className="row">
                <span title={session.agent ?? undefined}>{agentName(session.agent) ?? t('sessions.unknown')}</span>
                {session.here && <Chip tone="good">{t('sessions.here')}</Chip>}
              </p>
              <p className="tiny dim">
                {t('sessions.times', { since: f.dateTime(session.created_at), seen: f.ago(session.last_seen_at) })}
              </p>
            </div>
            {!session.here && (
              <Button
                size="compact-sm"
                variant="default"
                loading={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
