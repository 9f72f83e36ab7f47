import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { api, type Found, statuses, useTags } from '../content';
import { usePlatformName } from '../platforms';
import { FilterMenu } from './FilterMenu';
import css from './Filters.module.css';
import { type Filters, narrowed } from './filters';

interface Stats {
  platform_counts: Record<string, number>;
}

function DateFilter({ filters, onChange }: { filters: Filters; onChange: (change: Partial<Filters>) => void }) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const [open, setOpen] = useState(false);
  const day = (date: string) => f.date(`${date}T12:00:00`);
  const text = filters.from && filters.to
    ? t('filter.between', { from: day(filters.from), to: day(filters.to) })
    : filters.from
      ? t('filter.since', { from: day(filters.from) })
      : filters.to
        ? t('filter.until', { to: day(filters.to) })
        : t('filter.date');
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.pill}
          data-on={!!filters.from || !!filters.to || undefined}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name="clock" size={16} />
          <span className={css.pillText}>{text}</span>
          <Icon name="down" size={14} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css.menu} aria-label={t('filter.date')}>
        <label className={css.day}>
          {t('filter.fromDay')}
          <input type="date" value={filters.from} max={filters.to || undefined} onChange={(e) => onChange({ from: e.target.value })} />
        </label>
        <label className={css.day}>
          {t('filter.toDay')}
          <input type="date" value={filters.to} min={filters.from || undefined} onChange={(e) => onChange({ to: e.target.value })} />
        </label>
      </Popover.Dropdown>
    </Popover>
  );
}

export function FilterBar(props: {
  filters: Filters;
  facets: Found['facets'] | undefined;
  sites: string[];
  onChange: (change: Partial<Filters>) => void;
}) {
  const { t } = useTranslation('vault');
  const { filters, facets, onChange } = props;
  const tags = useTags();
  const stats = useQuery({
    queryKey: ['vault', 'stats'],
    queryFn: ({ signal }) => get<Stats>(api('dashboard/stats'), undefined, signal),
    staleTime: 60_000,
  });
  const platformName = usePlatformName();
  const platforms = facets?.platform ?? Object.entries(stats.data?.platform_counts ?? {}).map(([value, count]) => ({ value, count }));
  const sites = facets?.site ?? props.sites.map((value) => ({ value }));
  const tagChoices = facets?.tag ?? (tags.data ?? []).map((tag) => ({ value: tag.name, count: tag.count }));
  return (
    <div className={css.bar} role="group" aria-label={t('filter.label')}>
      <FilterMenu
        icon="filter"
        label={t('filter.status')}
        choices={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        chosen={filters.status}
        onChange={(status) => onChange({ status })}
      />
      <FilterMenu
        icon="tag"
        label={t('filter.tag')}
        choices={tagChoices.map((choice) => ({ ...choice, label: choice.value }))}
        chosen={filters.tag}
        onChange={(tag) => onChange({ tag })}
      />
      <FilterMenu
        icon="source"
        label={t('filter.site')}
        choices={sites.map((choice) => ({ ...choice, label: choice.value }))}
        chosen={filters.site}
        free
        single={!filters.q}
        onChange={(site) => onChange({ site })}
      />
      <FilterMenu
        icon="grid"
        label={t('filter.platform')}
        choices={platforms.map((choice) => ({ ...choice, label: platformName(choice.value) }))}
        chosen={filters.platform}
        onChange={(platform) => onChange({ platform })}
      />
      <DateFilter filters={filters} onChange={onChange} />
      {narrowed(filters) && (
        <button
          type="button"
          className={css.clear}
          onClick={() => onChange({ status: [], platform: [], tag: [], site: [], from: '', to: '' })}
        >
          {t('filter.clear')}
        </button>
      )}
    </div>
  );
}
