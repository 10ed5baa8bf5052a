import { row } from './error-row.ts';

const mayBeGone = () => 'It may have been removed meanwhile. Load the page again.';

/** Rows of the table of errors: what a person keeps about openings, and what is no longer there. */
export const trackingErrors = {
  unknown_posting: row<{ id: string }>({
    message: (d) => `There is no opening ${d.id}`,
    hint: () => 'Its company may have been removed. Look for it among the openings.',
    retry: 'never',
  }),
  unknown_reminder: row<{ id: string }>({
    message: (d) => `There is no reminder ${d.id}`,
    hint: mayBeGone,
    retry: 'never',
  }),
  unknown_search: row<{ id: string }>({
    message: (d) => `There is no saved search ${d.id}`,
    hint: mayBeGone,
    retry: 'never',
  }),
} as const;
