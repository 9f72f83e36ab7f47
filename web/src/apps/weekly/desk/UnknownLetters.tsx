import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get, post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Card, More } from '../../../ui/parts';
import { useTell, useTellFault } from '../../../ui/problems';
import { FaultNote } from '../../../ui/states';
import { at } from '../weekly';
import css from './Desk.module.css';

interface Letter {
  id: number;
  recipient: string;
  subject: string;
  changed_at: string;
}

const fates = ['accepted', 'failed', 'resend'] as const;
type Fate = (typeof fates)[number];

/** Letters of which nobody knows whether they arrived; the owner looks into the provider's log and says what is true. */
export function UnknownLetters() {
  const { t } = useTranslation('weekly');
  const letters = useInfiniteQuery({
    queryKey: ['weekly', 'desk', 'mail', 'unknown'],
    queryFn: ({ pageParam, signal }) => get<{ items: Letter[]; next: number | null }>(at('admin/mail'), { state: 'UNKNOWN', before: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 15_000,
  });
  const items = letters.data?.pages.flatMap((page) => page.items) ?? [];
  if (letters.error && !letters.data) return <FaultNote fault={letters.error} />;
  if (items.length === 0) return null;
  return (
    <Card title={t('unknown.title')} note={t('unknown.note')}>
      <ul className={css.list}>
        {items.map((letter) => (
          <Row key={letter.id} letter={letter} />
        ))}
      </ul>
      <More list={letters} label={t('letters.more')} />
    </Card>
  );
}

function Row({ letter }: { letter: Letter }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const say = useMutation({
    mutationFn: (fate: Fate) => post(at(`admin/mail/${letter.id}/${fate}`)),
    onSuccess: async (_, fate) => {
      tell(t(`unknown.done.${fate}`, { to: letter.recipient }));
      await client.invalidateQueries({ queryKey: ['weekly', 'desk'] });
    },
    onError,
  });
  return (
    <li className={`${css.entry} ${css.fates}`}>
      <div className={css.main}>
        <strong>{letter.recipient}</strong>
        <span>{[letter.subject, f.dateTime(letter.changed_at)].join(' · ')}</span>
      </div>
      <span className={css.chips}>
        {fates.map((fate) => (
          <Button key={fate} size="compact-sm" variant="default" disabled={say.isPending} onClick={() => say.mutate(fate)}>
            {t(`unknown.act.${fate}`)}
          </Button>
        ))}
      </span>
    </li>
  );
}
