import { Button, Drawer } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { JobChip } from '../../../ui/JobChip';
import { cancellable, retryable } from '../../../ui/jobs';
import { Bar } from '../../../ui/parts';
import { useTellFault } from '../../../ui/problems';
import { Failed, PageLoading } from '../../../ui/states';
import css from './Desk.module.css';
import { detailQuery, type JobDetail } from './desk';

const outcomes = ['failed', 'dead', 'cancelled', 'lost'];

export function JobDrawer({ app, id, onClose }: { app: string; id: number | null; onClose: () => void }) {
  const { t } = useTranslation('jobs');
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={id === null ? '' : t('jobNumber', { id })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {id !== null && <Detail app={app} id={id} />}
    </Drawer>
  );
}

function Detail({ app, id }: { app: string; id: number }) {
  const { t } = useTranslation('jobs');
  const client = useQueryClient();
  const onError = useTellFault();
  const job = useQuery(detailQuery(app, id));
  const act = useMutation({
    mutationFn: (verb: 'retry' | 'cancel') => post(`api/jobs/${app}/${id}/${verb}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['desk'] }),
    onError,
  });
  if (job.isPending) return <PageLoading />;
  if (!job.data) return <Failed fault={job.error} retry={() => void job.refetch()} />;
  return (
    <div className="stack">
      <div className="row apart">
        <span className={css.kind}>{job.data.kind}</span>
        <JobChip state={job.data.state} />
      </div>
      {job.data.state === 'running' && job.data.stage && (
        <div>
          <Bar done={job.data.done ?? 0} total={job.data.total ?? 0} label={job.data.stage} />
          <p className="tiny dim">{job.data.stage}</p>
        </div>
      )}
      {job.data.error && <ErrorText text={job.data.error} />}
      <div className="row">
        {retryable(job.data.state) && (
          <Button loading={act.isPending} onClick={() => act.mutate('retry')}>
            {job.data.state === 'delayed' ? t('runNow') : t('common:tryAgain')}
          </Button>
        )}
        {cancellable(job.data.state) && (
          <Button variant="default" loading={act.isPending} onClick={() => act.mutate('cancel')}>
            {t('cancelJob')}
          </Button>
        )}
      </div>
      <Facts job={job.data} />
      <section>
        <h3 className={css.h3}>{t('payload')}</h3>
        <pre className={css.payload} tabIndex={0} aria-label={t('payload')}>
          {JSON.stringify(job.data.payload, null, 2)}
        </pre>
      </section>
      <Attempts job={job.data} />
    </div>
  );
}

/** What went wrong in one line; a trace behind it unfolds. */
function ErrorText({ text }: { text: string }) {
  const { t } = useTranslation('jobs');
  const [first = '', ...rest] = text.trim().split('\n');
  return (
    <div className={css.fault}>
      <p>{first}</p>
      {rest.length > 0 && (
        <details>
          <summary>{t('details')}</summary>
          <pre tabIndex={0}>{rest.join('\n')}</pre>
        </details>
      )}
    </div>
  );
}

function Facts({ job }: { job: JobDetail }) {
  const { t } = useTranslation('jobs');
  const f = useFormats();
  const facts: [string, string][] = [
    [t('created'), f.dateTime(job.created_at)],
    [t('started'), f.dateTime(job.started_at)],
    [t('finished'), f.dateTime(job.finished_at)],
    [t('runAt'), ['delayed', 'failed'].includes(job.state) ? f.dateTime(job.run_at) : ''],
    [t('attempt'), t('attemptOf', { attempt: job.attempt, max: job.max_attempts })],
    [t('priority'), job.priority === undefined ? '' : f.number(job.priority)],
  ];
  return (
    <dl className={css.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Attempts({ job }: { job: JobDetail }) {
  const { t } = useTranslation('jobs');
  const f = useFormats();
  return (
    <section>
      <h3 className={css.h3}>{t('attempts')}</h3>
      {job.attempts.length === 0 && <p className="dim small">{t('noAttempts')}</p>}
      <ol className={css.attempts}>
        {job.attempts.map((one) => {
          const outcome = one.outcome ?? '';
          return (
            <li key={one.attempt}>
              <p className="row apart">
                <strong>{t('attemptNumber', { number: one.attempt })}</strong>
                <span className="small">{outcomes.includes(outcome) ? t(`outcome.${outcome}`) : outcome}</span>
              </p>
              <p className="tiny dim">
                {f.dateTime(one.started_at)}
                {one.finished_at && ` · ${f.span(Date.parse(one.finished_at) - Date.parse(one.started_at))}`}
                {one.worker && ` · ${t('worker', { id: one.worker })}`}
              </p>
              {one.error && <ErrorText text={one.error} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
