import { z } from 'zod';
import type { Spent } from '#core/model-use.ts';

const Usage = z.object({
  usage: z.object({
    prompt_tokens: z.number().nullish(),
    completion_tokens: z.number().nullish(),
  }),
});

/** Scripts whose signs take about a token each. */
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;

/** Letters of a token, in words of a European language. */
const lettersPerToken = 4;
/** More than this, no tokenizer packs into one token on average. */
const mostLettersPerToken = 7;

/** About how many tokens a text takes. */
export const estimateTokens = (text: string): number => tokensAt(text, lettersPerToken);

/** The fewest tokens that a text can take. */
export const fewestTokens = (text: string): number => tokensAt(text, mostLettersPerToken, 0.5);

function tokensAt(text: string, letters: number, perDense = 1): number {
  const denseCount = text.match(dense)?.length ?? 0;
  return Math.ceil((text.length - denseCount) / letters + denseCount * perDense);
}

/** What an answer cost, by the server's own count, else estimated. */
export function spentOn(
  completion: unknown,
  prompt: string,
  answer: string,
  tookMs: number,
): Spent {
  const usage = Usage.safeParse(completion).data?.usage;
  const [asked, said] = [usage?.prompt_tokens || null, usage?.completion_tokens || null];
  return {
    promptTokens: asked ?? estimateTokens(prompt),
    answerTokens: said ?? estimateTokens(answer),
    isEstimated: asked === null || said === null,
    tookMs,
  };
}

/**
 * True if the server read less than we sent, without a word: Ollama drops the middle of a question
 * that exceeds its context. The texts then have more letters to a token than any language. The
 * instructions may be cached and not counted, so the posting is compared alone.
 */
export function isCut(
  completion: unknown,
  { posting, context }: { readonly posting: string; readonly context: number | null },
): boolean {
  const read = Usage.safeParse(completion).data?.usage.prompt_tokens;
  if (read == null || read <= 0) return false;
  if (context !== null && read >= context) return true;
  return read >= smallestContext && read < fewestTokens(posting);
}

/** No server cuts below this. */
const smallestContext = 500;
