import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, get } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Confirm } from '../../../ui/Confirm';
import { Icon } from '../../../ui/Icon';
import { Chip } from '../../../ui/parts';
import { useTell, useTellFault } from '../../../ui/problems';
import { SearchField } from '../../../ui/SearchField';
import { Empty, Failed, PageLoading } from '../../../ui/states';
import { door } from '../wrapped';
import css from './Desk.module.css';
import { Pager } from './Pager';

interface DeskUser {
  app_user_id: string;
  owner: boolean;
  platform_username: string | null;
  email_masked: string | null;
  linked: boolean;
  is_watch_history_available: string;
  time_zone: string | null;
  events: number;
  runs: number;
  stage: string;
  is_stuck: boolean;
  created_at: string;
}

/** Everybody of whom something is kept, and the way to erase it. */
export function Users() {
  const { t } = useTranslation('wrapped');
  const [q, setQ] = useState('');
  const [page, setPage] = useState(1);
  const users = useQuery({
    queryKey: ['wrapped', 'desk', 'users', q, page],
    queryFn: ({ signal }) => get<{ items: DeskUser[]; total: number; size: number }>(door.at('admin/users'), { q, page, size: 50 }, signal),
    placeholderData: (old) => old,
  });
  if (users.isPending) return <PageLoading />;
  if (!users.data) return <Failed fault={users.error} retry={() => void users.refetch()} />;
  const { items, total, size } = users.data;
  return (
    <>
      <div className={css.filters}>
        <SearchField
          label={t('desk.searchUsers')}
          value={q}
          onChange={(next) => {
            setQ(next);
            setPage(1);
          }}
        />
      </div>
      {items.length === 0 ? (
        <Empty art={<Icon name="person" size={32} />} title={t('desk.noUsers')} text={q ? t('desk.noMatch') : undefined} />
      ) : (
        <ul className={css.list}>
          {items.map((user) => (
            <Row key={user.app_user_id} user={user} />
          ))}
        </ul>
      )}
      <Pager page={page} size={size} total={total} go={setPage} />
    </>
  );
}

function Row({ user }: { user: DeskUser }) {
  const { t } = useTranslation('wrapped');
  const f = useFormats();
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const [asking, setAsking] = useState(false);
  const name = user.platform_username ?? user.email_masked ?? user.app_user_id.slice(0, 8);
  const erase = useMutation({
    mutationFn: () => call<{ total: number }>('DELETE', door.at(`admin/users/${user.app_user_id}`), { params: { confirm: true } }),
    onSuccess: async ({ total }) => {
      tell(t('desk.erased', { count: total, rows: f.number(total) }));
      await client.invalidateQueries({ queryKey: ['wrapped', 'desk'] });
    },
    onError,
    onSettled: () => setAsking(false),
  });
  return (
    <li className={css.row}>
      <div className={css.main}>
        <p>
          <strong>{name}</strong> {user.owner && <Chip>{t('desk.owner')}</Chip>} {user.linked && <Chip tone="good">{t('desk.linked')}</Chip>}
        </p>
        <p className={css.facts}>
          <span>{t('desk.events', { count: user.events, number: f.number(user.events) })}</span>
          <span>{t('desk.runCount', { count: user.runs, number: f.number(user.runs) })}</span>
          {user.time_zone && <span>{user.time_zone}</span>}
          <span>{t('desk.since', { at: f.date(user.created_at) })}</span>
        </p>
      </div>
      <div className={css.end}>
        <Chip tone={user.is_stuck ? 'bad' : user.stage === 'ready' ? 'good' : 'plain'} dot>
          {user.is_stuck ? t('desk.stage.stuck') : t(`desk.stage.${user.stage}`)}
        </Chip>
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setAsking(true)}>
          {t('desk.erase')}
        </Button>
      </div>
      <Confirm open={asking} title={t('desk.eraseTitle', { name })} text={t('desk.eraseText')} act={t('desk.erase')} busy={erase.isPending} onAct={() => erase.mutate()} onClose={() => setAsking(false)} />
    </li>
  );
}
