import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { post } from '../../lib/api';
import { useTellFault } from '../../ui/problems';
import { type Import } from '../../watching/imports';
import { type Me, meQuery, useEnter, zoneHere } from '../../watching/me';
import { api, door, way, yearsQuery } from './wrapped';
import { fullest } from './years';

/** Has the story of a year made and opens it; the story's page shows how far it is. */
export function useMake() {
  const { i18n } = useTranslation();
  const client = useQueryClient();
  const go = useNavigate();
  const tell = useTellFault();
  return useMutation({
    mutationFn: (year: number) => {
      const zone = client.getQueryData<Me>(meQuery(door).queryKey)?.time_zone ?? zoneHere();
      return post<{ wrapped_run_id: string }>(api('wrapped'), { year, time_zone: zone, language: i18n.language });
    },
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['wrapped', 'runs'] });
      client.removeQueries({ queryKey: ['wrapped', 'run', made.wrapped_run_id] });
      go(way(`story/${made.wrapped_run_id}`));
    },
    onError: tell,
  });
}

/** The example in one click: its history, its story, and the first card. */
export function useExample() {
  const client = useQueryClient();
  const enter = useEnter();
  const make = useMake();
  const tell = useTellFault();
  const load = useMutation({
    mutationFn: async () => {
      await enter.mutateAsync();
      await post<Import>(api('example'));
      return fullest(await client.fetchQuery({ ...yearsQuery, staleTime: 0 }));
    },
    onSuccess: (year) => {
      void client.invalidateQueries({ queryKey: ['wrapped'] });
      if (year) make.mutate(year);
    },
    onError: tell,
  });
  return { show: () => load.mutate(), busy: load.isPending || make.isPending };
}
