import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { FaultNote } from '../../../ui/states';
import { type Me, zoneHere } from '../../../watching/me';
import card from '../../../watching/UploadCard.module.css';
import { DropPlace, SendingBar, Working } from '../../../watching/UploadParts';
import { useTransfer } from '../../../watching/useTransfer';
import { ZoneField } from '../../../watching/ZoneField';
import { api, type Run, way } from '../wrapped';
import css from './FilesPage.module.css';

interface Forgotten extends Run {
  receipt: { events_read: number; events_kept: number; files_kept: number; kept: string[]; text: string; expires_at: string | null };
}

const thisYear = new Date().getFullYear();
/** The years a file can still reach back to; the one that is not over comes second. */
const years = [thisYear - 1, thisYear, ...Array.from({ length: 4 }, (_, i) => thisYear - 2 - i)];

/** "Compute and forget": the file is read while it arrives, the figures of one year stay, and nothing else does. */
export function ForgetCard({ limit, me }: { limit: number; me: Me }) {
  const { t, i18n } = useTranslation('wrapped');
  const client = useQueryClient();
  const [year, setYear] = useState(years[0] ?? thisYear);
  const [zone, setZone] = useState(me.time_zone ?? zoneHere());
  const transferring = useTransfer<Forgotten>(limit);
  const { transfer } = transferring;
  const [made, setMade] = useState<Forgotten | null>(null);
  const send = (file: File) => {
    const params = { year, time_zone: zone, language: i18n.language };
    void transferring.send(api('wrapped/forget'), file, { params }, (run) => {
      setMade(run);
      void client.invalidateQueries({ queryKey: ['wrapped'] });
    });
  };
  if (transfer.state === 'sending') {
    const sent = transfer.sent >= transfer.total;
    return (
      <Working name={transfer.file.name} at={sent ? 1 : 0} steps={['sending', 'telling']} stop={transferring.stop}>
        {!sent && <SendingBar sent={transfer.sent} total={transfer.total} />}
      </Working>
    );
  }
  if (made) return <Done made={made} again={() => setMade(null)} />;
  return (
    <div className={card.card}>
      {transfer.state === 'refused' && <FaultNote fault={transfer.fault} title={t('watching:upload.refusedTitle', { name: transfer.file.name })} />}
      {transfer.state === 'lost' && (
        <FaultNote fault={{ code: 'upload_lost' }} title={t('watching:upload.lostTitle')}>
          <p>
            <Button mt="xs" size="compact-sm" variant="default" onClick={() => send(transfer.file)}>
              {t('common:tryAgain')}
            </Button>
          </p>
        </FaultNote>
      )}
      <div className={css.fields}>
        <NativeSelect label={t('forget.year')} value={String(year)} onChange={(event) => setYear(Number(event.currentTarget.value))} data={years.map(String)} />
        <ZoneField value={zone} onChange={setZone} />
      </div>
      <DropPlace send={send} again={transfer.state === 'refused'} />
    </div>
  );
}

function Done({ made, again }: { made: Forgotten; again: () => void }) {
  const { t } = useTranslation('wrapped');
  const f = useFormats();
  const facts = [
    ['read', made.receipt.events_read],
    ['kept', made.receipt.events_kept],
    ['files', made.receipt.files_kept],
  ] as const;
  return (
    <div className={card.card} role="status">
      <div className={card.brought}>
        <span className={card.ok}>
          <Icon name="shield" size={22} />
        </span>
        <div className="grow">
          <p className={card.big}>{t('forget.done', { year: made.year })}</p>
          <p className="small dim">{made.receipt.text}</p>
        </div>
      </div>
      <dl className={css.receipt}>
        {facts.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`forget.fact.${name}`)}</dt>
            <dd>{f.number(count)}</dd>
          </div>
        ))}
      </dl>
      {made.receipt.expires_at && <p className="small dim">{t('forget.until', { date: f.date(made.receipt.expires_at) })}</p>}
      {made.status === 'no_history' && made.reason && <FaultNote fault={{ code: made.reason.code, message: `${made.reason.text} ${made.reason.next_step ?? ''}` }} />}
      <div className="row">
        {made.status === 'ready' && (
          <Button component={Link} to={way(`story/${made.wrapped_run_id}`)} leftSection={<Icon name="play" />}>
            {t('years.watch')}
          </Button>
        )}
        <Button variant="subtle" onClick={again}>
          {t('watching:upload.another')}
        </Button>
      </div>
    </div>
  );
}
