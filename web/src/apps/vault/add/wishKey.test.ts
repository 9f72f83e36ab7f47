import { expect, test } from 'vitest';
import { wishKeys } from './wishKey';

test('a wish keeps its key until it is answered or changed in any part', () => {
  let made = 0;
  const keys = wishKeys(() => `key ${++made}`);
  const wish = { text: 'https://a.example/', tags: ['tea'], note: '' };
  expect(keys.of(wish)).toBe('key 1');
  expect(keys.of({ ...wish })).toBe('key 1');
  expect(keys.of({ ...wish, tags: ['tea', 'later'] })).toBe('key 2');
  expect(keys.of({ ...wish, note: 'why' })).toBe('key 3');
  keys.answered();
  expect(keys.of({ ...wish, note: 'why' })).toBe('key 4');
});
