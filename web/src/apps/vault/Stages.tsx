import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/format';
import { Bar, Chip } from '../../ui/parts';
import { Steps } from '../../ui/Steps';
import { type ListItem, type Progress, stages, type Status, underWay } from './content';
import css from './Stages.module.css';

const tones = { unprocessed: 'plain', processing: 'accent', parse_success: 'good', parse_failed: 'bad' } as const;

export function StatusChip({ status }: { status: Status }) {
  const { t } = useTranslation('vault');
  return (
    <Chip tone={tones[status]} dot>
      {t(`status.${status}`)}
    </Chip>
  );
}

/** "Pictures 3 of 12", or only the stage where there is nothing to count. */
export function useStageWords() {
  const { t } = useTranslation('vault');
  const f = useFormats();
  return (progress: Progress | null): string => {
    if (!progress) return t('status.unprocessed');
    const stage = stages.find((one) => one === progress.stage);
    const name = stage ? t(`stage.${stage}`) : progress.stage;
    if (progress.total <= 1) return name;
    return t('stageCount', { stage: name, done: f.number(progress.done), total: f.number(progress.total) });
  };
}

/** One line of progress for a row in a list. */
export function ProgressLine({ item }: { item: ListItem }) {
  const words = useStageWords();
  if (!underWay(item)) return null;
  const at = item.progress ? stages.findIndex((stage) => stage === item.progress?.stage) : -1;
  const part = item.progress && item.progress.total > 0 ? item.progress.done / item.progress.total : 0;
  const text = words(item.progress);
  return (
    <div className={css.line}>
      <Bar done={Math.max(0, at + part)} total={stages.length} label={text} />
      <span className={css.words}>{text}</span>
    </div>
  );
}

/** All five stages side by side, as a page being kept goes through them. */
export function StageSteps({ item }: { item: Pick<ListItem, 'status' | 'progress'> }) {
  const { t } = useTranslation('vault');
  const done = item.status === 'parse_success';
  const at = done ? stages.length : item.progress ? stages.findIndex((stage) => stage === item.progress?.stage) : -1;
  return <Steps label={t('stagesLabel')} steps={stages.map((name) => ({ name, label: t(`stage.${name}`) }))} at={at} count={item.progress} />;
}
