// The pages with hot reload at http://127.0.0.1:5173/: `npm run dev` shows them against the fake, and with the data
// folder of a running server, as `./run dev` starts it, in front of that server.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';
import { startFront } from './front.mjs';
import { startFake } from './server.mjs';

const root = join(import.meta.dirname, '..');
const data = process.argv[2];
const port = Number(process.env.PORT ?? 5173);
const vite = await createServer({
  root,
  base: '/',
  appType: 'custom',
  server: { middlewareMode: true, ws: { port: port + 1 }, hmr: { port: port + 1 } },
});
const page = (url) => vite.transformIndexHtml(url, readFileSync(join(root, 'index.html'), 'utf8'));

if (data) {
  const front = await startFront({ data: resolve(data), port, page, middleware: vite.middlewares });
  console.log(`The pages stand at ${front.url} with live reload; the server's own links work there, too.`);
} else {
  const fake = await startFake({
    port,
    render: page,
    middleware: (request, response) =>
      new Promise((done) => {
        if ((request.headers.accept ?? '').includes('text/html')) return done(false);
        response.on('finish', () => done(true));
        vite.middlewares(request, response, () => done(false));
      }),
  });
  console.log(`The pages stand at ${fake.url}; the password of the fake is "${fake.state.password}".`);
}
