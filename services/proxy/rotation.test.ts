import { expect, test } from 'vitest';
import { minutes, seconds } from '#core/duration.ts';
import { createProxyRotation } from './rotation.ts';

const rotate = (count: number) => {
  let nowMs = 0;
  const rotation = createProxyRotation(count, { now: () => nowMs });
  return { ...rotation, wait: (ms: number) => (nowMs += ms) };
};

test('sites take turns, and each keeps its proxy', () => {
  const { orderFor } = rotate(3);
  expect(['a', 'b', 'c', 'd', 'a'].map((site) => orderFor(site)[0])).toEqual([0, 1, 2, 0, 0]);
  expect(orderFor('b')).toEqual([1, 2, 0]);
});

test('a proxy that failed comes last until it has rested', () => {
  const { orderFor, failed, wait } = rotate(2);
  expect(orderFor('a')).toEqual([0, 1]);
  failed(0);
  expect(orderFor('a')).toEqual([1, 0]);
  wait(seconds(30));
  expect(orderFor('a')).toEqual([0, 1]);
});

test('each further failure doubles the rest, to half an hour', () => {
  const { orderFor, failed, wait } = rotate(2);
  expect(orderFor('a')[0]).toBe(0);
  failed(0);
  failed(0);
  wait(seconds(59));
  expect(orderFor('a')[0]).toBe(1);
  wait(seconds(1));
  expect(orderFor('a')[0]).toBe(0);
  for (let n = 0; n < 20; n++) failed(0);
  wait(minutes(30));
  expect(orderFor('a')[0]).toBe(0);
});

test('a success ends the rest', () => {
  const { orderFor, failed, worked } = rotate(2);
  expect(orderFor('a')[0]).toBe(0);
  failed(0);
  worked(0);
  expect(orderFor('a')[0]).toBe(0);
});

test('if all rest, the one that may work soonest comes first, and none is left out', () => {
  const { orderFor, failed, wait } = rotate(3);
  failed(1);
  wait(1);
  failed(2);
  wait(1);
  failed(0);
  expect(orderFor('a')).toEqual([1, 2, 0]);
});
