import { describe, expect, it } from 'vitest';
import { estimateTokens, isCut, spentOn } from './tokens.ts';

const usage = (prompt_tokens: number, completion_tokens = 90) => ({
  usage: { prompt_tokens, completion_tokens },
});

it('takes the server’s count, else estimates by letters', () => {
  expect(spentOn(usage(500), 'a'.repeat(100), 'b', 1_000)).toEqual({
    promptTokens: 500,
    answerTokens: 90,
    isEstimated: false,
    tookMs: 1_000,
  });
  expect(spentOn({}, 'a'.repeat(100), 'b'.repeat(40), 1)).toMatchObject({
    promptTokens: 25,
    answerTokens: 10,
    isEstimated: true,
  });
  expect(estimateTokens('勤務地は東京です')).toBe(8);
});

describe('isCut', () => {
  const words = (letters: number) => 'baker '.repeat(letters / 6);

  it.each([
    ['a question that fills the context', usage(4_096), words(16_000), 4_096, true],
    ['far fewer tokens than the posting has', usage(2_048), words(30_000), null, true],
    ['an ordinary count', usage(5_500), words(24_000), 16_384, false],
    ['a cached start that is not counted', usage(4_000), words(20_000), 16_384, false],
    ['a short posting with a cached start', usage(12), words(60), null, false],
    ['no count at all', {}, words(30_000), 4_096, false],
    ['a dense script', usage(9_000), '東'.repeat(9_000), null, false],
  ] as const)('%s', (_what, completion, posting, context, isIt) => {
    expect(isCut(completion, { posting, context })).toBe(isIt);
  });
});
