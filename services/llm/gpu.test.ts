import { expect, it, vi } from 'vitest';
import { findGpus } from './gpu.ts';

it('lists the cards, the one with the most free memory first', async () => {
  const table =
    '0, NVIDIA GeForce RTX 3060, 12288, 1200, 8.6\n1, NVIDIA RTX A6000, 49140, 48600, 8.6\n';
  expect(await findGpus(async () => table)).toEqual([
    { index: 1, name: 'NVIDIA RTX A6000', totalMib: 49_140, freeMib: 48_600, capability: 8.6 },
    {
      index: 0,
      name: 'NVIDIA GeForce RTX 3060',
      totalMib: 12_288,
      freeMib: 1_200,
      capability: 8.6,
    },
  ]);
});

it('asks an older driver for less', async () => {
  const run = vi.fn(async (_program: string, [query = '']: readonly string[]) => {
    if (query.includes('compute_cap')) throw new Error('Field "compute_cap" is not a valid field');
    return '0, Tesla T4, 15360, 15000\n';
  });
  expect(await findGpus(run)).toMatchObject([{ name: 'Tesla T4', capability: null }]);
  expect(run).toHaveBeenCalledTimes(2);
});

it.each([
  ['without the program', async () => Promise.reject(new Error('ENOENT'))],
  ['with a driver that does not answer', async () => 'NVIDIA-SMI has failed because it couldn’t'],
  ['with a card that is lost', async () => '0, NVIDIA A100, [Unknown Error], [GPU is lost], 8.0\n'],
])('finds none %s', async (_how, run) => {
  expect(await findGpus(run)).toBeNull();
});
