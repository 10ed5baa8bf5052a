import { z } from 'zod';

/** Data that can change while a client shows it; the client then fetches the topic again. */
export const Topic = z.enum([
  'companies',
  'postings',
  'applications',
  'searches',
  'inbox',
  'runs',
  'settings',
  'profile',
  'preferences',
]);
export type Topic = z.infer<typeof Topic>;
