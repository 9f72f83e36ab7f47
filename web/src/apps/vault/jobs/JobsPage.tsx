import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { get, post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { JobChip } from '../../../ui/JobChip';
import { cancellable, moving, retryable } from '../../../ui/jobs';
import { Bar, More } from '../../../ui/parts';
import { faultText, stored, useTellFault } from '../../../ui/problems';
import { Empty, Failed, PageLoading } from '../../../ui/states';
import { api, stages, way } from '../content';
import { useStageWords } from '../Stages';
import { type JobPage, jobPage, type VaultJob, type View, views } from './jobPages';
import css from './JobsPage.module.css';

const size = 50;

function Row({ job }: { job: VaultJob }) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const client = useQueryClient();
  const words = useStageWords();
  const onError = useTellFault();
  const act = useMutation({
    mutationFn: (verb: 'retry' | 'cancel') => post(api(`jobs/${job.id}/${verb}`)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['vault'] }),
    onError,
  });
  const kind = job.kind ?? job.type ?? '';
  const name = job.title || job.url || t('jobs.number', { id: job.id });
  const running = job.state === 'running';
  const at = stages.findIndex((stage) => stage === job.stage);
  const progress = job.stage ? { stage: job.stage, done: job.done ?? 0, total: job.total ?? 0 } : null;
  const part = job.total ? (job.done ?? 0) / job.total : 0;
  const ended = job.finished_at && job.started_at ? Date.parse(job.finished_at) - Date.parse(job.started_at) : null;
  return (
    <li className={css.row}>
      <div className={css.what}>
        {job.content_id ? (
          <Link to={way(`contents/${job.content_id}`)} className={css.name}>
            {name}
          </Link>
        ) : (
          <span className={css.name}>{name}</span>
        )}
        <p className={css.facts}>
          <span className="mono">{kind}</span>
          <span>{f.ago(job.finished_at ?? job.started_at ?? job.created_at)}</span>
          {ended !== null && <span>{f.span(ended)}</span>}
          {job.attempt > 1 && <span>{t('reader.attempt', { attempt: job.attempt })}</span>}
        </p>
        {running && (
          <div className={css.progress}>
            <Bar done={Math.max(0, at) + part} total={stages.length} label={words(progress)} />
            <span className="tiny">{words(progress)}</span>
          </div>
        )}
        {job.error && job.state !== 'done' && (
          <p className={css.error}>{faultText(t, stored({ code: job.error_code ?? '', message: job.error }))}</p>
        )}
        {job.state === 'failed' && job.run_at && <p className="tiny dim">{t('jobs.again', { at: f.ago(job.run_at) })}</p>}
      </div>
      <div className={css.end}>
        <JobChip state={job.state} />
        {retryable(job.state) && (
          <Button size="compact-sm" variant="default" loading={act.isPending} onClick={() => act.mutate('retry')}>
            {t('common:tryAgain')}
          </Button>
        )}
        {cancellable(job.state) && job.state !== 'failed' && (
          <Button size="compact-sm" variant="subtle" loading={act.isPending} onClick={() => act.mutate('cancel')}>
            {t('common:cancel')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What the vault is doing and did lately, newest first. */
export default function JobsPage() {
  const { t } = useTranslation('vault');
  useTitle(t('nav.jobs'), t('name'));
  const [view, setView] = useState<View>('all');
  const jobs = useInfiniteQuery({
    queryKey: ['vault', 'jobs', view],
    queryFn: ({ pageParam, signal }) =>
      jobPage(view, pageParam, size, (state, before) => get<JobPage>(api('jobs'), { state, before, limit: size }, signal)),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some((job) => moving(job.state))) ? 1500 : 8000),
  });
  // Between two requests a job may change its state and come with both.
  const shown = [...new Map(jobs.data?.pages.flatMap((page) => page.items).map((job) => [job.id, job])).values()];
  return (
    <div className={css.page}>
      <PageHead title={t('nav.jobs')} note={t('jobs.note')} />
      <div className={css.views}>
        <SegmentedControl
          size="sm"
          aria-label={t('jobs.filter')}
          value={view}
          onChange={(next) => setView(next as View)}
          data={views.map((value) => ({ value, label: t(`jobs.view.${value}`) }))}
        />
      </div>
      {jobs.isPending ? (
        <PageLoading />
      ) : !jobs.data ? (
        <Failed fault={jobs.error} retry={() => void jobs.refetch()} />
      ) : shown.length === 0 ? (
        <Empty art={<Icon name="jobs" size={32} />} title={t('jobs.emptyTitle')} text={t('jobs.emptyText')} />
      ) : (
        <>
          <ul className={css.list}>
            {shown.map((job) => (
              <Row key={job.id} job={job} />
            ))}
          </ul>
          <More list={jobs} label={t('more')} />
        </>
      )}
    </div>
  );
}
