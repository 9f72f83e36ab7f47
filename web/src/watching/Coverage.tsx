import { useTranslation } from 'react-i18next';
import { useFormats } from '../lib/format';
import { Bar } from '../ui/parts';
import css from './Coverage.module.css';

/** How much of what is there a figure could use: a bar, and the same in words. */
export function Coverage({ coverage }: { coverage: { used: number; all: number; percent: number } }) {
  const { t } = useTranslation('watching');
  const f = useFormats();
  const text = t('coverage.of', { used: f.number(coverage.used), all: f.number(coverage.all), percent: f.unit(coverage.percent, 'percent', 'short', coverage.percent < 10 ? 1 : 0) });
  return (
    <div className={css.coverage}>
      <Bar done={coverage.used} total={coverage.all} label={text} />
      <span aria-hidden="true">{text}</span>
    </div>
  );
}
