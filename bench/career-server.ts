import { z } from 'zod';
import { type BoardKind, boardKinds } from '#demo/boards.ts';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { readInput, say } from './child.ts';

/** `boards` of each kind, with `openings` each. */
export const CareerInput = z.object({
  kinds: z.array(z.enum(boardKinds as [BoardKind, ...BoardKind[]])),
  boards: z.number(),
  openings: z.number(),
  latencyMs: z.number(),
});

async function main(): Promise<void> {
  const { kinds, boards, openings, latencyMs } = readInput(CareerInput);
  const { originMap, companies, traffic } = await startCareerSites({
    ...{ companies: kinds.length * boards, kinds, postings: openings, latencyMs },
  });
  process.on('message', () => {
    say({ type: 'asked', urls: traffic.seen.map(({ url }) => url) });
    traffic.reset();
  });
  process.on('disconnect', () => process.exit(0));
  say({ type: 'playing', originMap, companies: companies.map(({ url }) => url) });
}

if (import.meta.main) await main();
