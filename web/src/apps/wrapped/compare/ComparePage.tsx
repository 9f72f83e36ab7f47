import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { get } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { Chip } from '../../../ui/parts';
import { Empty, Failed, PageLoading } from '../../../ui/states';
import { useFigure } from '../../../watching/figures';
import { api, type Range, way, type Year, yearsQuery } from '../wrapped';
import css from './ComparePage.module.css';

type Value = number | Range | null;

interface Compared {
  a: Year;
  b: Year;
  comparable: boolean;
  note: string | null;
  figures: { name: string; label: string; unit: string; a: Value; b: Value; difference: Value; change_percent: number | null; total: boolean }[];
}

/** What a bar shows of a value: of a range its upper end, of an hour nothing, because an hour is no amount. */
function amount(value: Value, unit: string): number | null {
  if (value === null || unit === 'hour_of_day') return null;
  return typeof value === 'object' ? value.high : value;
}

/** Two years side by side, and only what may be compared. */
export default function ComparePage() {
  const { t } = useTranslation('wrapped');
  useTitle(t('nav.compare'), t('name'));
  const years = useQuery(yearsQuery);
  return (
    <div className={css.page}>
      <PageHead title={t('compare.title')} note={t('compare.note')} />
      {years.isPending ? (
        <PageLoading />
      ) : !years.data ? (
        <Failed fault={years.error} retry={() => void years.refetch()} />
      ) : years.data.length < 2 ? (
        <Empty art={<Icon name="compare" size={32} />} title={t('compare.oneTitle')} text={t('compare.oneText')}>
          <Button component={Link} to={way('files')}>
            {t('years.add')}
          </Button>
        </Empty>
      ) : (
        <Both years={years.data.map((one) => one.year)} />
      )}
    </div>
  );
}

function Both({ years }: { years: number[] }) {
  const { t } = useTranslation('wrapped');
  const [address, setAddress] = useSearchParams();
  const pick = (name: string, otherwise: number | undefined) => years.find((year) => String(year) === address.get(name)) ?? otherwise;
  const b = pick('b', years[0]);
  const a = pick('a', years.find((year) => year !== b));
  const set = (name: string, year: string) => {
    const next = new URLSearchParams(address);
    next.set(name, year);
    setAddress(next, { replace: true });
  };
  const compared = useQuery({
    queryKey: ['wrapped', 'compare', a, b],
    queryFn: ({ signal }) => get<Compared>(api('wrapped/compare'), { a, b }, signal),
    placeholderData: (old) => old,
  });
  return (
    <>
      <div className={css.pick}>
        <NativeSelect label={t('compare.earlier')} value={String(a)} onChange={(event) => set('a', event.currentTarget.value)} data={years.map(String)} />
        <span className={css.to} aria-hidden="true">
          <Icon name="right" />
        </span>
        <NativeSelect label={t('compare.later')} value={String(b)} onChange={(event) => set('b', event.currentTarget.value)} data={years.map(String)} />
      </div>
      {compared.isPending ? <PageLoading /> : !compared.data ? <Failed fault={compared.error} retry={() => void compared.refetch()} /> : <Table compared={compared.data} />}
    </>
  );
}

function Table({ compared }: { compared: Compared }) {
  const { t } = useTranslation('wrapped');
  const f = useFormats();
  const figure = useFigure();
  const { a, b } = compared;
  return (
    <>
      {compared.note && (
        <p className={css.said} data-warn={!compared.comparable || undefined}>
          <Icon name={compared.comparable ? 'info' : 'warn'} />
          {compared.note}
        </p>
      )}
      <p className="small dim">{t('compare.spans', { a: a.year, daysA: f.number(a.days_spanned), b: b.year, daysB: f.number(b.days_spanned) })}</p>
      <ul className={css.figures}>
        {compared.figures.map((one) => {
          const [barA, barB] = [amount(one.a, one.unit), amount(one.b, one.unit)];
          const most = Math.max(barA ?? 0, barB ?? 0, 1e-9);
          return (
            <li key={one.name}>
              <div className="row apart">
                <h2>{one.label}</h2>
                {one.change_percent !== null && (
                  <Chip tone="accent">{t('compare.change', { percent: `${one.change_percent > 0 ? '+' : ''}${f.unit(one.change_percent, 'percent', 'short', 1)}` })}</Chip>
                )}
              </div>
              {(
                [
                  [a.year, one.a, barA, 'a'],
                  [b.year, one.b, barB, 'b'],
                ] as const
              ).map(([year, value, bar, side]) => (
                <div key={side} className={css.line} data-side={side}>
                  <span className={css.year}>{year}</span>
                  <span className={css.track} aria-hidden="true">
                    {bar !== null && <span style={{ width: `${(bar / most) * 100}%` }} />}
                  </span>
                  <span className={css.value}>{figure(value, one.unit)}</span>
                </div>
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}
