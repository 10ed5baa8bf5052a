import { z } from 'zod';

/** A failure as a person reads it. */
export const ErrorView = z.object({ code: z.string(), message: z.string(), hint: z.string() });
export type ErrorView = z.infer<typeof ErrorView>;
