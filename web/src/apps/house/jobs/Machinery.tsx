import { Button, Tooltip, ActionIcon } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { Chip } from '../../../ui/parts';
import { useTell, useTellFault } from '../../../ui/problems';
import css from './Desk.module.css';
import type { DeskApp, DeskKind, DeskTimer } from './desk';

function Kind({ app, kind }: { app: string; kind: DeskKind }) {
  const { t } = useTranslation('jobs');
  const f = useFormats();
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const refresh = () => client.invalidateQueries({ queryKey: ['desk'] });
  const name = encodeURIComponent(kind.kind);
  const pause = useMutation({
    mutationFn: () => post(`api/jobs/${app}/kinds/${name}/${kind.paused ? 'resume' : 'pause'}`),
    onSuccess: refresh,
    onError,
  });
  const revive = useMutation({
    mutationFn: () => post<{ retried: number }>(`api/jobs/${app}/retry-dead`, { kind: kind.kind }),
    onSuccess: async ({ retried }) => {
      tell(t('retried', { count: retried }));
      await refresh();
    },
    onError,
  });
  const verb = kind.paused ? t('resume', { kind: kind.kind }) : t('pause', { kind: kind.kind });
  return (
    <li>
      <div className="grow">
        <p className={css.kind}>{kind.kind}</p>
        <p className="tiny dim num">
          {t('kindCounts', { ready: f.number(kind.ready), running: f.number(kind.running), dead: f.number(kind.dead) })}
        </p>
      </div>
      {kind.paused && <Chip tone="warn">{t('paused')}</Chip>}
      {kind.dead > 0 && (
        <Button size="compact-xs" variant="default" loading={revive.isPending} onClick={() => revive.mutate()}>
          {t('retryDead', { count: kind.dead })}
        </Button>
      )}
      <Tooltip label={verb}>
        <ActionIcon variant="subtle" aria-label={verb} loading={pause.isPending} onClick={() => pause.mutate()}>
          <Icon name={kind.paused ? 'play' : 'pause'} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

export function Kinds({ app }: { app: DeskApp }) {
  const { t } = useTranslation('jobs');
  return (
    <section>
      <h2>{t('kinds')}</h2>
      <ul className={css.lines}>
        {app.kinds.map((kind) => (
          <Kind key={kind.kind} app={app.app} kind={kind} />
        ))}
        {app.kinds.length === 0 && <li className="dim small">{t('none')}</li>}
      </ul>
    </section>
  );
}

function Timer({ app, timer }: { app: string; timer: DeskTimer }) {
  const { t } = useTranslation('jobs');
  const f = useFormats();
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const run = useMutation({
    mutationFn: () => post(`api/jobs/${app}/timers/${encodeURIComponent(timer.name)}/run`),
    onSuccess: async () => {
      tell(t('timerStarted', { name: timer.name }));
      await client.invalidateQueries({ queryKey: ['desk'] });
    },
    onError,
  });
  return (
    <li>
      <div className="grow">
        <p className={css.kind}>{timer.name}</p>
        <p className="tiny dim">
          <span className="mono">{timer.cron}</span> {timer.zone}
        </p>
        <p className="tiny dim">
          {timer.next_run_at && <span title={f.dateTime(timer.next_run_at)}>{t('nextRun', { at: f.ago(timer.next_run_at) })}</span>}
          {timer.last_run_at && <span title={f.dateTime(timer.last_run_at)}> · {t('lastRun', { at: f.ago(timer.last_run_at) })}</span>}
        </p>
      </div>
      <Button size="compact-xs" variant="default" loading={run.isPending} onClick={() => run.mutate()}>
        {t('runNow')}
      </Button>
    </li>
  );
}

export function Timers({ app }: { app: DeskApp }) {
  const { t } = useTranslation('jobs');
  return (
    <section>
      <h2>{t('timers')}</h2>
      <ul className={css.lines}>
        {app.timers.map((timer) => (
          <Timer key={timer.name} app={app.app} timer={timer} />
        ))}
        {app.timers.length === 0 && <li className="dim small">{t('none')}</li>}
      </ul>
    </section>
  );
}

export function Workers({ app }: { app: DeskApp }) {
  const { t } = useTranslation('jobs');
  const f = useFormats();
  return (
    <section>
      <h2>{t('workers')}</h2>
      <ul className={css.lines}>
        {app.workers.map((worker) => {
          const late = Date.now() - Date.parse(worker.heartbeat_at) > 30_000;
          return (
            <li key={worker.id}>
              <div className="grow">
                <p className={css.kind}>{worker.host}</p>
                <p className="tiny dim">{t('workerFacts', { since: f.ago(worker.started_at), seen: f.ago(worker.heartbeat_at) })}</p>
              </div>
              <Chip tone={late ? 'bad' : worker.running > 0 ? 'accent' : 'good'} dot>
                {late ? t('silent') : t('runningNow', { count: worker.running })}
              </Chip>
            </li>
          );
        })}
        {app.workers.length === 0 && <li className="dim small">{t('noWorkers')}</li>}
      </ul>
    </section>
  );
}
