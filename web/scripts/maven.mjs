// What Maven runs: `maven.mjs build <folder>` or `maven.mjs test <folder>`, the folder with the built page. A step whose
// inputs have not changed is left out.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The pages need Node 20.19 or newer to be built; this is ${process.version}. Install a newer one, or build with -DskipWeb.`);
  process.exit(1);
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesIn(join(path, name)));
}

function hashOf(...paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesIn)) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function fresh(mark, hash) {
  return existsSync(mark) && readFileSync(mark, 'utf8') === hash;
}

function run(...words) {
  const done = spawnSync('npm', words, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

// `-DskipTests` reaches us as the last word.
const [task, out, skipped] = process.argv.slice(2);
if (task === 'test' && skipped === 'true') process.exit(0);

const lock = hashOf('package-lock.json', 'package.json', '.npmrc');
const installed = join('node_modules', '.rowhouse-lock');
if (!fresh(installed, lock)) {
  run('ci', '--no-audit', '--no-fund', '--loglevel=error');
  writeFileSync(installed, lock);
}

const sources = ['package-lock.json', 'package.json', 'index.html', 'vite.config.ts', 'tsconfig.json', 'src', 'public', 'scripts'];
mkdirSync('target', { recursive: true });
process.env.ROWHOUSE_WEB_OUT = out;
if (task === 'build') {
  const hash = hashOf(...sources);
  const mark = join('target', 'web-built');
  if (!fresh(mark, hash) || !existsSync(join(out, 'index.html'))) {
    run('run', '--silent', 'build', '--', '--logLevel', 'warn');
    writeFileSync(mark, hash);
  }
} else {
  const hash = hashOf(...sources, 'test', 'fake', '../docs/openapi') + (process.env.FULL ?? '');
  const mark = join('target', 'web-tested');
  if (!fresh(mark, hash)) {
    run('run', '--silent', 'test');
    run('run', '--silent', 'test:browser');
    writeFileSync(mark, hash);
  }
}
