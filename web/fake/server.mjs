// A stand-in for the server: the whole contract in memory, for working on the pages and for the browser tests.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { houseRoutes } from './house.mjs';
import { accept } from './socket.mjs';
import { Vault } from './vault.mjs';
import { vaultRoutes } from './vault-routes.mjs';
import { Weekly, weeklyRoutes } from './weekly-routes.mjs';
import { Wrapped, wrappedRoutes } from './wrapped-routes.mjs';

const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8', '.json': 'application/json' };

function cookie(request, name) {
  return new RegExp(`(?:^|; )${name}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];
}

export function newState(options = {}) {
  return {
    base: '/',
    app: '',
    firstRun: false,
    signedIn: true,
    totp: false,
    password: 'correct horse battery',
    failures: 0,
    lateBy: 0,
    down: null,
    socketOpen: true,
    states: { wrapped: 'open', weekly: 'open', vault: 'open' },
    reasons: {},
    csrf: 'token-of-the-fake',
    vault: new Vault(options),
    wrapped: new Wrapped(options),
    weekly: new Weekly(options),
    downApp: 'vault',
    ...options,
  };
}

function problem(response, status, code, detail, more = {}, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers });
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, code, detail, request_id: randomBytes(4).toString('hex'), ...more }));
}

/** The JSON of a call, or of a form with a file the file's name and size. */
async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const bytes = Buffer.concat(parts);
  if (/^multipart\//.test(request.headers['content-type'] ?? '')) {
    const name = /filename="([^"]*)"/.exec(bytes.subarray(0, 600).toString())?.[1];
    return { body: {}, file: name ? { name, bytes: bytes.length } : null };
  }
  return { body: bytes.length > 0 ? JSON.parse(bytes.toString()) : {}, file: null };
}

function page(state, request, html) {
  const nonce = randomBytes(12).toString('base64url');
  const theme = cookie(request, 'rowhouse_theme') ?? 'auto';
  const asked = /^(en|zh|ko)/.exec(request.headers['accept-language'] ?? '')?.[0];
  const filled = html
    .replaceAll('__BASE__', state.base)
    .replaceAll('__LANG__', cookie(request, 'rowhouse_lang') ?? asked ?? 'en')
    .replaceAll('__THEME__', theme)
    .replaceAll('__NONCE__', nonce)
    .replaceAll('__APP__', state.app);
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' 'self'; style-src 'nonce-${nonce}' 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'`;
  return [filled, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Security-Policy': policy }];
}

/** Where the built page is. */
export const built = resolve(process.env.ROWHOUSE_WEB_OUT ?? join(import.meta.dirname, '../dist'));

/** Starts the fake on a free loopback port: `{url, state, close}`. The page comes from `dist`, or from `render` in development. */
export async function startFake({ dist = built, port = 0, render, middleware, ...options } = {}) {
  const state = newState(options);
  const sockets = new Set();
  const routes = [...houseRoutes, ...vaultRoutes, ...wrappedRoutes, ...weeklyRoutes];

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://fake');
    if (!url.pathname.startsWith(state.base)) return problem(response, 404, 'not_found', 'Outside the base.');
    const path = url.pathname.slice(state.base.length);
    if (state.lateBy) await new Promise((done) => setTimeout(done, state.lateBy));
    try {
      const api = state.app ? `${state.app}/${path}` : path;
      for (const prefix of [path, api]) {
        for (const [method, pattern, handle, guard] of routes) {
          const match = method === request.method && pattern.exec(prefix);
          if (!match) continue;
          if (guard && !state.signedIn) return problem(response, 401, 'sign_in_needed', 'You are not signed in. Sign in and try again.');
          if (prefix.startsWith('vault/') && state.down && state.downApp === 'vault') return problem(response, 503, 'app_down', state.down, {}, { 'Retry-After': '5' });
          if (method !== 'GET' && state.signedIn && request.headers['x-csrf-token'] !== state.csrf) {
            return problem(response, 403, 'csrf_token_missing', 'The page that sent this is out of date.');
          }
          const { body, file } = method === 'GET' ? { body: {}, file: null } : await bodyOf(request);
          const send = (status, value, headers = {}) => {
            const raw = typeof value === 'string' || Buffer.isBuffer(value);
            response.writeHead(status, { 'Content-Type': raw ? 'text/plain' : 'application/json', ...headers });
            response.end(value === undefined ? undefined : raw ? value : JSON.stringify(value));
          };
          const refuse = (status, code, detail, headers) => problem(response, status, code, detail, {}, headers);
          return handle({ state, search: url.searchParams, params: match.groups ?? {}, body, file, send, refuse });
        }
      }
      if (request.method !== 'GET') return problem(response, 404, 'not_found', 'No such route.');
      if (middleware && (await middleware(request, response))) return;
      const file = normalize(join(dist, path));
      if (path && file.startsWith(dist) && existsSync(file) && extname(file) in types && !file.endsWith('index.html')) {
        response.writeHead(200, { 'Content-Type': types[extname(file)], 'Cache-Control': 'public, max-age=31536000, immutable' });
        return response.end(readFileSync(file));
      }
      if (!(request.headers.accept ?? '').includes('text/html')) return problem(response, 404, 'not_found', 'No such file.');
      const html = render ? await render(request.url) : readFileSync(join(dist, 'index.html'), 'utf8');
      const [text, headers] = page(state, request, html);
      response.writeHead(200, render ? { 'Content-Type': headers['Content-Type'] } : headers);
      response.end(text);
    } catch (fault) {
      console.error(fault);
      problem(response, 500, 'fault', String(fault));
    }
  });

  server.on('upgrade', (request, socket) => {
    if (!state.socketOpen || !request.url.endsWith('/ws')) return socket.destroy();
    let known = false;
    const link = accept(request, socket, (text) => {
      const message = JSON.parse(text);
      if (known || !message.ticket) return;
      known = true;
      link.send(JSON.stringify({ type: 'hello' }));
      const after = message.follow?.vault;
      if (after !== undefined && after !== null) {
        for (const event of state.vault.events.slice(after)) link.send(JSON.stringify({ app: 'vault', ...event }));
      }
      const tell = (event) => link.send(JSON.stringify({ app: 'vault', ...event }));
      state.vault.listeners.add(tell);
      socket.on('close', () => state.vault.listeners.delete(tell));
    });
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}${state.base}`,
    state,
    server,
    dropSockets: () => sockets.forEach((socket) => socket.destroy()),
    close: async () => {
      state.vault.stop();
      sockets.forEach((socket) => socket.destroy());
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
