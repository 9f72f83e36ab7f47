import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useFormats } from '../../../lib/format';
import { useShortcuts } from '../../../lib/shortcuts';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { More } from '../../../ui/parts';
import { asTold, faultText } from '../../../ui/problems';
import { Empty, Failed } from '../../../ui/states';
import { contentsQuery, type Found, type ListItem, rememberOrder, rememberSearch, searchQuery, way } from '../content';
import { useExample } from '../example';
import { Facets } from './Facets';
import { FilterBar } from './FilterBar';
import { type Filters, listParams, narrowed, readFilters, searchParams, searchWords, writeFilters } from './filters';
import { Items, type View } from './Items';
import { KeysHelp } from './KeysHelp';
import css from './LibraryPage.module.css';
import { unreadable } from './query';
import { SearchBox } from './SearchBox';

const viewKey = 'rowhouse.vault.view';

interface Shown {
  searching: boolean;
  items: ListItem[];
  total: number;
  first: Found | undefined;
}

function usePages(filters: Filters) {
  const searching = filters.q.trim() !== '';
  const list = useInfiniteQuery({ ...contentsQuery(listParams(filters)), enabled: !searching, placeholderData: (old) => old });
  const found = useInfiniteQuery({
    ...searchQuery(searchWords(filters), searchParams(filters), filters.sort),
    enabled: searching,
    placeholderData: (old) => old,
  });
  const active = searching ? found : list;
  const pages = (searching ? found.data?.pages : list.data?.pages) ?? [];
  const items = pages.flatMap((page) => page.items);
  // A page fetched later may repeat a row that moved down meanwhile.
  const unique = [...new Map(items.map((item) => [item.id, item])).values()];
  const shown: Shown = { searching, items: unique, total: pages[0]?.total ?? 0, first: searching ? found.data?.pages[0] : undefined };
  const unclear = searching && unreadable(found.error) ? found.error : null;
  const last = useRef(shown);
  if (active.data) last.current = shown;
  return { active, unclear, ...(unclear ? last.current : shown) };
}

function Skeletons({ view }: { view: View }) {
  const { t } = useTranslation('vault');
  return (
    <div className={view === 'grid' ? css.ghostGrid : css.ghostList} role="status" aria-label={t('common:loading')}>
      {Array.from({ length: 8 }, (_, i) => (
        <div key={i} className={css.ghost} />
      ))}
    </div>
  );
}

export default function LibraryPage() {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const go = useNavigate();
  const [address, setAddress] = useSearchParams();
  const filters = useMemo(() => readFilters(address), [address]);
  const [view, setView] = useState<View>(() => (localStorage.getItem(viewKey) === 'list' ? 'list' : 'grid'));
  const [help, setHelp] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { active, unclear, searching, items, total, first } = usePages(filters);
  const shownView = searching ? 'list' : view;
  const bare = !searching && !narrowed(filters) && active.isSuccess && items.length === 0;
  useTitle(filters.q || t('nav.library'), t('name'));
  const ids = items.map((item) => item.id).join(',');
  useEffect(() => rememberOrder(ids ? ids.split(',').map(Number) : []), [ids]);
  useEffect(() => rememberSearch(address), [address]);

  const change = (part: Partial<Filters>) => setAddress(writeFilters({ ...filters, ...part }), { replace: part.q !== undefined });
  const chooseView = (next: View) => {
    setView(next);
    localStorage.setItem(viewKey, next);
  };
  const step = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const next = links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))];
    next?.focus();
    next?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    '/': () => search.current?.select(),
    '?': () => setHelp(true),
    a: () => go(way('add')),
    v: () => chooseView(view === 'grid' ? 'list' : 'grid'),
    Enter: () => step(0),
  });
  const sites = useMemo(() => [...new Set(items.flatMap((item) => (item.site ? [item.site] : [])))].sort(), [items]);

  return (
    <>
      <PageHead title={t('nav.library')} note={searching || !active.data ? undefined : t('pages', { count: total, total: f.number(total) })}>
        {!searching && !bare && (
          <SegmentedControl
            size="xs"
            aria-label={t('view.label')}
            value={view}
            onChange={(next) => chooseView(next as View)}
            data={(['grid', 'list'] as const).map((value) => ({
              value,
              label: (
                <span>
                  <Icon name={value} size={18} />
                  <span className="unseen">{t(`view.${value}`)}</span>
                </span>
              ),
            }))}
          />
        )}
        <Button component={Link} to={way('add')} leftSection={<Icon name="add" />} visibleFrom="sm">
          {t('nav.add')}
        </Button>
      </PageHead>
      {!bare && (
        <>
          <SearchBox q={filters.q} onSearch={(q) => change({ q })} handle={search} />
          {unclear && (
            <p role="status" className={css.unclear}>
              {[faultText(t, asTold(unclear)), unclear.hint].filter(Boolean).join(' ')}
            </p>
          )}
          <FilterBar filters={filters} facets={first?.facets} sites={sites} onChange={change} />
        </>
      )}
      {searching && first && (
        <div className={css.found}>
          <p role="status">{t('found', { count: first.total, total: f.number(first.total), time: f.span(first.took_ms) })}</p>
          <SegmentedControl
            size="xs"
            aria-label={t('sort.label')}
            value={filters.sort}
            onChange={(sort) => change({ sort: sort as Filters['sort'] })}
            data={[
              { value: 'rank', label: t('sort.rank') },
              { value: 'date', label: t('sort.date') },
            ]}
          />
        </div>
      )}
      <div className={first?.facets ? css.withRail : undefined}>
        <div aria-busy={active.isFetching} className={active.isPlaceholderData || unclear ? css.stale : undefined}>
          {active.isPending ? (
            <Skeletons view={shownView} />
          ) : unclear && items.length === 0 ? null : active.isError && items.length === 0 ? (
            <Failed fault={active.error} retry={() => void active.refetch()} />
          ) : items.length === 0 ? (
            <Nothing filters={filters} onClear={() => setAddress(new URLSearchParams())} />
          ) : (
            <Items items={items} view={shownView} list={list} />
          )}
          <More list={active} label={t('more')} early />
        </div>
        {first?.facets && items.length > 0 && <Facets facets={first.facets} filters={filters} onChange={change} />}
      </div>
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </>
  );
}

function Nothing({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const { t } = useTranslation('vault');
  const example = useExample();
  if (filters.q || narrowed(filters)) {
    return (
      <Empty art={<Icon name="search" size={32} />} title={t('nothing.title')} text={t('nothing.text')}>
        <Button variant="default" onClick={onClear}>
          {t('nothing.clear')}
        </Button>
      </Empty>
    );
  }
  return (
    <Empty art={<EmptyShelf />} title={t('empty.title')} text={t('empty.text')}>
      <Button loading={example.busy} onClick={example.load}>
        {t('empty.load')}
      </Button>
    </Empty>
  );
}

function EmptyShelf() {
  return (
    <svg width="168" height="104" viewBox="0 0 168 104" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M8 84h152M20 84v12M148 84v12" />
      <path d="M34 84V36h16v48M50 84V28h14v56" fill="var(--accent-soft)" />
      <path d="m72 84 13-50 15 4-12 46" fill="var(--accent-soft-2)" />
      <path d="M38 46h8M54 40h6M54 46h6" />
      <path d="M116 84V62h28v22" strokeDasharray="3 6" />
    </svg>
  );
}
