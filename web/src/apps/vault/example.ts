import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { del, get, post } from '../../lib/api';
import { useTell, useTellFault } from '../../ui/problems';
import { api } from './content';

/** The built-in example pages: whether they are there, and how to bring or remove them. */
export function useExample() {
  const { t } = useTranslation('vault');
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const state = useQuery({
    queryKey: ['vault', 'example'],
    queryFn: ({ signal }) => get<{ loaded: boolean }>(api('example'), undefined, signal),
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['vault'] });
  const load = useMutation({
    mutationFn: () => post<{ ids: number[] }>(api('example')),
    onSuccess: async ({ ids }) => {
      tell(t('example.loading', { count: ids.length }));
      await refresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: () => del<{ deleted: number }>(api('example')),
    onSuccess: async ({ deleted }) => {
      tell(t('example.removed', { count: deleted }));
      await refresh();
    },
    onError,
  });
  return {
    loaded: state.data?.loaded ?? false,
    known: state.isSuccess,
    busy: load.isPending || remove.isPending,
    load: () => load.mutate(),
    remove: () => remove.mutate(),
  };
}
