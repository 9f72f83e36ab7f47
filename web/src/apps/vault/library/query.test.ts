import { expect, test } from 'vitest';
import { unfinished } from './query';

test('a search whose last condition has no value is not finished', () => {
  for (const q of ['tag:', 'tea site:', 'tea -author:"', 'Before:', '标签 tag：', 'tea ""', 'tea -']) expect(unfinished(q), q).toBe(true);
  for (const q of ['', 'tea', 'tea ', 'tag:x', 'tag: tea', 'hashtag:', 'https:', 'tea-', 'is:failed', '"tea"']) expect(unfinished(q), q).toBe(false);
});
