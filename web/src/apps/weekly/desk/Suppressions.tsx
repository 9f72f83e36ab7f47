import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { del, get, post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { Chip, More } from '../../../ui/parts';
import { useTellFault } from '../../../ui/problems';
import { SearchField } from '../../../ui/SearchField';
import { Empty, Failed, FaultNote, PageLoading } from '../../../ui/states';
import { at } from '../weekly';
import css from './Desk.module.css';

interface Entry {
  id: number;
  email_masked: string;
  scope: string;
  reason: string;
  source: string;
  until: string | null;
  created_at: string;
}

const reasons = ['hard_bounce', 'soft_bounce', 'complaint', 'unsubscribed', 'manual'];

/** Addresses that get no letter, and why. Only a whole address finds its entry: none is kept in the open. */
export function Suppressions() {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const client = useQueryClient();
  const onError = useTellFault();
  const [q, setQ] = useState('');
  const whole = q.includes('@') ? q.trim() : '';
  const entries = useInfiniteQuery({
    queryKey: ['weekly', 'desk', 'suppressions', whole],
    queryFn: ({ pageParam, signal }) => get<{ items: Entry[]; next: number | null }>(at('admin/suppressions'), { q: whole, before: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (old) => old,
    retry: false,
  });
  const lift = useMutation({
    mutationFn: (id: number) => del(at(`admin/suppressions/${id}`)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['weekly', 'desk', 'suppressions'] }),
    onError,
  });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Add />
      <div className={css.filters}>
        <SearchField label={t('suppression.search')} value={q} onChange={setQ} />
      </div>
      {entries.isPending ? (
        <PageLoading />
      ) : !entries.data ? (
        <Failed fault={entries.error} retry={() => void entries.refetch()} />
      ) : items.length === 0 ? (
        <Empty art={<Icon name="check" size={32} />} title={t('suppression.none')} text={whole ? t('suppression.notThis') : t('suppression.noneText')} />
      ) : (
        <ul className={css.list}>
          {items.map((entry) => (
            <li key={entry.id} className={css.entry}>
              <div className={css.main}>
                <strong>{entry.email_masked}</strong>
                <span>{[f.date(entry.created_at), entry.until ? t('suppression.until', { date: f.date(entry.until) }) : t('suppression.forGood'), entry.scope === 'all' ? t('suppression.all') : t('suppression.list', { list: entry.scope })].join(' · ')}</span>
              </div>
              <span className={css.chips}>
                <Chip tone={entry.reason === 'complaint' || entry.reason === 'hard_bounce' ? 'bad' : 'plain'}>{t(`suppression.reason.${reasons.includes(entry.reason) ? entry.reason : 'manual'}`)}</Chip>
                <Button size="compact-sm" variant="default" onClick={() => lift.mutate(entry.id)}>
                  {t('suppression.lift')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <More list={entries} label={t('letters.more')} />
    </>
  );
}

function Add() {
  const { t } = useTranslation('weekly');
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const add = useMutation({
    mutationFn: () => post(at('admin/suppressions'), { email: email.trim() }),
    onSuccess: async () => {
      setEmail('');
      await client.invalidateQueries({ queryKey: ['weekly', 'desk', 'suppressions'] });
    },
  });
  return (
    <form
      className={css.add}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <div className={css.test}>
        <TextInput className="grow" type="email" required maxLength={254} label={t('suppression.add')} placeholder={t('subscribe.placeholder')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <Button type="submit" variant="default" loading={add.isPending}>
          {t('suppression.act')}
        </Button>
      </div>
      {add.error && <FaultNote fault={add.error} />}
    </form>
  );
}
