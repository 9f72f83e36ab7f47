import { useEffect, useRef } from 'react';
import { get, post } from './api';
import { apiPath, socketUrl } from './base';

export interface HouseEvent {
  app: string;
  id: number;
  type: string;
  data: Record<string, unknown>;
}

type Listener = (event: HouseEvent) => void;

/** What the hub needs from outside, so that a test can stand in for the browser. */
export interface Wires {
  ticket(): Promise<string>;
  open(): WebSocket;
  poll(app: string, after: number | null): Promise<{ events: Omit<HouseEvent, 'app'>[]; last_id: number }>;
  recall(app: string): number | null;
  keep(app: string, id: number): void;
}

const browserWires: Wires = {
  ticket: async () => (await post<{ ticket: string }>('api/ws-ticket')).ticket,
  open: () => new WebSocket(socketUrl()),
  poll: (app, after) => get(apiPath(app, 'events'), { after }),
  recall: (app) => {
    const id = sessionStorage.getItem(`rowhouse.events.${app}`);
    return id === null ? null : Number(id);
  },
  keep: (app, id) => sessionStorage.setItem(`rowhouse.events.${app}`, String(id)),
};

const silenceLimit = 60_000;
const pollEvery = 2500;

/**
 * One socket for the whole tab. It goes on where it stopped (after a reload too), and while the socket cannot be had the
 * same events are fetched every 2.5 seconds.
 */
export class EventHub {
  private readonly listeners = new Map<string, Set<Listener>>();
  private socket: WebSocket | null = null;
  private failures = 0;
  private opening = false;
  private reopen: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private polling: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly wires: Wires = browserWires) {}

  follow(app: string, listener: Listener): () => void {
    const known = this.listeners.get(app) ?? new Set();
    const first = known.size === 0;
    known.add(listener);
    this.listeners.set(app, known);
    if (first) this.restart();
    return () => {
      known.delete(listener);
      if (known.size > 0) return;
      this.listeners.delete(app);
      if (this.listeners.size === 0) this.stop();
    };
  }

  private restart(): void {
    this.close();
    void this.connect();
  }

  private stop(): void {
    this.close();
    clearTimeout(this.reopen);
    clearTimeout(this.polling);
    this.polling = undefined;
  }

  private close(): void {
    const socket = this.socket;
    this.socket = null;
    clearTimeout(this.silence);
    if (socket) {
      socket.onclose = null;
      socket.onmessage = null;
      socket.close();
    }
  }

  private async connect(): Promise<void> {
    clearTimeout(this.reopen);
    if (this.opening || this.listeners.size === 0) return;
    this.opening = true;
    try {
      const ticket = await this.wires.ticket();
      if (this.listeners.size === 0) return;
      const socket = this.wires.open();
      this.socket = socket;
      socket.onopen = () => {
        const follow: Record<string, number | null> = {};
        for (const app of this.listeners.keys()) follow[app] = this.wires.recall(app);
        socket.send(JSON.stringify({ ticket, follow }));
      };
      socket.onmessage = (message) => this.heard(String(message.data));
      socket.onclose = () => this.lost(socket);
      this.watch();
    } catch {
      this.lost(null);
    } finally {
      this.opening = false;
    }
  }

  private heard(text: string): void {
    this.watch();
    let message: Partial<HouseEvent>;
    try {
      message = JSON.parse(text) as Partial<HouseEvent>;
    } catch {
      return;
    }
    if (message.type === 'hello') {
      this.failures = 0;
      clearTimeout(this.polling);
      this.polling = undefined;
    }
    if (message.app && message.type) {
      this.tell({ app: message.app, id: message.id ?? 0, type: message.type, data: message.data ?? {} });
    }
  }

  private tell(event: HouseEvent): void {
    // A passing event, as of a stage, has the id 0: it is told once and nobody asks for it again.
    if (event.id > 0) {
      const last = this.wires.recall(event.app);
      if (last !== null && event.id <= last) return;
      this.wires.keep(event.app, event.id);
    }
    for (const listener of this.listeners.get(event.app) ?? []) listener(event);
  }

  private watch(): void {
    clearTimeout(this.silence);
    const socket = this.socket;
    this.silence = setTimeout(() => socket && this.lost(socket), silenceLimit);
  }

  private lost(socket: WebSocket | null): void {
    if (socket !== this.socket) return;
    this.close();
    if (this.listeners.size === 0) return;
    this.failures += 1;
    if (this.failures >= 2 && this.polling === undefined) this.pollSoon(0);
    clearTimeout(this.reopen);
    this.reopen = setTimeout(() => void this.connect(), Math.min(500 * 2 ** this.failures, 20_000));
  }

  private pollSoon(delay: number): void {
    this.polling = setTimeout(async () => {
      for (const app of [...this.listeners.keys()]) {
        try {
          const answer = await this.wires.poll(app, this.wires.recall(app));
          for (const event of answer.events) this.tell({ app, ...event });
          if (this.wires.recall(app) === null) this.wires.keep(app, answer.last_id);
          // Passing events are told by the socket alone; whoever shows what is under way has to ask.
          this.tell({ app, id: 0, type: 'polled', data: {} });
        } catch {
          // The connection banner already says it; the next round asks again.
        }
      }
      if (this.polling !== undefined && this.listeners.size > 0) this.pollSoon(pollEvery);
    }, delay);
  }
}

export const hub = new EventHub();

/** Follows an app's events while the page stands; no app, no socket. */
export function useEvents(app: string, listener: Listener): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => (app ? hub.follow(app, (event) => latest.current(event)) : undefined), [app]);
}
