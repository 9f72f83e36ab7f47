import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const documents = resolve(import.meta.dirname, '../../docs/openapi');

type Node = { type: string; [key: string]: unknown };

interface Asked {
  where: string;
  app: string;
  method: string | null;
  path: string;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** The routes of an app as its document lists them: `GET /api/v1/imports/{id}`. */
function routesOf(app: string): { method: string; path: string }[] {
  const { paths } = JSON.parse(readFileSync(join(documents, `${app}.json`), 'utf8')) as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })));
}

const routes = new Map(['house', 'vault', 'wrapped', 'weekly'].map((app) => [app, routesOf(app)]));

/** A literal as it stands; what a template fills in becomes a star. */
function textOf(node: Node | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type !== 'TemplateLiteral') return null;
  return (node.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked).join('*');
}

function nameOf(callee: Node | undefined): string {
  if (callee?.type === 'Identifier') return String(callee.name);
  return callee?.type === 'MemberExpression' ? String((callee.property as Node).name) : '';
}

const methods: Record<string, string> = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', del: 'DELETE', sendFile: 'POST', send: 'POST' };

function methodOf(call: Node | undefined): string | null {
  const name = nameOf(call?.callee as Node | undefined);
  return name === 'call' ? textOf((call?.arguments as Node[])[0]) : (methods[name] ?? null);
}

function visit(node: unknown, see: (call: Node, around: Node | undefined) => void, around?: Node): void {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, see, around);
  } else if (node && typeof node === 'object' && typeof (node as Node).type === 'string') {
    const known = node as Node;
    if (known.type === 'CallExpression') see(known, around);
    for (const child of Object.values(known)) visit(child, see, known.type === 'CallExpression' ? known : around);
  }
}

function askedIn(file: string): Asked[] {
  const where = relative(src, file);
  const [layer, app = ''] = where.split(/[\\/]/);
  const apps = layer === 'apps' ? [app] : layer === 'watching' ? ['wrapped', 'weekly'] : ['house'];
  const found: Asked[] = [];
  visit(parseSync(file, readFileSync(file, 'utf8')).program, (call, around) => {
    const name = nameOf(call.callee as Node);
    const given = (call.arguments as Node[]).map(textOf);
    const path = given.find((one) => one?.startsWith('api/'));
    if (path && methodOf(call)) found.push({ where, app: 'house', method: methodOf(call), path: `/${path}` });
    else if ((name === 'api' || name === 'at') && given[0] && !apps.includes('house')) {
      for (const one of apps) found.push({ where, app: one, method: methodOf(around), path: `/${name === 'api' ? 'api/v1/' : ''}${given[0]}` });
    }
  });
  return found;
}

function answers(route: string, path: string): boolean {
  const [known, asked] = [route.split('/'), path.split('?')[0]?.split('/') ?? []];
  if (known.length !== asked.length) return false;
  return known.every((part, i) => {
    const pattern = part.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+');
    return asked[i] === '*' || new RegExp(`^${pattern}$`).test(asked[i] ?? '');
  });
}

// Every app answers it at its own door, and the document of the house lists only the house's.
const elsewhere = ['/api/enter'];

test('every path that a page asks for is a route of the server', () => {
  const asked = filesIn(src).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)).flatMap(askedIn);
  expect(asked.length).toBeGreaterThan(90);
  const lost = asked.filter(
    ({ app, method, path }) =>
      !elsewhere.includes(path) && !routes.get(app)?.some((route) => answers(route.path, path) && (method === null || method === route.method)),
  );
  expect(lost.map(({ where, app, method, path }) => `${where}: ${app} ${method ?? ''} ${path}`)).toEqual([]);
});
