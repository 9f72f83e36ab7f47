import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { get, post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Counts } from '../../../ui/Counts';
import { Icon } from '../../../ui/Icon';
import { Chip, type Tone } from '../../../ui/parts';
import { useTell, useTellFault } from '../../../ui/problems';
import { SearchField } from '../../../ui/SearchField';
import { Empty, Failed, PageLoading } from '../../../ui/states';
import { door, type RunStatus, way } from '../wrapped';
import css from './Desk.module.css';
import { Pager } from './Pager';

const stages = ['watch_history', 'analysis', 'email', 'ready', 'no_run', 'stuck'] as const;
const tones: Record<RunStatus, Tone> = { pending: 'accent', ready: 'good', failed: 'bad', no_history: 'warn' };

interface DeskRun {
  wrapped_run_id: string;
  app_user_id: string;
  platform_username: string | null;
  year: number;
  time_zone: string;
  status: RunStatus;
  stage: string;
  is_stuck: boolean;
  next_step: string;
  next_text: string;
  attempts: number;
  max_attempts: number;
  error: { code: string; text: string } | null;
  job_id: number | null;
  created_at: string;
  updated_at: string;
}

interface RunPage {
  items: DeskRun[];
  total: number;
  page: number;
  size: number;
  counts: Record<string, number>;
}

/** The step the owner can take for a run: the original's own retry of that stage. */
const steps: Record<string, string> = { retry_analysis: 'retry-analysis', retry_email: 'retry-email', retry_watch_history: 'retry-watch-history' };

/** Where each run stands, whether it is stuck, and the next step. */
export function Runs() {
  const { t } = useTranslation('wrapped');
  // People without a run stand in the other list.
  const go = useNavigate();
  const [address, setAddress] = useSearchParams();
  const stage = address.get('stage') ?? '';
  const q = address.get('q') ?? '';
  const page = Number(address.get('page')) || 1;
  const set = (part: Record<string, string>) => {
    const next = new URLSearchParams(address);
    next.delete('page');
    for (const [name, value] of Object.entries(part)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setAddress(next, { replace: true });
  };
  const filter = stage === 'stuck' ? { stuck: true } : { stage };
  const runs = useQuery({
    queryKey: ['wrapped', 'desk', 'runs', stage, q, page],
    queryFn: ({ signal }) => get<RunPage>(door.at('admin/runs'), { ...filter, q, page, size: 50 }, signal),
    placeholderData: (old) => old,
    refetchInterval: (query) => (query.state.data?.items.some((run) => run.status === 'pending') ? 2500 : 15_000),
  });
  if (runs.isPending) return <PageLoading />;
  if (!runs.data) return <Failed fault={runs.error} retry={() => void runs.refetch()} />;
  const { items, counts, total, size } = runs.data;
  return (
    <>
      <div className={css.counts}>
        <Counts
          label={t('desk.counts')}
          columns={6}
          narrow={3}
          counts={stages.map((name) => ({ name, label: t(`desk.stage.${name}`), count: counts[name], tone: name === 'stuck' ? 'bad' : undefined }))}
          picked={stage}
          onPick={(name) => (name === 'no_run' ? go(way('desk/users')) : set({ stage: stage === name ? '' : name }))}
        />
      </div>
      <div className={css.filters}>
        <SearchField label={t('desk.search')} value={q} onChange={(value) => set({ q: value })} />
      </div>
      {items.length === 0 ? (
        <Empty art={<Icon name="story" size={32} />} title={t('desk.noRuns')} text={stage || q ? t('desk.noMatch') : undefined} />
      ) : (
        <ul className={css.list}>
          {items.map((run) => (
            <Row key={run.wrapped_run_id} run={run} />
          ))}
        </ul>
      )}
      <Pager page={page} size={size} total={total} go={(to) => set({ page: String(to) })} />
    </>
  );
}

function Row({ run }: { run: DeskRun }) {
  const { t } = useTranslation('wrapped');
  const f = useFormats();
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const step = steps[run.next_step];
  const act = useMutation({
    mutationFn: (verb: string) => post(door.at(`admin/test/runs/${run.wrapped_run_id}/${verb}`)),
    onSuccess: async () => {
      tell(t('desk.retried'));
      await client.invalidateQueries({ queryKey: ['wrapped', 'desk'] });
    },
    onError,
  });
  return (
    <li className={css.row}>
      <div className={css.main}>
        <p>
          <strong>{run.platform_username ?? run.app_user_id.slice(0, 8)}</strong> <span className="num">{run.year}</span>
        </p>
        <p className={css.facts}>
          <span>{t(`desk.stage.${run.stage}`)}</span>
          {run.max_attempts > 0 && <span>{t('desk.attempt', { attempt: run.attempts, max: run.max_attempts })}</span>}
          <span>{f.ago(run.updated_at)}</span>
          <span className="mono">{run.wrapped_run_id.slice(0, 8)}</span>
        </p>
        {run.error && <p className={css.error}>{run.error.text}</p>}
        {run.next_step !== 'none' && <p className="small">{run.next_text}</p>}
      </div>
      <div className={css.end}>
        {run.is_stuck && (
          <Chip tone="bad" dot>
            {t('desk.stage.stuck')}
          </Chip>
        )}
        <Chip tone={tones[run.status]} dot>
          {t(`desk.status.${run.status}`)}
        </Chip>
        {step && (
          <Button size="compact-sm" variant="default" loading={act.isPending} onClick={() => act.mutate(step)}>
            {t('desk.retry')}
          </Button>
        )}
      </div>
    </li>
  );
}
