import { BareInput, openBarePieces } from './bare-pieces.ts';
import { readInput, say } from './child.ts';

/** The upper bound: the same jobs and concurrency in one process, without queues. */
async function main(): Promise<void> {
  const input = readInput(BareInput);
  using pieces = openBarePieces(input);
  const startedAt = performance.now();
  const stored = await Promise.all(
    Array.from({ length: input.companies }, async (_, n) => {
      const company = `company${n}`;
      const rows = pieces.parse(company, await pieces.fetch(company));
      pieces.store(await Promise.all(rows.map(pieces.ask)));
      return rows.length;
    }),
  );
  const postings = stored.reduce((sum, each) => sum + each, 0);
  say({ type: 'result', wallMs: performance.now() - startedAt, postings });
}

await main();
