import { z } from 'zod';

/** The most lines of a page that are kept, and of a change that are shown. */
export const mostPageLines = 3_000;
export const mostChangedLines = 100;

/** The text of a page on which no openings can be read, without dates, counters and the like. */
export const PageText = z.object({
  /** As a browser draws it, which shows more than the page's own HTML. */
  isDrawn: z.boolean(),
  lines: z.array(z.string().max(1_000)).max(mostPageLines),
});
export type PageText = z.infer<typeof PageText>;

/** The lines that a page has gained and lost, in its order; at most 100 of each. */
export const PageChange = z.object({ added: z.array(z.string()), removed: z.array(z.string()) });
export type PageChange = z.infer<typeof PageChange>;

/** How often each line of a page was there and gone again. */
export const Restless = z.record(z.string(), z.number().int());
export type Restless = z.infer<typeof Restless>;

export type Comparison = {
  /** Null if nothing changed that is worth telling. */
  readonly change: PageChange | null;
  readonly restless: Restless;
};

/** A line that was gone this often keeps coming and going: a quotation, one of several pictures. */
const restlessFrom = 2;
const mostRestless = 500;

/**
 * Compares two texts of one page line by line. Lines that only moved are no change, and neither are
 * those that come and go again and again.
 */
export function comparePage(
  before: readonly string[],
  after: readonly string[],
  known: Restless,
): Comparison {
  const gone = without(before, after);
  const restless = new Map(Object.entries(known));
  for (const line of gone) restless.set(line, (restless.get(line) ?? 0) + 1);
  const isNews = (line: string): boolean => (restless.get(line) ?? 0) <= restlessFrom;
  const removed = gone.filter(isNews).slice(0, mostChangedLines);
  const added = without(after, before)
    .filter((line) => (known[line] ?? 0) < restlessFrom)
    .slice(0, mostChangedLines);
  return {
    change: added.length + removed.length === 0 ? null : { added, removed },
    restless: Object.fromEntries([...restless].slice(-mostRestless)),
  };
}

/** The lines of one list that the other does not have, each as often as it has too few. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
