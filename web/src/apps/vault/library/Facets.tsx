import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format';
import type { Facet, Found } from '../content';
import { usePlatformName } from '../platforms';
import css from './Facets.module.css';
import { type Filters, monthDays } from './filters';

function Group(props: { title: string; facets: Facet[]; chosen: string[]; name: (value: string) => string; pick: (value: string) => void }) {
  const f = useFormats();
  if (props.facets.length === 0) return null;
  const most = Math.max(...props.facets.map((facet) => facet.count));
  return (
    <section>
      <h2>{props.title}</h2>
      <ul>
        {props.facets.slice(0, 8).map((facet) => (
          <li key={facet.value}>
            <button type="button" aria-pressed={props.chosen.includes(facet.value)} onClick={() => props.pick(facet.value)}>
              <span className={css.fill} style={{ width: `${(facet.count / most) * 100}%` }} />
              <span className="grow clip">{props.name(facet.value)}</span>
              <span className="num">{f.number(facet.count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the hits have in common, most common first; a press narrows the search to it. */
export function Facets(props: { facets: Found['facets']; filters: Filters; onChange: (change: Partial<Filters>) => void }) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const platformName = usePlatformName();
  const { facets, filters, onChange } = props;
  const toggle = (list: string[], value: string) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
  const plain = (value: string) => value;
  const month = filters.from.slice(0, 7);
  return (
    <aside className={css.rail} aria-label={t('facets')}>
      <Group title={t('filter.site')} facets={facets.site ?? []} chosen={filters.site} name={plain} pick={(v) => onChange({ site: toggle(filters.site, v) })} />
      <Group title={t('filter.tag')} facets={facets.tag ?? []} chosen={filters.tag} name={plain} pick={(v) => onChange({ tag: toggle(filters.tag, v) })} />
      <Group title={t('filter.platform')} facets={facets.platform ?? []} chosen={filters.platform} name={platformName} pick={(v) => onChange({ platform: toggle(filters.platform, v) })} />
      <Group title={t('filter.month')} facets={[...(facets.month ?? [])].sort((a, b) => b.value.localeCompare(a.value))} chosen={month ? [month] : []} name={f.month} pick={(v) => onChange(month === v ? { from: '', to: '' } : monthDays(v))} />
    </aside>
  );
}
