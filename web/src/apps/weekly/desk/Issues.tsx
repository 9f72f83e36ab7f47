import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { get, post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { Chip, More } from '../../../ui/parts';
import { useTell, useTellFault } from '../../../ui/problems';
import { Empty, Failed, PageLoading } from '../../../ui/states';
import { useFigure } from '../../../watching/figures';
import { issueTone } from '../tones';
import { at, type Issue, waitingWeeks } from '../weekly';
import css from './Desk.module.css';
import { IssueDrawer } from './IssueDrawer';
import { PreviewDrawer } from './PreviewDrawer';

const states = ['planned', 'awaiting_approval', 'queued', 'skipped', 'cancelled', 'failed'] as const;

interface IssuePage {
  items: Issue[];
  next: number | null;
  weeks: string[];
  approval_needed: boolean;
}

interface WeekSums {
  week: string;
  total_users: number;
  total_videos: number;
  total_watch_hours: { low: number; high: number };
  planned: number;
  awaiting_approval?: number;
  queued: number;
  skipped: number;
  failed: number;
}

/** Every letter by week: look at it, approve it, send it now, or keep it back. */
export function Issues() {
  const { t } = useTranslation('weekly');
  const [address, setAddress] = useSearchParams();
  const [open, setOpen] = useState<number | null>(null);
  const [preview, setPreview] = useState(false);
  const week = address.get('week') ?? '';
  const state = address.get('state') ?? '';
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    if (value) next.set(name, value);
    else next.delete(name);
    setAddress(next, { replace: true });
  };
  const issues = useInfiniteQuery({
    queryKey: ['weekly', 'desk', 'issues', week, state],
    queryFn: ({ pageParam, signal }) => get<IssuePage>(at('admin/issues'), { week, state, before: pageParam, limit: 50 }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (old) => old,
    refetchInterval: 15_000,
  });
  if (issues.isPending) return <PageLoading />;
  const first = issues.data?.pages[0];
  if (!issues.data || !first) return <Failed fault={issues.error} retry={() => void issues.refetch()} />;
  const items = issues.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Weeks />
      <div className={css.filters}>
        <NativeSelect aria-label={t('desk.week')} value={week} onChange={(event) => set('week', event.currentTarget.value)} data={[{ value: '', label: t('desk.allWeeks') }, ...first.weeks]} />
        <NativeSelect aria-label={t('desk.state')} value={state} onChange={(event) => set('state', event.currentTarget.value)} data={[{ value: '', label: t('desk.allStates') }, ...states.map((one) => ({ value: one, label: t(`issue.state.${one}`) }))]} />
        <span className="grow" />
        <Button variant="default" leftSection={<Icon name="letter" />} onClick={() => setPreview(true)}>
          {t('desk.preview')}
        </Button>
      </div>
      {first.approval_needed && <Approve issues={items} />}
      {items.length === 0 ? (
        <Empty art={<Icon name="letter" size={32} />} title={t('desk.noIssues')} text={t('desk.noIssuesText')} />
      ) : (
        <ul className={css.list}>
          {items.map((issue) => (
            <Row key={issue.id} issue={issue} open={open === issue.id} onOpen={() => setOpen(issue.id)} />
          ))}
        </ul>
      )}
      <More list={issues} label={t('letters.more')} />
      <IssueDrawer id={open} onClose={() => setOpen(null)} />
      <PreviewDrawer open={preview} weeks={first.weeks} onClose={() => setPreview(false)} />
    </>
  );
}

function Row({ issue, open, onOpen }: { issue: Issue; open: boolean; onOpen: () => void }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  return (
    <li>
      <button type="button" className={css.issue} aria-haspopup="dialog" aria-expanded={open} onClick={onOpen}>
        <span className={css.week}>{issue.week}</span>
        <span className={css.main}>
          <strong>{issue.subject ?? t('letters.unwritten')}</strong>
          <span>
            {[issue.email_masked, issue.sent_at ? t('letters.sent', { at: f.dateTime(issue.sent_at) }) : t('letters.planned', { at: f.dateTime(issue.planned_for) }), issue.language].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className={css.chips}>
          {issue.example && <Chip tone="accent">{t('watching:example')}</Chip>}
          <Chip tone={issueTone(issue.state)} dot>
            {t(`issue.state.${issue.state}`)}
          </Chip>
          {issue.mail_state && issue.mail_state !== issue.state && <Chip tone={issueTone(issue.mail_state)}>{t(`issue.state.${issue.mail_state}`)}</Chip>}
        </span>
      </button>
    </li>
  );
}

function Approve({ issues }: { issues: Issue[] }) {
  const { t } = useTranslation('weekly');
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const approve = useMutation({
    mutationFn: (week: string) => post<{ approved: number }>(at('admin/issues/approve'), { week }),
    onSuccess: async ({ approved }) => {
      tell(t('desk.approved', { count: approved }));
      await client.invalidateQueries({ queryKey: ['weekly', 'desk'] });
    },
    onError,
  });
  const waiting = issues.filter((one) => one.state === 'awaiting_approval').length;
  return (
    <div className={css.approve}>
      <Icon name="info" />
      <p className="grow">{t('desk.approvalNeeded', { count: waiting })}</p>
      {waitingWeeks(issues).map((week) => (
        <Button key={week} size="compact-md" loading={approve.isPending && approve.variables === week} onClick={() => approve.mutate(week)}>
          {t('desk.approveWeek', { week })}
        </Button>
      ))}
    </div>
  );
}

/** The last weeks in sums. */
function Weeks() {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const figure = useFigure();
  const weeks = useQuery({
    queryKey: ['weekly', 'desk', 'weeks'],
    queryFn: async ({ signal }) => (await get<{ items: WeekSums[] }>(at('admin/weeks'), { limit: 6 }, signal)).items,
  });
  if (!weeks.data || weeks.data.length === 0) return null;
  return (
    <div className={css.wide} role="region" aria-label={t('desk.weeks')} tabIndex={0}>
      <table className={css.table}>
        <caption className="unseen">{t('desk.weeks')}</caption>
        <thead>
          <tr>
            {(['week', 'people', 'videos', 'hours', 'planned', 'queued', 'skipped', 'failed'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`desk.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.data.map((one) => (
            <tr key={one.week}>
              <th scope="row">{one.week}</th>
              <td>{f.number(one.total_users)}</td>
              <td>{f.number(one.total_videos)}</td>
              <td>{figure(one.total_watch_hours, 'hours')}</td>
              <td>{f.number(one.planned + (one.awaiting_approval ?? 0))}</td>
              <td>{f.number(one.queued)}</td>
              <td>{f.number(one.skipped)}</td>
              <td data-bad={one.failed > 0 || undefined}>{f.number(one.failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
