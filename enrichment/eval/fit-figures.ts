import { z } from 'zod';

const Share = z.number().min(0).max(1);

/**
 * How well the fit puts openings in order, kept in `fit-figures.json`: mean NDCG of the first ten,
 * and that of a search for the words of a title.
 */
export const FitFigures = z.object({
  postings: z.number().int(),
  fit: Share,
  words: Share,
  profiles: z.array(z.object({ name: z.string(), fit: Share, words: Share })),
});
export type FitFigures = z.infer<typeof FitFigures>;
