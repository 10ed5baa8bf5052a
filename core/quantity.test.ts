import { expect, it } from 'vitest';
import { formatBytes, mebibytes } from './quantity.ts';

it.each([
  [0, '0 B'],
  [812, '812 B'],
  [1_023, '1023 B'],
  [1_024, '1 kB'],
  [31 * 1_024, '31 kB'],
  [mebibytes(1), '1 MB'],
  [mebibytes(25), '25 MB'],
  [mebibytes(1.26), '1.3 MB'],
  [mebibytes(1_024), '1 GB'],
  [mebibytes(1_536), '1.5 GB'],
])('formats %s bytes as %s', (bytes, said) => {
  expect(formatBytes(bytes)).toBe(said);
});
