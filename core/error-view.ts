import { z } from 'zod';

export const ErrorView = z.object({
  code: z.string(),
  message: z.string(),
  /** What to do, for a person in a window. */
  hint: z.string(),
  /** The same for a person in a terminal, where other advice helps there. */
  cliHint: z.string().optional(),
});
export type ErrorView = z.infer<typeof ErrorView>;
