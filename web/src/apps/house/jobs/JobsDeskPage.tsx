import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormats } from '../../../lib/format';
import { Counts } from '../../../ui/Counts';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { jobStates } from '../../../ui/jobs';
import { SearchField } from '../../../ui/SearchField';
import { Empty, Failed, PageLoading } from '../../../ui/states';
import { HouseFrame } from '../HouseFrame';
import css from './Desk.module.css';
import { type DeskApp, deskQuery } from './desk';
import { JobDrawer } from './JobDrawer';
import { JobList } from './JobList';
import { Kinds, Timers, Workers } from './Machinery';

/** The doors as they stand; the house's own few jobs come last. */
function inOrder(apps: DeskApp[]): DeskApp[] {
  return [...apps].sort((a, b) => Number(a.app === 'house') - Number(b.app === 'house'));
}

/** Everything every app has to do, for the one who keeps the house running. */
export default function JobsDeskPage() {
  const { t } = useTranslation('jobs');
  useTitle(t('title'));
  const f = useFormats();
  const desk = useQuery(deskQuery);
  const [address, setAddress] = useSearchParams();
  const apps = inOrder(desk.data?.apps ?? []);
  const app = apps.find((one) => one.app === address.get('app')) ?? apps[0];
  const state = address.get('state') ?? '';
  const kind = address.get('kind') ?? '';
  const q = address.get('q') ?? '';
  const open = Number(address.get('job')) || null;
  const set = (part: Record<string, string>) => {
    const next = new URLSearchParams(address);
    for (const [name, value] of Object.entries(part)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setAddress(next, { replace: true });
  };
  return (
    <HouseFrame>
      <PageHead title={t('title')} note={t('note')} />
      {desk.isPending ? (
        <PageLoading />
      ) : !desk.data ? (
        <Failed fault={desk.error} retry={() => void desk.refetch()} />
      ) : !app ? (
        <Empty art={<Icon name="jobs" size={32} />} title={t('noApps')} />
      ) : (
        <div data-door={app.app}>
          {apps.length > 1 && (
            <div className={css.apps} role="group" aria-label={t('apps')}>
              {apps.map((one) => (
                <button key={one.app} type="button" data-door={one.app} aria-pressed={one.app === app.app} onClick={() => set({ app: one.app, kind: '', job: '' })}>
                  {one.app === 'house' ? t('common:house') : t(`house:apps.${one.app}.name`)}
                </button>
              ))}
            </div>
          )}
          <Counts
            label={t('counts')}
            columns={8}
            narrow={4}
            counts={jobStates.map((name) => ({ name, label: t(`common:job.${name}`), count: app.counts[name], tone: name === 'dead' ? 'bad' : name === 'running' ? 'accent' : undefined }))}
            picked={state}
            onPick={(name) => set({ state: state === name ? '' : name })}
          />
          {app.oldest_ready_seconds !== null && (app.counts.ready ?? 0) > 0 && (
            <p className={css.oldest}>{t('oldest', { span: f.span(app.oldest_ready_seconds * 1000) })}</p>
          )}
          <div className={css.columns}>
            <section aria-label={t('list')}>
              <div className={css.filters}>
                <SearchField label={t('search')} value={q} onChange={(value) => set({ q: value })} />
                <NativeSelect
                  aria-label={t('kind')}
                  value={kind}
                  onChange={(event) => set({ kind: event.currentTarget.value })}
                  data={[{ value: '', label: t('allKinds') }, ...app.kinds.map((one) => ({ value: one.kind, label: one.kind }))]}
                />
              </div>
              <JobList app={app.app} state={state} kind={kind} q={q} chosen={open} onOpen={(id) => set({ job: String(id) })} />
            </section>
            <div className={css.machinery}>
              <Kinds app={app} />
              <Timers app={app} />
              <Workers app={app} />
            </div>
          </div>
          <JobDrawer app={app.app} id={open} onClose={() => set({ job: '' })} />
        </div>
      )}
    </HouseFrame>
  );
}
