import { z } from 'zod';
import { longDeadlineMs, method, none } from './define.ts';

/** Exchange rates of one day: see core/exchange.ts. */
export const RatesView = z.object({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  perDollar: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()),
});
export type RatesView = z.infer<typeof RatesView>;

export const rateMethods = {
  'rates.get': method({ input: none, output: RatesView, runs: 'library' }),
  /** Fetches the newest rates, which only the user asks for. Throws `rates_unavailable`. */
  'rates.update': method({
    input: none,
    output: RatesView,
    runs: 'host',
    changes: ['postings', 'settings'],
    deadlineMs: longDeadlineMs,
  }),
  /** Keeps rates that were fetched, and compares all pay by them. */
  'rates.keep': method({ input: RatesView, output: RatesView, runs: 'library', isInternal: true }),
} as const;
