import { createSemaphore } from '#core/semaphore.ts';
import { BareInput, type BarePieces, type BareRow, openBarePieces } from './bare-pieces.ts';
import { readInput, say } from './child.ts';

/**
 * The original's design: three workers that do one job at a time (fetch; the model; parse and
 * store), and a job that asks the model about one posting after the other. Its queue is left out,
 * in its favour.
 */
async function main(): Promise<void> {
  const input = readInput(BareInput);
  using pieces = openBarePieces(input);
  const [fetcher, asker, general] = [createSemaphore(1), createSemaphore(1), createSemaphore(1)];
  const startedAt = performance.now();
  const stored = await Promise.all(
    Array.from({ length: input.companies }, async (_, n) => {
      const company = `company${n}`;
      const body = await fetcher.run(() => pieces.fetch(company));
      const rows = await general.run(async () => pieces.parse(company, body));
      const answered = await asker.run(() => askInTurn(pieces, rows));
      await general.run(async () => pieces.store(answered));
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
