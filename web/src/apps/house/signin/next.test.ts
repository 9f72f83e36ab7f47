import { expect, test } from 'vitest';
import { safeNext } from './next';

test('after signing in one goes on inside the house and nowhere else', () => {
  expect(safeNext('/vault/contents/5?x=1')).toBe('/vault/contents/5?x=1');
  for (const hostile of [null, '', 'https://evil.example', '//evil.example', '/\\evil.example', '/sign-in?next=/', 'javascript:1']) {
    expect(safeNext(hostile)).toBe('/');
  }
});
