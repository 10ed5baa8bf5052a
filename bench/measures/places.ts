import path from 'node:path';
import { createLibraryCall } from '#library/calls.ts';
import { openDatabase } from '#library/engine/open.ts';
import { prepareDataDir } from '#services/data-dir.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { figure, type Measure, median, quantile } from '../measure.ts';
import { fillLibrary } from '../ui/library.ts';

const openings = 100_000;
const repeats = 30;
const targetMs = 50;

/** The Place facet over a large library: its top, a country opened, and under another choice. */
export const places: Measure = {
  name: 'places',
  async run(say) {
    await using folder = await temporaryFolder();
    const dataDir = path.join(folder.path, 'data');
    say(`filling a library with ${figure(openings)} openings`);
    await fillLibrary(dataDir, openings);
    const { database } = await prepareDataDir(dataDir);
    await using db = await openDatabase(database);
    const call = createLibraryCall(db);
    const time = async (asked: object): Promise<readonly number[]> => {
      const tookMs: number[] = [];
      for (let n = 0; n <= repeats; n++) {
        const startedAt = performance.now();
        await call('postings.places', asked);
        tookMs.push(performance.now() - startedAt);
      }
      // The first one reads what later ones remember.
      return tookMs.slice(1);
    };
    const open = { status: 'open' };
    const top = await time({ filter: open });
    const cities = await time({ filter: open, within: 'US/Texas' });
    const chosen = await time({ filter: { ...open, workplaces: ['hybrid'] } });
    say(
      `cities ${figure(median(cities))} ms, with a workplace chosen ${figure(median(chosen))} ms`,
    );
    const slowest = Math.max(...[top, cities, chosen].map((times) => quantile(times, 0.95)));
    return [
      {
        measure: 'Place facet, p95 of the slowest of three',
        ours: `${figure(slowest)} ms`,
        comparedWith: `median: top ${figure(median(top))}, cities ${figure(median(cities))}, with a choice ${figure(median(chosen))} ms`,
        ratio: null,
        target: `≤ ${targetMs} ms`,
        met: slowest <= targetMs,
        note: `${figure(openings)} openings, in the database's thread`,
      },
    ];
  },
};
