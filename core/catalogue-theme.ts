import { z } from 'zod';

/** What the companies that are offered to begin with have in common. */
export const CatalogueTheme = z.enum([
  'ai',
  'fintech',
  'climate',
  'remote',
  'developers',
  'consumer',
  'health',
  'space',
  'good',
]);
export type CatalogueTheme = z.infer<typeof CatalogueTheme>;
