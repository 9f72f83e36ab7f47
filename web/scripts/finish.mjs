// After the build: holds the budgets of size. The server compresses what it sends by itself.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const out = process.env.ROWHOUSE_WEB_OUT ?? 'dist';
const html = readFileSync(join(out, 'index.html'), 'utf8');
const files = readdirSync(out, { recursive: true })
  .map(String)
  .filter((name) => statSync(join(out, name)).isFile() && /\.(js|css|svg|json)$/.test(name));

const sizes = new Map();
for (const name of files) {
  const bytes = readFileSync(join(out, name));
  sizes.set(name.replaceAll('\\', '/'), gzipSync(bytes).length);
}

const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const first = [...sizes].filter(([name]) => html.includes(`./${name}`));
const sum = (list, end) => list.filter(([name]) => name.endsWith(end)).reduce((total, [, size]) => total + size, 0);
const entryJs = sum(first, '.js');
const entryCss = sum(first, '.css');
const areas = [...sizes].filter(([name]) => !html.includes(`./${name}`) && /\.(js|css)$/.test(name));
const largest = areas.sort((a, b) => b[1] - a[1])[0] ?? ['none', 0];
const lazy = areas.reduce((total, [, size]) => total + size, 0);
console.log(
  `entry JS ${kb(entryJs)} of 200, entry CSS ${kb(entryCss)} of 40, lazy parts together ${kb(lazy)}, ` +
    `largest ${largest[0]} ${kb(largest[1])} of 60 (gzip)`,
);
const over = [
  entryJs > 200 * 1024 && `the entry's JavaScript has ${kb(entryJs)}`,
  entryCss > 40 * 1024 && `the entry's CSS has ${kb(entryCss)}`,
  largest[1] > 60 * 1024 && `${largest[0]} has ${kb(largest[1])}`,
].filter(Boolean);
if (over.length > 0) {
  console.error(`Over the budget: ${over.join('; ')}. Load it later or leave it out.`);
  process.exit(1);
}
