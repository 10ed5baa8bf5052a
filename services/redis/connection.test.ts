import { describe, expect, it } from 'vitest';
import { retryDelayMs } from './connection.ts';

describe('retryDelayMs', () => {
  it('doubles up to a second', () => {
    expect([1, 2, 3, 6, 7, 100].map(retryDelayMs)).toEqual([20, 40, 80, 640, 1_000, 1_000]);
  });
});
