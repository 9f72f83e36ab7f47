import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { get, onStaleCsrf, Problem, rememberCsrf } from './api';

export type AppState = 'open' | 'down' | 'maintenance' | 'off';

/** A door beside the house: its host, empty for the house's own, and its port, 0 for the same. */
export interface OwnDoor {
  host: string;
  port: number;
}

export interface HouseApp {
  name: string;
  state: AppState;
  reason: string | null;
  href: string;
  own_door?: OwnDoor | null;
  working?: number;
  waiting?: number;
}

export interface House {
  name: string;
  version: string;
  first_run: boolean;
  signed_in: boolean;
  csrf: string | null;
  language: string;
  base_url: string | null;
  totp_enabled?: boolean;
  example_loaded?: boolean;
  apps: HouseApp[];
}

type Place = Pick<Location, 'protocol' | 'hostname' | 'port'>;

/** The address of a door beside the house, as this browser can reach it. */
export function ownAddress(door: OwnDoor, here: Place): string {
  const port = door.port ? String(door.port) : here.port;
  return `${here.protocol}//${door.host || here.hostname}${port ? `:${port}` : ''}/`;
}

async function fetchHouse(signal?: AbortSignal): Promise<House> {
  const house = await get<House>('api/house', undefined, signal);
  // A guest of an app has a token of that app, which this answer does not know.
  if (house.signed_in) rememberCsrf(house.csrf);
  return house;
}

export const houseQuery = queryOptions({
  queryKey: ['house'],
  queryFn: ({ signal }) => fetchHouse(signal),
  staleTime: 10_000,
});

export function keepCsrfFresh(client: QueryClient): void {
  onStaleCsrf(async () => (await client.fetchQuery({ ...houseQuery, staleTime: 0 })).csrf ?? '');
}

/** The house as it is now; with `live` it is asked again every few seconds while the page is seen. */
export function useHouse(live = false) {
  return useQuery({
    ...houseQuery,
    refetchInterval: live ? (query) => (query.state.data?.apps.some((app) => app.working) ? 2000 : 6000) : false,
  });
}

export function useRefreshHouse() {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['house'] }),
      client.invalidateQueries({ queryKey: ['settings'] }),
    ]);
  };
}

/** Waiting helps with a server that is busy or starting; nothing else is worth asking twice. */
export function worthRetrying(failures: number, fault: unknown): boolean {
  if (!(fault instanceof Problem)) return false;
  const passing = fault.status === 429 || fault.status === 502 || fault.status === 504 || fault.code === 'busy';
  return passing && failures < 3 && (fault.retryAfterSeconds ?? 1) <= 15;
}

export function retryDelay(failures: number, fault: unknown): number {
  const asked = fault instanceof Problem ? fault.retryAfterSeconds : null;
  return asked === null ? Math.min(1000 * 2 ** failures, 8000) : asked * 1000 + 50;
}
