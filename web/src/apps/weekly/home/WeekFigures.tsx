import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format';
import { Chip } from '../../../ui/parts';
import { lasting, useFigure } from '../../../watching/figures';
import type { Week } from '../weekly';
import css from './WeekFigures.module.css';

/** The figures of a week, the days as bars, and what each rests on. */
export function WeekFigures({ week }: { week: Week }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const figure = useFigure();
  const most = Math.max(1, ...week.days.map((day) => day.videos));
  const hole = week.rabbit_hole;
  const facts: [string, string, string | null][] = [
    [t('figure.videos'), figure(week.total_videos, 'videos'), week.pre_total_videos === null ? null : t('figure.before', { value: f.number(week.pre_total_videos) })],
    [t('figure.thumb'), figure(week.thumb_feet, 'feet'), null],
    [t('figure.peak'), figure(week.peak_hour, 'hour_of_day'), null],
    [t('figure.night'), figure(week.night_percent, 'percent'), null],
    ...(hole ? ([[t('figure.hole'), t('figure.holeOf', { count: hole.videos, videos: f.number(hole.videos), span: lasting(f, hole.minutes * 60) }), hole.name]] as [string, string, string | null][]) : []),
    ...(week.last_year ? ([[t('figure.lastYear'), figure(week.last_year.videos, 'videos'), figure({ low: week.last_year.low_seconds, high: week.last_year.high_seconds }, 'seconds')]] as [string, string, string | null][]) : []),
  ];
  return (
    <section className={css.week} aria-label={t('week.title')}>
      <div>
        <p className={css.label}>{t('figure.time')}</p>
        <p className={css.bold}>{figure(week.total_time_seconds, 'seconds')}</p>
        <p className="row">
          {week.change_percent !== null && <Chip tone="accent">{t(week.change_percent >= 0 ? 'figure.more' : 'figure.less', { percent: f.unit(Math.abs(week.change_percent), 'percent', 'short', 0) })}</Chip>}
          {week.feeding_reason && <span className="dim">{week.feeding_reason.sentence}</span>}
        </p>
      </div>
      <ul className={css.days} aria-label={t('figure.days')}>
        {week.days.map((day) => (
          <li key={day.date}>
            <span className={css.count}>{f.number(day.videos)}</span>
            <span className={css.column} aria-hidden="true">
              <span style={{ height: `${(day.videos / most) * 100}%` }} data-most={day.videos === most || undefined} />
            </span>
            <span className={css.day}>{f.weekday(((new Date(`${day.date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1, 'short')}</span>
          </li>
        ))}
      </ul>
      <dl className={css.facts}>
        {facts.map(([name, value, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            {note && <dd className={css.note}>{note}</dd>}
          </div>
        ))}
      </dl>
      {week.nudge && <p className={css.nudge}>{week.nudge.sentence}</p>}
      <details className={css.basis}>
        <summary>{t('figure.basis')}</summary>
        <ul>
          {[...week.basis, ...week.not_known.map((one) => one.sentence)].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
