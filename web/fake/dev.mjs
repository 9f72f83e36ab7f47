// `npm run dev`: the pages with hot reload against the fake, at http://127.0.0.1:5173/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { startFake } from './server.mjs';

const root = join(import.meta.dirname, '..');
const vite = await createServer({ root, base: '/', appType: 'custom', server: { middlewareMode: true, ws: { port: 5174 }, hmr: { port: 5174 } } });
const fake = await startFake({
  port: Number(process.env.PORT ?? 5173),
  render: (url) => vite.transformIndexHtml(url, readFileSync(join(root, 'index.html'), 'utf8')),
  middleware: (request, response) =>
    new Promise((done) => {
      if ((request.headers.accept ?? '').includes('text/html')) return done(false);
      response.on('finish', () => done(true));
      vite.middlewares(request, response, () => done(false));
    }),
});
console.log(`The pages stand at ${fake.url}; the password of the fake is "${fake.state.password}".`);
