import { useSyncExternalStore } from 'react';
import { absolute } from './base';

type State = 'good' | 'lost';

/** Whether the server answers. Once lost, it asks again after 1, 2, 4 … 15 seconds until it does. */
class Connection {
  private state: State = 'good';
  private wait = 1000;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly backListeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly current = () => this.state;

  onBack(listener: () => void): () => void {
    this.backListeners.add(listener);
    return () => this.backListeners.delete(listener);
  }

  answered(): void {
    if (this.state === 'good') return;
    this.set('good');
    this.wait = 1000;
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const listener of this.backListeners) listener();
  }

  failed(): void {
    this.set('lost');
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.wait = Math.min(this.wait * 2, 15_000);
      void this.tryNow();
    }, this.wait);
  }

  async tryNow(): Promise<void> {
    try {
      await fetch(absolute('health/live'), { cache: 'no-store' });
      this.answered();
    } catch {
      this.failed();
    }
  }

  private set(state: State): void {
    if (this.state === state) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const connection = new Connection();

export function useConnection(): State {
  return useSyncExternalStore(connection.subscribe, connection.current);
}
