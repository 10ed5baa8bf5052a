import { describe, expect, it } from 'vitest';
import { describeExit } from './launcher.ts';

describe('describeExit', () => {
  it.each([
    [{ code: 1, signal: null }, 'code 1'],
    [{ code: null, signal: 'SIGKILL' }, 'signal SIGKILL'],
    [{ code: null, signal: null }, 'it could not be started'],
  ])('describes %o as %j', (exit, words) => {
    expect(describeExit(exit)).toBe(words);
  });
});
