import { z } from 'zod';

/** What can change under a client's eyes: it asks again for what it shows of a topic. */
export const Topic = z.enum([
  'companies',
  'postings',
  'applications',
  'searches',
  'inbox',
  'runs',
  'settings',
  'preferences',
]);
export type Topic = z.infer<typeof Topic>;
