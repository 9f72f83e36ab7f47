import { useQueryClient } from '@tanstack/react-query';
import { useEvents } from '../../lib/events';

/** Runs as they move. Only the owner has a socket; a guest's pages ask again while work is under way. */
export function useWrappedEvents(on: boolean): void {
  const client = useQueryClient();
  useEvents(on ? 'wrapped' : '', (event) => {
    if (event.type === 'run_changed') {
      void client.invalidateQueries({ queryKey: ['wrapped', 'run', event.data.wrapped_run_id] });
      for (const key of ['runs', 'desk']) void client.invalidateQueries({ queryKey: ['wrapped', key] });
    }
  });
}
