import { z } from 'zod';

/** What one answer of a model cost. */
export const Spent = z.object({
  promptTokens: z.number().int().min(0),
  answerTokens: z.number().int().min(0),
  /** The server did not count them: from the lengths of the texts. */
  isEstimated: z.boolean(),
  tookMs: z.number().min(0),
});
export type Spent = z.infer<typeof Spent>;
