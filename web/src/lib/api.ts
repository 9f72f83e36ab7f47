import { absolute } from './base';
import { connection } from './connection';

export interface FieldFault {
  field: string;
  message: string;
}

/** A refusal by the server, or no answer at all: `code` is stable, `detail` is a sentence for people. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly hint: string | null = null,
    readonly requestId: string | null = null,
    readonly fields: FieldFault[] = [],
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail);
  }
}

export type Params = Record<string, string | number | boolean | null | undefined | readonly string[]>;

export interface CallOptions {
  params?: Params;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

let csrf = '';
let refreshCsrf: (() => Promise<string>) | null = null;

export function rememberCsrf(token: string | null | undefined): void {
  csrf = token ?? '';
}

export function csrfToken(): string {
  return csrf;
}

/** How to fetch a fresh token when the server says that ours is stale. */
export function onStaleCsrf(refresh: () => Promise<string>): void {
  refreshCsrf = refresh;
}

export function query(params: Params): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'object') for (const one of value) search.append(name, one);
    else search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** Seconds to wait according to a Retry-After header, which holds seconds or a date. */
export function retryAfter(header: string | null, now = Date.now()): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

/** The refusal that an answer's body tells. */
export function problemIn(status: number, said: unknown, header: (name: string) => string | null): Problem {
  const body = (said ?? {}) as Record<string, unknown>;
  const text = (name: string): string | null => (typeof body[name] === 'string' ? (body[name] as string) : null);
  return new Problem(
    status,
    text('code') ?? text('error_code') ?? `http_${status}`,
    // The detail says cause and next step in one; where the two also come apart, each is shown once.
    text('error_message') ?? text('detail') ?? text('title') ?? '',
    text('error_hint') ?? text('hint'),
    text('request_id') ?? header('X-Request-Id'),
    Array.isArray(body.fields) ? (body.fields as FieldFault[]) : [],
    retryAfter(header('Retry-After')),
  );
}

async function problemOf(response: Response): Promise<Problem> {
  let body: unknown = {};
  try {
    body = await response.json();
  } catch {
    // A proxy's own error page is no JSON; the status alone has to speak.
  }
  return problemIn(response.status, body, (name) => response.headers.get(name));
}

async function send(method: string, path: string, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...options.headers };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf;
  try {
    const response = await fetch(absolute(path + query(options.params ?? {})), {
      method,
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    });
    connection.answered();
    return response;
  } catch (fault) {
    if (options.signal?.aborted) throw fault;
    connection.failed();
    throw new Problem(0, 'network', '');
  }
}

/** Calls the server and returns its JSON; a refusal is thrown as a Problem. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  let response = await send(method, path, options);
  if (response.status === 403 && method !== 'GET' && refreshCsrf) {
    const problem = await problemOf(response.clone());
    if (problem.code.startsWith('csrf')) {
      csrf = await refreshCsrf();
      response = await send(method, path, options);
    }
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const get = <T>(path: string, params?: Params, signal?: AbortSignal) => call<T>('GET', path, { params, signal });
export const post = <T>(path: string, body?: unknown, headers?: Record<string, string>) =>
  call<T>('POST', path, { body, headers });
export const put = <T>(path: string, body: unknown) => call<T>('PUT', path, { body });
export const patch = <T>(path: string, body: unknown) => call<T>('PATCH', path, { body });
export const del = <T>(path: string, body?: unknown) => call<T>('DELETE', path, { body });
