import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EventHub, type HouseEvent, type Wires } from './events';

class Socket {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly sent: string[] = [];
  closed = false;
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.closed = true;
  }
  say(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

function stage(online = true) {
  const sockets: Socket[] = [];
  const kept = new Map<string, number>();
  const polls: (number | null)[] = [];
  const waiting: Omit<HouseEvent, 'app'>[] = [];
  const state = { online };
  const wires: Wires = {
    ticket: async () => {
      if (!state.online) throw new Error('no server');
      return 'one-use';
    },
    open: () => {
      const socket = new Socket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    poll: async (_app, after) => {
      polls.push(after);
      const events = waiting.splice(0);
      return { events, last_id: events.at(-1)?.id ?? 7 };
    },
    recall: (app) => kept.get(app) ?? null,
    keep: (app, id) => kept.set(app, id),
  };
  const heard: HouseEvent[] = [];
  const hub = new EventHub(wires);
  const leave = hub.follow('vault', (event) => heard.push(event));
  return { sockets, kept, polls, waiting, state, heard, leave };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('the events of a tab', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('begin with a ticket and with the last event that was seen', async () => {
    const { sockets, kept } = stage();
    kept.set('vault', 41);
    await settle();
    sockets[0]?.onopen?.();
    expect(JSON.parse(sockets[0]?.sent[0] ?? '')).toEqual({ ticket: 'one-use', follow: { vault: 41 } });
  });

  test('are told once each, though they come again, and passing ones are told without being remembered', async () => {
    const { sockets, heard, kept } = stage();
    await settle();
    const socket = sockets[0];
    socket?.say({ type: 'hello' });
    socket?.say({ app: 'vault', id: 5, type: 'content_created', data: { id: 1 } });
    socket?.say({ app: 'vault', id: 0, type: 'content_updated', data: { stage: 'fetching' } });
    socket?.say({ app: 'vault', id: 0, type: 'content_updated', data: { stage: 'pictures' } });
    socket?.say({ app: 'vault', id: 5, type: 'content_created', data: { id: 1 } });
    socket?.say({ type: 'ping' });
    expect(heard.map((event) => event.id)).toEqual([5, 0, 0]);
    expect(kept.get('vault')).toBe(5);
  });

  test('are asked for again and again while no socket can be had, until one can', async () => {
    const { sockets, heard, polls, waiting, state } = stage(false);
    waiting.push({ id: 8, type: 'content_deleted', data: { id: 3 } });
    await vi.advanceTimersByTimeAsync(6000);
    expect(sockets).toHaveLength(0);
    expect(heard.map((event) => event.type)).toContain('content_deleted');
    expect(polls[0]).toBe(null);
    expect(polls.at(-1)).toBe(8);
    state.online = true;
    await vi.advanceTimersByTimeAsync(20_000);
    sockets[0]?.say({ type: 'hello' });
    const asked = polls.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(polls).toHaveLength(asked);
  });

  test('find a new socket when the old one closes or falls silent', async () => {
    const { sockets } = stage();
    await settle();
    sockets[0]?.say({ type: 'hello' });
    sockets[0]?.onclose?.();
    await vi.advanceTimersByTimeAsync(1500);
    expect(sockets).toHaveLength(2);
    sockets[1]?.say({ type: 'hello' });
    await vi.advanceTimersByTimeAsync(62_000);
    expect(sockets[1]?.closed).toBe(true);
    expect(sockets.length).toBeGreaterThanOrEqual(3);
  });

  test('end when nobody follows any more', async () => {
    const { sockets, leave } = stage();
    await settle();
    leave();
    expect(sockets[0]?.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sockets).toHaveLength(1);
  });
});
