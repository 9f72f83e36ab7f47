import { afterEach, describe, expect, test, vi } from 'vitest';
import { call, onStaleCsrf, Problem, query, rememberCsrf, retryAfter } from './api';
import { retryDelay, worthRetrying } from './house';

function answers(...responses: Response[]) {
  const asked: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const next = responses.shift();
    if (!next) throw new TypeError('no network');
    return next;
  });
  return asked;
}

const refusal = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

describe('a call to the server', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('leaves empty parameters out and repeats lists', () => {
    expect(query({ q: '', page: 2, tag: ['a', '茶'], site: undefined })).toBe('?page=2&tag=a&tag=%E8%8C%B6');
    expect(query({})).toBe('');
  });

  test('carries the token when it changes something, and fetches a fresh one when it is stale', async () => {
    rememberCsrf('old');
    onStaleCsrf(async () => 'new');
    const asked = answers(refusal(403, { code: 'csrf_token_missing', detail: 'old page' }), new Response('{"ok":true}'));
    expect(await call('POST', 'api/x', { body: {} })).toEqual({ ok: true });
    expect(asked.map(({ init }) => (init.headers as Record<string, string>)['X-CSRF-Token'])).toEqual(['old', 'new']);
  });

  test('turns a refusal into a problem with code, sentence, hint and request', async () => {
    answers(refusal(422, { code: 'validation_error', detail: 'Some fields are not right.', hint: 'Mend them.', request_id: 'r1', fields: [{ field: 'a', message: 'b' }] }));
    const fault = await call('GET', 'api/x').catch((one: unknown) => one);
    expect(fault).toBeInstanceOf(Problem);
    expect(fault).toMatchObject({ status: 422, code: 'validation_error', hint: 'Mend them.', requestId: 'r1', fields: [{ field: 'a', message: 'b' }] });
  });

  test('makes sense of a page of a proxy and of no answer at all', async () => {
    answers(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(call('GET', 'api/x')).rejects.toMatchObject({ code: 'http_502' });
    vi.useFakeTimers();
    await expect(call('GET', 'api/x')).rejects.toMatchObject({ code: 'network', status: 0 });
    vi.useRealTimers();
  });

  test('waits as long as Retry-After says, in seconds or as a date', () => {
    expect(retryAfter('7')).toBe(7);
    expect(retryAfter(new Date(1_000_000 + 5000).toUTCString(), 1_000_000)).toBe(5);
    expect(retryAfter('soon')).toBe(null);
    const busy = new Problem(429, 'too_many_requests', '', null, null, [], 3);
    expect(worthRetrying(0, busy)).toBe(true);
    expect(retryDelay(0, busy)).toBe(3050);
    expect(worthRetrying(0, new Problem(503, 'app_down', ''))).toBe(false);
    expect(worthRetrying(0, new Problem(429, 'locked_out', '', null, null, [], 900))).toBe(false);
  });
});
