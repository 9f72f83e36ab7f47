import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { apiPath, doorPath, rootApp } from '../lib/base';

/** The two apps that tell of what was watched. Each has a door, people and data of its own; the pages in this folder serve both. */
export type WatchingApp = 'wrapped' | 'weekly';

export interface Door {
  app: WatchingApp;
  /** Below the app's API. */
  api: (path: string) => string;
  /** Below the app's door, for the originals' routes. */
  at: (path: string) => string;
  /** A page's address in the router. */
  way: (path?: string) => string;
}

export function doorOf(app: WatchingApp): Door {
  const root = rootApp === app ? '' : `/${app}`;
  return {
    app,
    api: (path) => apiPath(app, path),
    at: (path) => doorPath(app) + path,
    way: (path = '') => (path ? `${root}/${path}` : root || '/'),
  };
}

const Context = createContext<Door | null>(null);

export function DoorOf({ app, children }: { app: WatchingApp; children: ReactNode }) {
  const door = useMemo(() => doorOf(app), [app]);
  return <Context value={door}>{children}</Context>;
}

export function useDoorOf(): Door {
  const door = useContext(Context);
  if (!door) throw new Error('outside of a door');
  return door;
}
