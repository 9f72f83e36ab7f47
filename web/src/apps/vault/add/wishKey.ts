import { randomKey } from '../../../lib/random';

/** Gives the same wish the same key until it is answered, so that a repeated one is done once and a changed one is a new one. */
export function wishKeys(make = randomKey) {
  let last = { wish: '', key: '' };
  return {
    of(wish: unknown): string {
      const text = JSON.stringify(wish);
      if (text !== last.wish) last = { wish: text, key: make() };
      return last.key;
    },
    answered(): void {
      last = { wish: '', key: '' };
    },
  };
}
