import { describe, expect, test } from 'vitest';
import { batchLimit, linksIn, linksLeft, readTags } from './links';

describe('links in a pasted text', () => {
  test('are found in a Chinese share message that leaves no space after them', () => {
    expect(linksIn('看看这个！https://example.com/a/1，真好看 #茶')).toEqual(['https://example.com/a/1']);
  });

  test('are found one a line, each once, without the full stop of the sentence', () => {
    expect(linksIn('https://a.example/x.\nhttps://b.example/y?z=1\nhttps://a.example/x')).toEqual([
      'https://a.example/x',
      'https://b.example/y?z=1',
    ]);
  });

  test('may be written without a scheme', () => {
    expect(linksIn('example.org/page')).toEqual(['example.org/page']);
    expect(linksIn('just some words')).toEqual([]);
  });

  test('beyond what one request takes are left over, one a line', () => {
    const many = Array.from({ length: batchLimit + 2 }, (_, i) => `https://a.example/${i}`);
    expect(linksLeft(many.join(' '))).toBe('https://a.example/100\nhttps://a.example/101');
    expect(linksLeft('https://a.example/1')).toBe('');
    expect(linksLeft('just some words')).toBe('');
  });

  test('tags are parted by commas of either kind', () => {
    expect(readTags('tea, 茶，차、tea #x')).toEqual(['tea', '茶', '차', 'x']);
  });
});
