import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../../lib/api';
import { useTellFault } from '../../ui/problems';
import { useEnter } from '../../watching/me';
import { api } from './weekly';

/** The example in one click: its history, and a letter of it that nobody is sent. */
export function useExample() {
  const client = useQueryClient();
  const enter = useEnter();
  const tell = useTellFault();
  const load = useMutation({
    mutationFn: async () => {
      await enter.mutateAsync();
      await post(api('example'));
      await post(api('example/issue'));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['weekly'] }),
    onError: tell,
  });
  return { show: () => load.mutate(), busy: load.isPending };
}
