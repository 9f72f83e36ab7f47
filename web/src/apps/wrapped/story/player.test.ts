import { expect, test } from 'vitest';
import { gestureOf, moved, type Player } from './player';

const start: Player = { at: 0, count: 3, playing: true, held: false };

test('a story never leaves its first and last card', () => {
  expect(moved(start, 'previous').at).toBe(0);
  expect(moved({ ...start, at: 2 }, 'next').at).toBe(2);
  expect(moved(start, { to: 99 }).at).toBe(2);
  expect(moved(start, 'last').at).toBe(2);
  expect(moved({ ...start, at: 2 }, 'first').at).toBe(0);
});

test('at the end of the last card it rests, and playing again begins anew', () => {
  const rested = moved({ ...start, at: 2 }, 'end');
  expect(rested).toMatchObject({ at: 2, playing: false });
  expect(moved(rested, 'toggle')).toMatchObject({ at: 0, playing: true });
});

test('a pause on the way goes on from the same card', () => {
  const paused = moved({ ...start, at: 1 }, 'toggle');
  expect(paused).toMatchObject({ at: 1, playing: false });
  expect(moved(paused, 'toggle')).toMatchObject({ at: 1, playing: true });
});

test('a held card changes neither place nor play', () => {
  expect(moved(moved(start, 'hold'), 'release')).toEqual(start);
});

test('a finger has to be clear about what it wants', () => {
  expect(gestureOf(-80, 10)).toBe('next');
  expect(gestureOf(80, -20)).toBe('previous');
  expect(gestureOf(10, 160)).toBe('close');
  expect(gestureOf(-30, 5)).toBe('none');
  expect(gestureOf(60, 70)).toBe('none');
  expect(gestureOf(0, -160)).toBe('none');
});
