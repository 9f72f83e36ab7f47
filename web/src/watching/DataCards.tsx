import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { del } from '../lib/api';
import { absolute } from '../lib/base';
import { useFormats } from '../lib/format';
import { PageHead } from '../ui/Frame';
import { Icon } from '../ui/Icon';
import { Card } from '../ui/parts';
import { useTell, useTellFault } from '../ui/problems';
import { FaultNote } from '../ui/states';
import css from './DataCards.module.css';
import { useDoorOf } from './door';
import { importMemory } from './imports';
import { type Me, useChangeMe } from './me';
import { ZoneField } from './ZoneField';

interface Receipt {
  erased_at: string;
  receipt: { name: string; rows: number }[];
  total: number;
}

/** What is kept of a person, taking it out, and erasing it; between them the cards that only one app has. */
export function DataCards({ me, title, note, children }: { me: Me; title: string; note: string; children?: ReactNode }) {
  return (
    <div className={css.page}>
      <PageHead title={title} note={note} />
      <div className="stack">
        <KeptCard me={me} />
        <ZoneCard me={me} />
        {children}
        <TakeOutCard />
        <EraseCard me={me} />
      </div>
    </div>
  );
}

/** What is kept of a person, in this app alone. */
function KeptCard({ me }: { me: Me }) {
  const { t } = useTranslation('watching');
  const f = useFormats();
  const facts: [string, string][] = [
    [t('data.rows'), f.number(me.coverage.rows)],
    [t('data.reach'), me.coverage.first && me.coverage.last ? t('upload.span', { first: f.date(me.coverage.first), last: f.date(me.coverage.last) }) : t('data.nothing')],
    [t('data.files'), f.number(me.imports)],
    [t('data.since'), f.date(me.created_at) || t('data.nothing')],
  ];
  return (
    <Card title={t('data.kept')} note={t('data.keptNote')}>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small dim">{t('data.never')}</p>
    </Card>
  );
}

function ZoneCard({ me }: { me: Me }) {
  const { t } = useTranslation('watching');
  const tell = useTell();
  const onError = useTellFault();
  const change = useChangeMe();
  return (
    <Card title={t('zone.title')} note={t('zone.note')}>
      <div className={css.field}>
        <ZoneField value={me.time_zone} onChange={(zone) => change.mutate({ time_zone: zone }, { onSuccess: () => tell(t('common:saved')), onError })} />
      </div>
    </Card>
  );
}

function TakeOutCard() {
  const { t } = useTranslation('watching');
  const door = useDoorOf();
  return (
    <Card title={t('data.takeOut')} note={t('data.takeOutNote')}>
      <Button component="a" href={absolute(door.api('me/export'))} download variant="default" leftSection={<Icon name="download" />}>
        {t('data.takeOutAct')}
      </Button>
    </Card>
  );
}

/** Erases everything of a person, after a word of consent, and shows the receipt. */
function EraseCard({ me }: { me: Me }) {
  const { t } = useTranslation('watching');
  const f = useFormats();
  const door = useDoorOf();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const erase = useMutation({
    mutationFn: () => del<Receipt>(door.api('me/data'), { confirm: true }),
    onSuccess: () => {
      setSure(false);
      sessionStorage.removeItem(importMemory(door));
      void client.invalidateQueries({ queryKey: [door.app], predicate: (query) => query.queryKey[1] !== 'me' });
    },
  });
  if (erase.data) {
    return (
      <Card title={t('data.receipt')} note={t('data.receiptNote', { at: f.dateTime(erase.data.erased_at) })}>
        <table className={css.receipt}>
          <thead>
            <tr>
              <th scope="col">{t('data.what')}</th>
              <th scope="col">{t('data.erasedRows')}</th>
            </tr>
          </thead>
          <tbody>
            {erase.data.receipt.map((line) => (
              <tr key={line.name}>
                <th scope="row">{line.name}</th>
                <td>{f.number(line.rows)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('data.total')}</th>
              <td>{f.number(erase.data.total)}</td>
            </tr>
          </tfoot>
        </table>
        <Button variant="default" mt="md" onClick={() => location.assign(absolute(door.at('')))}>
          {t('data.leave')}
        </Button>
      </Card>
    );
  }
  return (
    <Card title={t('data.erase')} note={t(me.who === 'owner' ? 'data.eraseNoteOwner' : 'data.eraseNote')}>
      <div className="stack">
        <Checkbox label={t('data.sure')} checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
        {erase.error && <FaultNote fault={erase.error} />}
        <div>
          <Button color="red" disabled={!sure} loading={erase.isPending} leftSection={<Icon name="trash" />} onClick={() => erase.mutate()}>
            {t('data.eraseAct')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
