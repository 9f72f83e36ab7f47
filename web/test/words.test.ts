import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const languages = ['en', 'zh', 'ko'] as const;
const plural = /_(zero|one|two|few|many|other)$/;

type Words = { [key: string]: string | Words };
type Node = { type: string; [key: string]: unknown };

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

function flat(words: Words, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
}

function read(language: string, namespace: string): Map<string, string> {
  return new Map(flat(JSON.parse(readFileSync(join(src, 'words', language, `${namespace}.json`), 'utf8')) as Words));
}

const namespaces = readdirSync(join(src, 'words/en')).map((name) => name.replace('.json', ''));
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe.each(namespaces)('the words of %s', (namespace) => {
  const english = read('en', namespace);
  test.each(languages)('are complete in %s', (language) => {
    const words = read(language, namespace);
    const bare = (keys: Iterable<string>) => [...new Set([...keys].map((key) => key.replace(plural, '')))].sort();
    expect(bare(words.keys())).toEqual(bare(english.keys()));
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of [...words.keys()].filter((one) => one.endsWith('_other'))) {
      const stem = key.replace(plural, '');
      const given = [...words.keys()].filter((one) => one.replace(plural, '') === stem).map((one) => plural.exec(one)?.[1]);
      expect(given.sort(), `plurals of ${key}`).toEqual([...categories].sort());
    }
    for (const [key, text] of words) {
      expect(text.trim(), `${key} is empty`).not.toBe('');
      const model = english.get(key) ?? english.get(key.replace(plural, '_other'));
      // "one" may leave the number out, because the word says it.
      const optional = (names: (string | undefined)[]) => names.filter((name) => !(key.endsWith('_one') && (name === 'count' || name === 'number' || name === 'total')));
      const own = optional(placeholders(text));
      const wanted = optional(placeholders(key.endsWith('_one') ? (english.get(key) ?? '') : (model ?? '')));
      expect([...new Set(own)], `placeholders of ${key}`).toEqual([...new Set(wanted)]);
    }
  });
});

/* What the code says, read from its syntax tree. */

const code = filesIn(src).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

function visit(node: unknown, see: (node: Node, parents: Node[]) => void, parents: Node[] = []): void {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, see, parents);
  } else if (node && typeof node === 'object' && typeof (node as Node).type === 'string') {
    const known = node as Node;
    see(known, parents);
    for (const [name, child] of Object.entries(known)) {
      if (name !== 'parent') visit(child, see, [...parents, known]);
    }
  }
}

function tree(file: string): Node {
  const parsed = parseSync(file, readFileSync(file, 'utf8'));
  expect(parsed.errors, file).toEqual([]);
  return parsed.program as unknown as Node;
}

/** The keys a call names: one word, the choices of a condition, or the fixed beginning of a template. */
function keysOf(node: Node | undefined): { exact: string[]; beginnings: string[] } {
  if (!node) return { exact: [], beginnings: [] };
  if (node.type === 'Literal' && typeof node.value === 'string') return { exact: [node.value], beginnings: [] };
  if (node.type === 'TemplateLiteral') {
    const first = (node.quasis as { value: { cooked: string } }[])[0];
    return { exact: [], beginnings: [first?.value.cooked ?? ''] };
  }
  if (node.type === 'ConditionalExpression') {
    const [yes, no] = [keysOf(node.consequent as Node), keysOf(node.alternate as Node)];
    return { exact: [...yes.exact, ...no.exact], beginnings: [...yes.beginnings, ...no.beginnings] };
  }
  return { exact: [], beginnings: [] };
}

const used = new Map<string, Set<string>>();
const opened = new Map<string, Set<string>>();
const missing: string[] = [];

for (const file of code) {
  const program = tree(file);
  let namespace = '';
  visit(program, (node) => {
    const callee = node.callee as Node | undefined;
    if (node.type === 'CallExpression' && callee?.type === 'Identifier' && callee.name === 'useTranslation') {
      const first = (node.arguments as Node[])[0];
      const named = first?.type === 'Literal' ? String(first.value) : '';
      expect([named, ''], `${relative(src, file)}: one namespace a file`).toContain(namespace);
      namespace = named;
    }
  });
  visit(program, (node) => {
    const callee = node.callee as Node | undefined;
    const named = callee?.type === 'Identifier' && (callee.name === 't' || callee.name === 'known');
    if (node.type !== 'CallExpression' || !named) return;
    const { exact, beginnings } = keysOf((node.arguments as Node[])[0]);
    const split = (key: string): [string, string] => {
      const at = key.indexOf(':');
      return at < 0 ? [namespace, key] : [key.slice(0, at), key.slice(at + 1)];
    };
    for (const one of exact) {
      const [space, key] = split(one);
      const words = read('en', space);
      if (!words.has(key) && !words.has(`${key}_other`)) missing.push(`${relative(src, file)}: ${space}:${key}`);
      used.set(space, (used.get(space) ?? new Set()).add(key));
    }
    for (const one of beginnings) {
      const [space, beginning] = split(one);
      expect(beginning, `${relative(src, file)}: a key needs a fixed beginning`).not.toBe('');
      if (![...read('en', space).keys()].some((key) => key.startsWith(beginning))) missing.push(`${relative(src, file)}: ${one}…`);
      opened.set(space, (opened.get(space) ?? new Set()).add(beginning));
    }
  });
}

test('every key that the code names exists', () => {
  expect(missing).toEqual([]);
});

test('every word that exists is said somewhere', () => {
  const unsaid: string[] = [];
  for (const namespace of namespaces) {
    for (const key of read('en', namespace).keys()) {
      const stem = key.replace(plural, '');
      const said = used.get(namespace)?.has(stem) || [...(opened.get(namespace) ?? [])].some((beginning) => key.startsWith(beginning));
      if (!said) unsaid.push(`${namespace}:${key}`);
    }
  }
  expect(unsaid).toEqual([]);
});

test('no page has words outside the word files', () => {
  const spoken = new Set(['aria-label', 'title', 'placeholder', 'label', 'description', 'alt', 'text', 'note', 'act']);
  const free = /\p{L}{2,}/u;
  const found: string[] = [];
  for (const file of code.filter((one) => one.endsWith('.tsx'))) {
    visit(tree(file), (node) => {
      if (node.type === 'JSXText' && free.test(String(node.value))) found.push(`${relative(src, file)}: ${String(node.value).trim()}`);
      if (node.type === 'JSXAttribute') {
        const name = String((node.name as Node).name);
        const value = node.value as Node | null;
        const literal = value?.type === 'Literal' ? String(value.value) : '';
        if (spoken.has(name) && free.test(literal)) found.push(`${relative(src, file)}: ${name}="${literal}"`);
      }
    });
  }
  expect(found).toEqual([]);
});
