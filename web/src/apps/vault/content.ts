import {
  type InfiniteData,
  infiniteQueryOptions,
  queryOptions,
  type QueryClient,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { get, type Params } from '../../lib/api';
import { apiPath, fileUrl, rootApp } from '../../lib/base';
import { type HouseEvent, useEvents } from '../../lib/events';

export const stages = ['fetching', 'extracting', 'pictures', 'snapshot', 'indexing'] as const;
export type Stage = (typeof stages)[number];
export const statuses = ['parse_success', 'processing', 'unprocessed', 'parse_failed'] as const;
export type Status = (typeof statuses)[number];

export interface Progress {
  stage: string;
  done: number;
  total: number;
}

export interface LastError {
  code: string;
  message: string;
  hint?: string | null;
}

export interface ListItem {
  id: number;
  platform: string;
  url: string;
  status: Status;
  title: string | null;
  cover_url: string | null;
  thumbnail_url: string | null;
  author_name: string | null;
  tags: string[];
  is_nsfw: boolean;
  layout_type: string | null;
  created_at: string;
  published_at: string | null;
  site: string | null;
  language: string | null;
  excerpt: string | null;
  word_count: number | null;
  progress: Progress | null;
  last_error: LastError | null;
}

export interface Picture {
  key: string;
  url: string;
  width: number | null;
  height: number | null;
  bytes: number;
  alt: string | null;
}

export interface Content extends ListItem {
  clean_url: string | null;
  canonical_url: string | null;
  body: string | null;
  body_html: string | null;
  summary: string | null;
  updated_at: string;
  pictures: Picture[];
  snapshot: { taken_at: string; bytes: number; url: string } | null;
  sources: { source: string | null; tags: string[] | string; note: string | null; created_at: string }[];
  history: { at: string; event: string; detail: string | null }[];
  job: { id: number; state: string; stage: string | null; done: number; total: number; attempt: number; max_attempts?: number } | null;
  example: boolean;
}

export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  size: number;
  has_more: boolean;
}

export interface FoundItem extends ListItem {
  title_html?: string;
  snippet_html: string;
  score: number;
}

export interface Facet {
  value: string;
  count: number;
}

export interface Found {
  query: string;
  total: number;
  /** There are more hits than were counted. */
  more?: boolean;
  took_ms: number;
  items: FoundItem[];
  facets: Record<'platform' | 'tag' | 'site' | 'month', Facet[] | undefined>;
}

export const api = (path: string) => apiPath('vault', path);
export const file = (path: string | null | undefined) => fileUrl('vault', path);
/** A page's address in the router. */
export function way(path = ''): string {
  const root = rootApp === 'vault' ? '' : '/vault';
  return path ? `${root}/${path}` : root || '/';
}

const pageSize = 30;

export function contentsQuery(filters: Params) {
  return infiniteQueryOptions({
    queryKey: ['vault', 'contents', filters],
    queryFn: ({ pageParam, signal }) =>
      get<Page<ListItem>>(api('contents'), { ...filters, page: pageParam, size: pageSize }, signal),
    initialPageParam: 1,
    getNextPageParam: (last) => (last.has_more ? last.page + 1 : undefined),
  });
}

export function searchQuery(q: string, filters: Params, sort: 'rank' | 'date') {
  return infiniteQueryOptions({
    queryKey: ['vault', 'search', q, filters, sort],
    queryFn: ({ pageParam, signal }) =>
      get<Found>(api('search'), { ...filters, q, sort, page: pageParam, size: pageSize }, signal),
    initialPageParam: 1,
    getNextPageParam: (last, pages) => (pages.length * pageSize < last.total && last.items.length > 0 ? pages.length + 1 : undefined),
  });
}

export function contentQuery(id: number) {
  return queryOptions({
    queryKey: ['vault', 'content', id],
    queryFn: ({ signal }) => get<Content>(api(`contents/${id}`), undefined, signal),
  });
}

export function useTags() {
  return useQuery({
    queryKey: ['vault', 'tags'],
    queryFn: ({ signal }) => get<{ name: string; count: number }[]>(api('tags'), undefined, signal),
    staleTime: 30_000,
  });
}

