import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hasTables, referenceTable } from '#tests/support/recordings.ts';
import { detectByUrl } from './detect.ts';
import { sourceRow } from './registry.ts';

const Board = z.object({ source: z.string(), careers_url: z.url() });

/** The table names no vendor for these; some have one. */
const unnamed = 'other';

/** A board named like a folder of the vendor's own site: its page decides. */
const likeAFolder = 'https://job-boards.greenhouse.io/css';

/** A company's own host says nothing of its vendor: only the page behind it does. */
const needsItsPage: ReadonlySet<string> = new Set(['phenom', 'successfactors', 'eightfold']);

describe.skipIf(!hasTables)('the table of known boards', () => {
  it('is recognised by address alone, each board as its vendor’s, none as another’s', async () => {
    const boards = z.array(Board).parse(parse(referenceTable('boards.csv'), { columns: true }));
    const wrong: string[] = [];
    const unknown: string[] = [];
    for (const { source, careers_url: url } of boards) {
      if (source === unnamed || url === likeAFolder) continue;
      const found = (await detectByUrl(new URL(url)))?.source ?? null;
      if (found === source) continue;
      if (found !== null) wrong.push(`${url}: ${found}, not ${source}`);
      else if (sourceRow(source) !== null && !needsItsPage.has(source)) unknown.push(url);
    }
    expect(wrong).toEqual([]);
    expect(unknown).toEqual([]);
  }, 120_000);
});
