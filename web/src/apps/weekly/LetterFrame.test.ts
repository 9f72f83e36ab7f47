import { expect, test } from 'vitest';
import { withNonce } from './LetterFrame';

test('styles of a letter carry the nonce, words that only look like it do not', () => {
  expect(withNonce('<style>a{}</style><STYLE type="text/css">b{}</STYLE><p>&lt;style> <styles></p>', 'n1')).toBe(
    '<style nonce="n1">a{}</style><style nonce="n1" type="text/css">b{}</STYLE><p>&lt;style> <styles></p>',
  );
  expect(withNonce('<style>a{}</style>', '')).toBe('<style>a{}</style>');
});
