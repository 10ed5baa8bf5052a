import pLimit from 'p-limit';
import { BareInput, type BarePieces, type BareRow, openBarePieces } from './bare-pieces.ts';
import { readInput, say } from './child.ts';

/**
 * The original design: three workers with one job at a time (fetch; model; parse and store). One
 * job asks the model about all postings in turn. Without a queue, which favours it.
 */
async function main(): Promise<void> {
  const input = readInput(BareInput);
  using pieces = openBarePieces(input);
  const [fetcher, asker, general] = [pLimit(1), pLimit(1), pLimit(1)];
  const startedAt = performance.now();
  const stored = await Promise.all(
    Array.from({ length: input.companies }, async (_, n) => {
      const company = `company${n}`;
      const body = await fetcher(() => pieces.fetch(company));
      const rows = await general(async () => pieces.parse(company, body));
      const answered = await asker(() => askInTurn(pieces, rows));
      await general(async () => pieces.store(answered));
      return rows.length;
    }),
  );
  const postings = stored.reduce((sum, each) => sum + each, 0);
  say({ type: 'result', wallMs: performance.now() - startedAt, postings });
}

async function askInTurn({ ask }: BarePieces, rows: readonly BareRow[]) {
  const answered = [];
  for (const row of rows) answered.push(await ask(row));
  return answered;
}

await main();
