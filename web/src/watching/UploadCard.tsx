import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { del } from '../lib/api';
import { useFormats } from '../lib/format';
import { Icon } from '../ui/Icon';
import { Bar } from '../ui/parts';
import { useTellFault } from '../ui/problems';
import { FaultNote } from '../ui/states';
import { useDoorOf } from './door';
import { broughtNothing, type Import, stepOf } from './imports';
import css from './UploadCard.module.css';
import { DropPlace, FileField, SendingBar, Working } from './UploadParts';
import { useUpload } from './useUpload';

/**
 * The place where a file is brought: choose or drop, see every byte leave and every row arrive, and read what became of it.
 * `children` stands below the place to drop (a switch, a hint); `after` is what one can do with a good file.
 */
export function UploadCard({ limit, children, after }: { limit: number; children?: ReactNode; after?: (one: Import) => ReactNode }) {
  const { t } = useTranslation('watching');
  const upload = useUpload(limit);
  const { transfer, followed } = upload;
  if (transfer.state === 'sending') {
    return (
      <Working name={transfer.file.name} at={0} stop={upload.stop}>
        <SendingBar sent={transfer.sent} total={transfer.total} />
      </Working>
    );
  }
  if (transfer.state === 'lost') {
    return (
      <div className={css.card}>
        <FaultNote fault={{ code: 'upload_lost' }} title={t('upload.lostTitle')}>
          <p>{t('upload.lost', { name: transfer.file.name })}</p>
        </FaultNote>
        <div className="row">
          <Button onClick={upload.again} leftSection={<Icon name="retry" />}>
            {t('common:tryAgain')}
          </Button>
          <Button variant="subtle" onClick={upload.clear}>
            {t('upload.other')}
          </Button>
        </div>
      </div>
    );
  }
  if (followed?.state === 'reading') return <Reading one={followed} done={upload.clear} />;
  if (followed && broughtNothing(followed)) {
    return (
      <div className={css.card}>
        <Nothing one={followed} held={upload.held} take={upload.sendConfirmed} />
        <DropPlace send={upload.send} again />
        {children}
      </div>
    );
  }
  if (followed) {
    return (
      <div className={css.card}>
        <Brought one={followed} />
        <div className="row">
          {after?.(followed)}
          <Button variant={after ? 'subtle' : 'default'} onClick={upload.clear}>
            {t('upload.another')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={css.card}>
      {transfer.state === 'refused' && <FaultNote fault={transfer.fault} title={t('upload.refusedTitle', { name: transfer.file.name })} />}
      {upload.followFault && <FaultNote fault={upload.followFault} />}
      <DropPlace send={upload.send} again={transfer.state === 'refused'} />
      {children}
    </div>
  );
}

function Reading({ one, done }: { one: Import; done: () => void }) {
  const { t } = useTranslation('watching');
  const f = useFormats();
  const door = useDoorOf();
  const tell = useTellFault();
  const stop = useMutation({ mutationFn: () => del(door.api(`imports/${one.id}`)), onSuccess: done, onError: tell });
  const rows = one.job?.done ?? 0;
  const total = one.job?.total ?? 0;
  const said = total > 0 ? null : rows > 0 ? t('upload.rows', { count: rows, rows: f.number(rows) }) : null;
  return (
    <Working name={one.name} at={stepOf(one)} count={one.job} said={said} stop={() => stop.mutate()}>
      {total > 0 && <Bar done={rows} total={total} label={t(`upload.step.${one.job?.stage ?? 'reading'}`)} />}
    </Working>
  );
}

/** A file that brought no history: the server's own sentence, and what can be done about it. */
function Nothing({ one, held, take }: { one: Import; held: File | null; take: (file: File) => void }) {
  const { t } = useTranslation('watching');
  const field = useRef<HTMLInputElement>(null);
  if (one.problem) {
    return (
      <FaultNote fault={{ code: one.problem.code, message: one.problem.detail }} title={t('upload.refusedTitle', { name: one.name ?? t('upload.file') })}>
        {one.problem.code === 'different_account' && (
          <p>
            <Button size="compact-sm" mt="xs" variant="default" onClick={() => (held ? take(held) : field.current?.click())}>
              {held ? t('upload.takeAllTheSame') : t('upload.chooseAndTake')}
            </Button>
            {!held && <FileField handle={field} label={t('upload.chooseAndTake')} send={take} />}
          </p>
        )}
      </FaultNote>
    );
  }
  const text = one.no_history?.text ?? t('upload.unknownText', { fingerprint: one.fingerprint ?? '?' });
  return <FaultNote fault={{ code: one.no_history?.code ?? 'unknown_layout', message: text }} title={one.no_history ? t('upload.noHistory') : t('upload.unknown')} />;
}

function Brought({ one }: { one: Import }) {
  const { t } = useTranslation('watching');
  const f = useFormats();
  return (
    <div className={css.brought} role="status">
      <span className={css.ok}>
        <Icon name="check" size={22} />
      </span>
      <div className="grow">
        <p className={css.big}>{t('upload.brought', { count: one.rows_new, rows: f.number(one.rows_new) })}</p>
        <p className="small dim">
          {[
            one.first && one.last ? t('upload.span', { first: f.date(one.first), last: f.date(one.last) }) : null,
            one.rows_duplicate > 0 ? t('upload.known', { count: one.rows_duplicate, rows: f.number(one.rows_duplicate) }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </div>
  );
}
