import { expect, test } from 'vitest';
import { strength } from './password';

test('a long passphrase is stronger than a short riddle, and repeats count for nothing', () => {
  expect(strength('')).toBe(0);
  expect(strength('P@ss1')).toBe(1);
  expect(strength('aaaaaaaaaaaaaa')).toBe(1);
  expect(strength('password12')).toBe(1);
  expect(strength('correct horse battery')).toBe(4);
  expect(strength('우리집앞가로등은밤새켜져있다')).toBeGreaterThanOrEqual(2);
});
