import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../../lib/format';
import { PageHead } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { Bar, Chip } from '../../../ui/parts';
import { useMake } from '../make';
import { picture, way } from '../wrapped';
import css from './Years.module.css';
import type { YearOf } from '../years';

/** The newest year large, the others beside it. */
export function Years({ years }: { years: YearOf[] }) {
  const { t } = useTranslation('wrapped');
  return (
    <div className={css.page}>
      <PageHead title={t('years.title')}>
        <Button component={Link} to={way('files')} variant="default" leftSection={<Icon name="add" />}>
          {t('years.add')}
        </Button>
      </PageHead>
      <ul className={css.years} data-single={years.length === 1 || undefined}>
        {years.map((one) => (
          <li key={one.year}>
            <YearCard one={one} first={one === years[0]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function YearCard({ one, first }: { one: YearOf; first: boolean }) {
  const { t } = useTranslation('wrapped');
  const f = useFormats();
  const make = useMake();
  const { run, history } = one;
  const ready = run?.status === 'ready';
  const id = run?.wrapped_run_id ?? String(one.year);
  const videos = run?.videos ?? history?.videos ?? null;
  return (
    <article className={css.year} aria-labelledby={`year-${one.year}`}>
      <Cover id={ready || history ? (ready ? id : String(one.year)) : null} year={one.year} to={run ? way(`story/${id}`) : null} onMake={() => make.mutate(one.year)} />
      <div className={css.facts}>
        <div className="row">
          <h2 id={`year-${one.year}`}>{one.year}</h2>
          {run?.example && <Chip tone="accent">{t('example.mark')}</Chip>}
          {run?.kept === 'figures' && <Chip>{t('years.forgotten')}</Chip>}
          {run?.status === 'pending' && <Chip tone="accent" dot>{t('years.pending')}</Chip>}
          {run?.status === 'failed' && <Chip tone="bad" dot>{t('years.failed')}</Chip>}
        </div>
        {videos !== null && <p className={css.videos}>{t('watching:unit.videos', { count: videos, number: f.number(videos) })}</p>}
        {history && (
          <div className={css.span}>
            <Bar done={history.days_spanned} total={history.days_in_year} label={t('years.spanned', { days: f.number(history.days_spanned), all: f.number(history.days_in_year) })} />
            <span aria-hidden="true">{t('years.spanned', { days: f.number(history.days_spanned), all: f.number(history.days_in_year) })}</span>
          </div>
        )}
        {run?.stale && <p className="small dim">{t('years.stale')}</p>}
        <div className="row">
          {run ? (
            <Button component={Link} to={way(`story/${id}`)} leftSection={<Icon name="play" />}>
              {ready ? t('years.watch') : t('years.look')}
            </Button>
          ) : (
            <Button loading={make.isPending} onClick={() => make.mutate(one.year)} leftSection={<Icon name="play" />}>
              {t('years.make')}
            </Button>
          )}
          {ready && (
            <Button component={Link} to={way(`share/${id}`)} variant="default" leftSection={<Icon name="share" />}>
              {t('years.share')}
            </Button>
          )}
          {history && (run?.stale || run?.status === 'failed') && (
            <Button variant="subtle" loading={make.isPending} onClick={() => make.mutate(one.year)}>
              {t('years.again')}
            </Button>
          )}
        </div>
        {first && ready && <Peek id={id} />}
      </div>
    </article>
  );
}

/** A look at the next cards, each a way into the story. */
function Peek({ id }: { id: string }) {
  const { t, i18n } = useTranslation('wrapped');
  return (
    <ul className={css.peek}>
      {[2, 3, 4, 5].map((n) => (
        <li key={n}>
          <Link to={`${way(`story/${id}`)}?card=${n}`} aria-label={t('years.card', { n })}>
            <img src={picture(id, n, 'svg', { language: i18n.language, palette: 'lantern' })} alt="" loading="lazy" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The first card as the cover of the year; where it cannot be had, the year stands in its place. */
function Cover({ id, year, to, onMake }: { id: string | null; year: number; to: string | null; onMake: () => void }) {
  const { t, i18n } = useTranslation('wrapped');
  const [broken, setBroken] = useState(false);
  const inner =
    id && !broken ? (
      <img src={picture(id, 1, 'svg', { language: i18n.language, palette: 'lantern' })} alt="" loading="lazy" onError={() => setBroken(true)} />
    ) : (
      <span className={css.blank}>{year}</span>
    );
  const label = t('years.open', { year });
  return to ? (
    <Link to={to} className={css.cover} aria-label={label}>
      {inner}
    </Link>
  ) : (
    <button type="button" className={css.cover} aria-label={label} onClick={onMake}>
      {inner}
    </button>
  );
}
