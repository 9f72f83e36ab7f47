// The pages with hot reload in front of a real server: what Vite makes comes from here, everything else from there.
import { readFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { join } from 'node:path';

/** What Vite answers; no door and no route begins like these. */
const ours = /^\/(@|src\/|node_modules\/)/;

/** Where the server of this data folder answers. It is read anew each time, because a restart may move it. */
function serverOf(data) {
  try {
    return new URL(JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')).address);
  } catch {
    return null;
  }
}

/** The server knows its own address only, so what names this one is written anew. */
function headersFor(request, target) {
  const headers = { ...request.headers, host: target.host };
  const here = `http://${request.headers.host}`;
  if (headers.origin === here) headers.origin = target.origin;
  if (headers.referer?.startsWith(here)) headers.referer = target.origin + headers.referer.slice(here.length);
  // A page is changed on its way, so it has to come as text.
  if ((headers.accept ?? '').includes('text/html')) delete headers['accept-encoding'];
  return headers;
}

/** What the server wrote into its built page, written into the page as it is in the sources. */
function refilled(served, source) {
  const value = (pattern) => pattern.exec(served)?.[1] ?? '';
  return source
    .replaceAll('__BASE__', value(/<base href="([^"]*)"/))
    .replaceAll('__LANG__', value(/<html lang="([^"]*)"/))
    .replaceAll('__THEME__', value(/data-mantine-color-scheme="([^"]*)"/))
    .replaceAll('__APP__', value(/<meta name="rowhouse-app" content="([^"]*)"/))
    .replaceAll('__NONCE__', '');
}

function notYet(response, data) {
  response.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8', Refresh: '1' });
  response.end(`The server of ${data} does not answer; it may still be starting.\n`);
}

async function textOf(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** Starts to answer on a loopback port: `{url}`. `page` gives the page as it is in the sources, made ready by Vite. */
export async function startFront({ data, port, page, middleware }) {
  const pass = async (request, answer, response) => {
    const { statusCode, headers } = answer;
    if (request.method !== 'GET' || !(headers['content-type'] ?? '').startsWith('text/html')) {
      response.writeHead(statusCode, headers);
      return answer.pipe(response);
    }
    const served = await textOf(answer);
    if (!served.includes('name="rowhouse-app"')) return response.writeHead(statusCode, headers).end(served);
    // The policy of the built page forbids what hot reload needs: inline scripts and a socket of its own.
    const { 'content-security-policy': _, 'content-length': __, ...kept } = headers;
    const filled = refilled(served, await page(request.url));
    response.writeHead(statusCode, { ...kept, 'cache-control': 'no-store' }).end(filled);
  };

  const server = createServer((request, response) => {
    if (ours.test(request.url)) return middleware(request, response);
    const target = serverOf(data);
    if (!target) return notYet(response, data);
    const onward = ask(target.origin + request.url, { method: request.method, headers: headersFor(request, target) });
    onward.on('error', () => (response.headersSent ? response.destroy() : notYet(response, data)));
    onward.on('response', (answer) => pass(request, answer, response).catch((fault) => response.destroy(fault)));
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });

  server.on('upgrade', (request, socket, head) => {
    const target = serverOf(data);
    if (!target) return socket.destroy();
    const onward = ask(target.origin + request.url, { headers: headersFor(request, target) });
    const gone = () => socket.destroy();
    onward.on('error', gone);
    onward.on('response', (answer) => socket.end(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n\r\n`));
    onward.on('upgrade', (answer, other, first) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
      socket.write(first);
      other.write(head);
      other.on('error', gone).on('close', gone).pipe(socket);
      socket.on('error', () => other.destroy()).on('close', () => other.destroy()).pipe(other);
    });
    onward.end();
  });

  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/` };
}
