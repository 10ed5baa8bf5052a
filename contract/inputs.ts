import { z } from 'zod';

// What several rows of the tables of calls take or answer.
export const none = z.strictObject({});
export const id = z.string().min(1);
export const byId = z.strictObject({ id });
export const removed = z.object({ removed: z.number().int() });

/** How many at most. */
export const limit = (atMost: number, usual: number) =>
  z.number().int().positive().max(atMost).default(usual);
