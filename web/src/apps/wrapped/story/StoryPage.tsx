import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Bar } from '../../../ui/parts';
import { Steps } from '../../../ui/Steps';
import { useDoor, useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { Empty, Failed, PageLoading } from '../../../ui/states';
import { addressQuery, isYear, type Palette, palettes, type Run, runQuery, runStages, storyQuery, way } from '../wrapped';
import css from './StoryPage.module.css';
import { StoryPlayer } from './StoryPlayer';

const paletteKey = 'rowhouse.wrapped.palette';

/** The palette that was last chosen; before that, lamplight. */
function usePalette(): [Palette, (palette: Palette) => void] {
  const [palette, set] = useState<Palette>(() => palettes.find((one) => one === localStorage.getItem(paletteKey)) ?? 'lantern');
  const choose = (next: Palette) => {
    localStorage.setItem(paletteKey, next);
    set(next);
  };
  return [palette, choose];
}

/** A year as cards, one at a time, over the whole screen. */
export default function StoryPage() {
  const { t, i18n } = useTranslation('wrapped');
  const { run = '' } = useParams();
  useDoor('wrapped');
  const [palette, setPalette] = usePalette();
  const made = useQuery(runQuery(run));
  const ready = isYear(run) || made.data?.status === 'ready';
  const story = useQuery({ ...storyQuery(run, i18n.language, palette), enabled: ready, placeholderData: (old) => old });
  const year = story.data?.year ?? made.data?.year;
  useTitle(year ? t('story.title', { year }) : t('name'), t('name'));
  if (story.data && story.data.cards.length > 0) {
    return <StoryPlayer key={run} run={run} story={story.data} palette={palette} onPalette={setPalette} />;
  }
  return (
    <main id="main" className={css.before}>
      <Button component={Link} to={way()} variant="subtle" leftSection={<Icon name="back" />} className={css.leave}>
        {t('story.leave')}
      </Button>
      <Before run={made.data} fault={made.error ?? story.error} retry={() => void (made.error ? made.refetch() : story.refetch())}>
        {story.data?.reason && (
          <Empty level={1} art={<Icon name="story" size={32} />} title={t('story.none')} text={`${story.data.reason.text} ${story.data.reason.next_step}`}>
            <ToFiles />
          </Empty>
        )}
      </Before>
    </main>
  );
}

function ToFiles() {
  const { t } = useTranslation('wrapped');
  return (
    <Button component={Link} to={way('files')}>
      {t('nav.files')}
    </Button>
  );
}

function Before({ run, fault, retry, children }: { run: Run | undefined; fault: unknown; retry: () => void; children: ReactNode }) {
  const { t } = useTranslation('wrapped');
  if (fault) return <Failed fault={fault} retry={retry} />;
  if (run?.status === 'pending') return <Making run={run} />;
  if (run && run.status !== 'ready') {
    const text = [run.reason?.text, run.reason?.next_step].filter(Boolean).join(' ');
    return (
      <Empty level={1} art={<Icon name={run.status === 'failed' ? 'warn' : 'story'} size={32} />} title={run.status === 'failed' ? t('story.failed') : t('story.none')} text={text}>
        <ToFiles />
      </Empty>
    );
  }
  return children || <PageLoading />;
}

/** The run that makes the story, stage by stage. */
function Making({ run }: { run: Run }) {
  const { t } = useTranslation('wrapped');
  const address = useQuery(addressQuery);
  const job = run.job;
  const at = Math.max(0, runStages.findIndex((stage) => stage === job?.stage));
  return (
    <div className={css.making} role="status">
      <h1>{t('story.making', { year: run.year })}</h1>
      <Steps label={t('story.makingSteps')} steps={runStages.map((name) => ({ name, label: t(`run.stage.${name}`) }))} at={at} count={job} />
      {job && job.total > 0 && <Bar done={job.done} total={job.total} label={t(`run.stage.${job.stage ?? 'waiting'}`)} />}
      <p className="dim small">{t('story.makingNote')}</p>
      {address.data && <p className="small">{address.data.verified ? t('story.byMail', { email: address.data.email }) : <Link to={way('data')}>{t('story.askMail')}</Link>}</p>}
    </div>
  );
}
