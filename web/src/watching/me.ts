import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import i18next from 'i18next';
import { get, patch, post, rememberCsrf } from '../lib/api';
import { type Door, useDoorOf } from './door';

export interface Me {
  who: 'stranger' | 'member' | 'owner';
  visitors: boolean;
  csrf: string | null;
  app_user_id: string | null;
  time_zone: string | null;
  language: string | null;
  platform_username: string | null;
  email: string | null;
  linked: boolean;
  example: boolean;
  created_at: string | null;
  imports: number;
  coverage: { rows: number; first: string | null; last: string | null };
  /** Ways for a history to come that this server has. */
  sources: { upload: boolean; archive?: 'embedded' | 'remote' | null; portability?: boolean };
  limits: { upload_bytes: number; events: number };
}

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

export function meQuery(door: Door) {
  return queryOptions({
    queryKey: [door.app, 'me'],
    queryFn: ({ signal }) => get<Me>(door.api('me'), undefined, signal),
    staleTime: 10_000,
    refetchInterval: (query) => (query.state.status === 'error' ? 5000 : false),
  });
}

/** Who is here, and what is kept of them. The token for unsafe calls belongs to the door that is on the screen. */
export function useMe() {
  const me = useQuery(meQuery(useDoorOf()));
  const { mutate: change } = useChangeMe();
  const token = me.data?.csrf;
  const noZone = !!token && me.data?.time_zone === null;
  useEffect(() => {
    if (token) rememberCsrf(token);
  }, [token]);
  useEffect(() => {
    // Whoever has named no zone lives by the clock of the device that is looked through.
    if (noZone) change({ time_zone: zoneHere() });
  }, [noZone, change]);
  return me;
}

/** Lets a stranger in as a guest, where the owner allows it; for everybody else it changes nothing. */
export function useEnter() {
  const door = useDoorOf();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const known = client.getQueryData<Me>([door.app, 'me']);
      if (known && known.who !== 'stranger') return known;
      return post<Me>(door.api('me'), { time_zone: zoneHere(), language: i18next.language });
    },
    onSuccess: (me) => {
      if (me.csrf) rememberCsrf(me.csrf);
      client.setQueryData([door.app, 'me'], me);
    },
  });
}

export function useChangeMe() {
  const door = useDoorOf();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { time_zone?: string; language?: string }) => patch<Me>(door.api('me'), change),
    onSuccess: async (me) => {
      client.setQueryData([door.app, 'me'], me);
      await client.invalidateQueries({ queryKey: [door.app] });
    },
  });
}
