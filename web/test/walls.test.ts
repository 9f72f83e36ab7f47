import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

const code = filesIn(src).filter((file) => /\.tsx?$/.test(file));

function importsOf(file: string): string[] {
  const found = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map(([, path]) => relative(src, resolve(dirname(file), path ?? '')));
}

/** `apps/vault/reader/x` → app vault, feature reader; a file straight in the app's folder belongs to no feature. */
function place(path: string): { app?: string; feature?: string; layer: string } {
  const [layer = '', app, feature, ...rest] = path.split(/[\\/]/);
  return layer === 'apps' ? { layer, app, feature: rest.length > 0 ? feature : undefined } : { layer };
}

test('a feature imports no other feature, and an app no other app', () => {
  const broken: string[] = [];
  for (const file of code) {
    const from = place(relative(src, file));
    if (from.layer !== 'apps') continue;
    for (const target of importsOf(file)) {
      const to = place(target);
      if (to.layer !== 'apps') continue;
      const lazyRoute = from.feature === undefined && from.app === to.app;
      if (to.app !== from.app || (to.feature !== undefined && to.feature !== from.feature && !lazyRoute)) {
        broken.push(`${relative(src, file)} → ${target}`);
      }
    }
  }
  expect(broken).toEqual([]);
});

test('shared parts know no app, and the lowest layer knows no part', () => {
  const broken: string[] = [];
  for (const file of code) {
    const from = place(relative(src, file));
    for (const target of importsOf(file)) {
      const to = place(target);
      if (from.layer === 'watching' && to.layer === 'apps') broken.push(`${relative(src, file)} → ${target}`);
      if (from.layer === 'ui' && (to.layer === 'apps' || to.layer === 'watching')) broken.push(`${relative(src, file)} → ${target}`);
      if (from.layer === 'lib' && (to.layer === 'apps' || to.layer === 'ui' || to.layer === 'watching')) broken.push(`${relative(src, file)} → ${target}`);
    }
  }
  expect(broken).toEqual([]);
});

test('the root of an app opens its features only when they are asked for', () => {
  const eager: string[] = [];
  for (const file of code) {
    const from = place(relative(src, file));
    if (from.layer === 'apps' && from.feature !== undefined) continue;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (/^import .*Page'/.test(line)) eager.push(`${relative(src, file)}: ${line}`);
    }
  }
  expect(eager).toEqual([]);
});

test('no file has more than 400 lines', () => {
  const long = code.filter((file) => readFileSync(file, 'utf8').split('\n').length > 400);
  expect(long.map((file) => relative(src, file))).toEqual([]);
});

test('nothing is asked of another host', () => {
  const outside: string[] = [];
  for (const file of [...filesIn(src), resolve(src, '../index.html')]) {
    if (/\.test\.tsx?$/.test(file)) continue;
    for (const [address] of readFileSync(file, 'utf8').matchAll(/['"`(](?:https?:)?\/\/[a-z0-9-]+\.[a-z]{2,}[^\s'"`)]*/gi)) {
      if (!address.includes('www.w3.org')) outside.push(`${relative(src, file)}: ${address}`);
    }
  }
  expect(outside).toEqual([]);
});

test('the lock file names no registry', () => {
  expect(readFileSync(resolve(src, '../package-lock.json'), 'utf8')).not.toMatch(/"resolved"|https?:\/\/registry/);
});
