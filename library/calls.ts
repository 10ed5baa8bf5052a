import type { Handlers, MethodsThatRun } from '#contract/api.ts';
import { type MethodRow, parseInput } from '#contract/define.ts';
import { methods } from '#contract/methods.ts';
import { AppError } from '#core/errors.ts';
import { applications } from './applications/calls.ts';
import { companies } from './companies/calls.ts';
import { lazyCatalogue } from './companies/open-catalogue.ts';
import { data } from './data.ts';
import type { Database } from './engine/open.ts';
import { fits } from './fit/calls.ts';
import { inbox } from './inbox/calls.ts';
import { insights } from './insights/insights.ts';
import { postings } from './postings/calls.ts';
import { rates } from './rates.ts';
import { runs } from './runs/calls.ts';
import { searches } from './searches.ts';
import { createTurns } from './turns.ts';

/** Every call that the library answers; a missing or misspelt call does not compile. */
export type LibraryCalls = Handlers<MethodsThatRun<'library'>>;

export const createLibraryCalls = (
  db: Database,
  openCatalogue = lazyCatalogue(),
): LibraryCalls => ({
  ...companies(db, openCatalogue),
  ...postings(db),
  ...applications(db),
  ...searches(db),
  ...fits(db),
  ...inbox(db),
  ...insights(db),
  ...rates(db),
  ...runs(db),
  ...data(db),
});

/**
 * Checks the input. Calls go in the order of their rows. Throws `unknown_method`, `invalid_input` or
 * the call's own error.
 */
export function createLibraryCall(
  db: Database,
): (method: string, input: unknown) => Promise<unknown> {
  const turns = createTurns();
  const openCatalogue = lazyCatalogue();
  const calls = createLibraryCalls(db, openCatalogue);
  const lastCalls = createLibraryCalls({ ...db, beforeRead: turns.letPass }, openCatalogue);
  const isCall = (method: string): method is keyof LibraryCalls => Object.hasOwn(calls, method);
  return async (method, input) => {
    if (!isCall(method)) throw new AppError('unknown_method', { method });
    const row: MethodRow = methods[method];
    const asked = parseInput(row, method, input);
    // The row has just checked that input and method match.
    const answer = async () =>
      await (row.goes === 'last' ? lastCalls : calls)[method](asked as never);
    return await (row.goes === 'first' ? turns.first(answer) : answer());
  };
}
