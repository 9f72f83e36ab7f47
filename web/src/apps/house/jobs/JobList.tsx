import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { JobChip } from '../../../ui/JobChip';
import { type Job, moving } from '../../../ui/jobs';
import { More } from '../../../ui/parts';
import { Empty, Failed, PageLoading } from '../../../ui/states';
import css from './Desk.module.css';

interface JobPage {
  items: Job[];
  next: number | string | null;
}

export function JobList(props: { app: string; state: string; kind: string; q: string; chosen: number | null; onOpen: (id: number) => void }) {
  const { t } = useTranslation('jobs');
  const f = useFormats();
  const { app, state, kind, q } = props;
  const jobs = useInfiniteQuery({
    queryKey: ['desk', 'list', app, state, kind, q],
    queryFn: ({ pageParam, signal }) => get<JobPage>(`api/jobs/${app}`, { state, kind, q, before: pageParam, limit: 50 }, signal),
    initialPageParam: null as number | string | null,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some((job) => moving(job.state))) ? 2000 : 5000),
    placeholderData: (old) => old,
  });
  const items = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  if (jobs.isPending) return <PageLoading />;
  if (!jobs.data) return <Failed fault={jobs.error} retry={() => void jobs.refetch()} />;
  if (items.length === 0) {
    return <Empty art={<Icon name="jobs" size={32} />} title={t('emptyTitle')} text={state || kind || q ? t('emptyFiltered') : t('emptyText')} />;
  }
  return (
    <>
      <ul className={css.list}>
        {items.map((job) => (
          <li key={job.id}>
            <button type="button" className={css.job} aria-haspopup="dialog" aria-expanded={props.chosen === job.id} onClick={() => props.onOpen(job.id)}>
              <span className={css.id}>{job.id}</span>
              <span className={css.jobMain}>
                <span className={css.kind}>{job.kind}</span>
                {job.error && job.state !== 'done' ? (
                  <span className={css.error}>{job.error.split('\n')[0]}</span>
                ) : (
                  <span className={css.stage}>
                    {job.state === 'running' && job.stage
                      ? (job.total ?? 0) > 1
                        ? t('stage', { stage: job.stage, done: f.number(job.done ?? 0), total: f.number(job.total ?? 0) })
                        : job.stage
                      : null}
                  </span>
                )}
              </span>
              <span className={css.when}>
                {f.ago(job.finished_at ?? job.started_at ?? job.created_at)}
                {job.attempt > 1 && <span>{t('attemptLong', { attempt: job.attempt, max: job.max_attempts })}</span>}
              </span>
              <JobChip state={job.state} />
            </button>
          </li>
        ))}
      </ul>
      <More list={jobs} label={t('more')} />
    </>
  );
}