/** What a page is called: its title, or its address as people say it. */
export function titleOf(item: Pick<ListItem, 'title' | 'url'>): string {
  return item.title || item.url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}

/** Why the last attempt brought nothing, while another is to come. */
export function lastAttempt(content: Content): LastError | null {
  if (!underWay(content)) return null;
  const newest = [...content.history].sort((a, b) => b.at.localeCompare(a.at))[0];
  return newest?.event === 'attempt_failed' ? content.last_error : null;
}

export function underWay(item: { status: Status }): boolean {
  return item.status === 'processing' || item.status === 'unprocessed';
}

/** What an event changes in a row that is on the screen already. */
export function withEvent<T extends ListItem>(item: T, data: Record<string, unknown>): T {
  const status = (data.status as Status | undefined) ?? item.status;
  const moving = status === 'processing' && typeof data.stage === 'string';
  return {
    ...item,
    status,
    title: (data.title as string | undefined) ?? item.title,
    progress: moving
      ? { stage: data.stage as string, done: Number(data.done ?? 0), total: Number(data.total ?? 0) }
      : status === 'processing'
        ? item.progress
        : null,
  };
}

/** Whether what a query holds has a row that is being kept now. */
function showsWork(data: unknown): boolean {
  const held = data as Partial<Content> & { pages?: Page<ListItem>[] };
  if (held?.pages) return held.pages.some((page) => page.items.some(underWay));
  return held?.status !== undefined && underWay({ status: held.status });
}

function patchRows(client: QueryClient, id: number, data: Record<string, unknown>): void {
  client.setQueriesData<InfiniteData<Page<ListItem>>>({ queryKey: ['vault', 'contents'] }, (old) =>
    old?.pages
      ? {
          ...old,
          pages: old.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === id ? withEvent(item, data) : item)),
          })),
        }
      : old,
  );
  client.setQueryData<Content>(['vault', 'content', id], (old) => old && withEvent(old, data));
}

/** Keeps every list and page of the vault as it is on the server: stages move in place, ends and newcomers are fetched. */
export function useVaultEvents(): void {
  const client = useQueryClient();
  const soon = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const refreshLists = () => {
    if (soon.current !== undefined) return;
    soon.current = setTimeout(() => {
      soon.current = undefined;
      for (const key of ['contents', 'search', 'tags', 'jobs']) void client.invalidateQueries({ queryKey: ['vault', key] });
      void client.invalidateQueries({ queryKey: ['house'] });
    }, 400);
  };
  useEvents('vault', (event: HouseEvent) => {
    const id = Number(event.data.id ?? event.data.content_id);
    if (event.type === 'content_updated') {
      patchRows(client, id, event.data);
      const status = event.data.status;
      const ended = status !== 'processing' && status !== 'unprocessed';
      if (ended || event.data.code) void client.invalidateQueries({ queryKey: ['vault', 'content', id] });
      if (ended) refreshLists();
    } else if (event.type === 'content_deleted') {
      client.removeQueries({ queryKey: ['vault', 'content', id] });
      refreshLists();
    } else if (event.type === 'polled') {
      void client.invalidateQueries({ queryKey: ['vault'], predicate: (query) => showsWork(query.state.data) });
    } else if (event.type === 'content_created' || event.type === 'job_changed') {
      refreshLists();
    }
  });
}

const orderKey = 'rowhouse.vault.order';
const searchKey = 'rowhouse.vault.search';

/** The order in which the library last showed its contents, so that the reader's next and previous follow it. */
export function rememberOrder(ids: number[]): void {
  sessionStorage.setItem(orderKey, JSON.stringify(ids));
}

export function recallOrder(): number[] {
  try {
    return JSON.parse(sessionStorage.getItem(orderKey) ?? '[]') as number[];
  } catch {
    return [];
  }
}

/** What the library last searched and narrowed by, so that the way back from a page leads there. */
export function rememberSearch(search: URLSearchParams): void {
  sessionStorage.setItem(searchKey, search.toString());
}

export function wayBack(): string {
  const search = sessionStorage.getItem(searchKey);
  return search ? `${way()}?${search}` : way();
}
