import { useTranslation } from 'react-i18next';
import { type JobState, jobTones } from './jobs';
import { Chip } from './parts';

export function JobChip({ state }: { state: JobState }) {
  const { t } = useTranslation('common');
  return (
    <Chip tone={jobTones[state] ?? 'plain'} dot>
      {t(`job.${state}`)}
    </Chip>
  );
}
