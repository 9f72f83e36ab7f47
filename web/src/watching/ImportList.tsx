import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { del } from '../lib/api';
import { useFormats } from '../lib/format';
import { Confirm } from '../ui/Confirm';
import { Icon } from '../ui/Icon';
import { Chip, type Tone } from '../ui/parts';
import { useTell, useTellFault } from '../ui/problems';
import { Failed, FaultNote, PageLoading } from '../ui/states';
import { useDoorOf } from './door';
import css from './ImportList.module.css';
import { type Import, importsQuery, type Presence } from './imports';

const badRows = ['not_a_row', 'date_missing', 'date_format', 'date_before_tiktok', 'date_in_future'];
const tones: Record<Import['state'], Tone> = { reading: 'accent', done: 'good', refused: 'bad', unknown_layout: 'warn' };
const presenceTones: Record<Presence, Tone> = { found: 'good', empty: 'plain', null: 'warn', missing: 'warn' };

/** Every file that was brought, newest first; each opens to say what was in it and what was not. */
export function ImportList({ openFirst }: { openFirst?: number }) {
  const { t } = useTranslation('watching');
  const door = useDoorOf();
  const imports = useQuery(importsQuery(door));
  if (imports.isPending) return <PageLoading />;
  if (!imports.data) return <Failed fault={imports.error} retry={() => void imports.refetch()} />;
  if (imports.data.length === 0) return <p className={css.none}>{t('files.none')}</p>;
  return (
    <ul className={css.list}>
      {imports.data.map((one) => (
        <Row key={one.id} one={one} open={one.id === openFirst} />
      ))}
    </ul>
  );
}

function Row({ one, open }: { one: Import; open: boolean }) {
  const { t } = useTranslation('watching');
  const f = useFormats();
  const missing = one.sections.filter((section) => section.presence !== 'found').length;
  const facts = [
    f.ago(one.created_at),
    one.bytes ? f.bytes(one.bytes) : null,
    one.state === 'done' ? t('files.new', { count: one.rows_new, rows: f.number(one.rows_new) }) : null,
    one.state === 'reading' && one.job ? t(`upload.step.${one.job.stage ?? 'reading'}`) : null,
  ].filter(Boolean);
  return (
    <li>
      <details className={css.row} open={open || undefined}>
        <summary>
          <span className={css.icon}>
            <Icon name={one.source === 'export' ? 'box' : 'source'} />
          </span>
          <span className={css.name}>
            <strong>{one.name ?? t(`files.source.${one.source}`)}</strong>
            <span>{facts.join(' · ')}</span>
          </span>
          {one.example && <Chip tone="accent">{t('example')}</Chip>}
          {one.state === 'done' && one.no_history ? (
            <Chip tone="warn" dot>
              {t('files.noHistory')}
            </Chip>
          ) : (
            <Chip tone={tones[one.state]} dot>
              {t(`files.state.${one.state}`)}
            </Chip>
          )}
        </summary>
        <div className={css.inside}>
          {one.problem && <FaultNote fault={{ code: one.problem.code, message: one.problem.detail }} />}
          {one.no_history && <FaultNote fault={{ code: one.no_history.code, message: one.no_history.text }} />}
          {one.state === 'unknown_layout' && <FaultNote fault={{ code: 'unknown_layout', message: t('upload.unknownText', { fingerprint: one.fingerprint ?? '?' }) }} />}
          <Counts one={one} />
          {one.warnings.map((warning) => (
            <p key={warning.code} className={css.warning}>
              <Icon name="warn" size={16} />
              {warning.text}
            </p>
          ))}
          {one.sections.length > 0 && (
            <section aria-label={t('files.sections')}>
              <h3>{missing > 0 ? t('files.sectionsMissing', { count: missing }) : t('files.sections')}</h3>
              <ul className={css.sections}>
                {one.sections.map((section) => (
                  <li key={section.name}>
                    <span>{section.text}</span>
                    <Chip tone={presenceTones[section.presence]}>
                      {section.presence === 'found' ? t('files.entries', { count: section.rows, rows: f.number(section.rows) }) : t(`files.presence.${section.presence}`)}
                    </Chip>
                  </li>
                ))}
              </ul>
              {missing > 0 && <p className="small dim">{t('files.missingWhy')}</p>}
            </section>
          )}
          <Remove one={one} />
        </div>
      </details>
    </li>
  );
}

function Counts({ one }: { one: Import }) {
  const { t } = useTranslation('watching');
  const f = useFormats();
  if (one.state === 'reading' || one.rows_total === 0) return null;
  const parts = [
    ['new', one.rows_new],
    ['duplicate', one.rows_duplicate],
    ['bad', one.rows_bad],
  ] as const;
  return (
    <div className={css.counts}>
      <div className={css.track} aria-hidden="true">
        {parts.map(([name, rows]) => (rows > 0 ? <span key={name} data-part={name} style={{ flexGrow: rows }} /> : null))}
      </div>
      <dl>
        {parts.map(([name, rows]) => (
          <div key={name} data-part={name}>
            <dt>{t(`files.part.${name}`)}</dt>
            <dd>{f.number(rows)}</dd>
          </div>
        ))}
        {one.first && one.last && (
          <div>
            <dt>{t('files.reach')}</dt>
            <dd>{t('upload.span', { first: f.date(one.first), last: f.date(one.last) })}</dd>
          </div>
        )}
        {one.layout && (
          <div>
            <dt>{t('files.layout')}</dt>
            <dd>{t(`files.layoutOf.${one.layout}`)}</dd>
          </div>
        )}
        {one.account && (
          <div>
            <dt>{t('files.account')}</dt>
            <dd>{one.account}</dd>
          </div>
        )}
      </dl>
      {one.rows_bad > 0 && (
        <p className="small dim">
          {t('files.badWhy', {
            reasons: f.list(Object.entries(one.bad).map(([reason, rows]) => t(`files.bad.${badRows.includes(reason) ? reason : 'other'}`, { count: rows, rows: f.number(rows) }))),
          })}
        </p>
      )}
    </div>
  );
}

function Remove({ one }: { one: Import }) {
  const { t } = useTranslation('watching');
  const f = useFormats();
  const door = useDoorOf();
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => del<{ rows_deleted: number }>(door.api(`imports/${one.id}`)),
    onSuccess: async ({ rows_deleted: rows }) => {
      tell(t('files.removed', { count: rows, rows: f.number(rows) }));
      await client.invalidateQueries({ queryKey: [door.app] });
    },
    onError,
    onSettled: () => setAsking(false),
  });
  return (
    <div>
      <Button variant="subtle" color="red" size="compact-sm" leftSection={<Icon name="trash" size={16} />} onClick={() => setAsking(true)}>
        {t('files.remove')}
      </Button>
      <Confirm open={asking} title={t('files.remove')} text={t('files.removeText', { count: one.rows_new, rows: f.number(one.rows_new) })} act={t('files.removeAct')} busy={remove.isPending} onAct={() => remove.mutate()} onClose={() => setAsking(false)} />
    </div>
  );
}
