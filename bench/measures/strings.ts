import { z } from 'zod';
import { startChild } from '../child.ts';
import { figure, type Measure, median } from '../measure.ts';
import type { ReadInput } from '../read-postings.ts';

const rounds = 5;
/** Below this gain, services/redis/fast-strings.ts should go. */
const leastGain = 1.1;

const Result = z.object({ type: z.literal('result'), perPostingMs: z.number() });

/** The time to read an opening by the rules beside ioredis, with and without our string remedy. */
export const strings: Measure = {
  name: 'strings',
  async run(say) {
    const kept: number[] = [];
    const slowed: number[] = [];
    // Alternates, so that both meet the same load.
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}`);
      kept.push(await perPostingMs({ areStringsKept: true }));
      slowed.push(await perPostingMs({ areStringsKept: false }));
    }
    const [ours, other] = [median(kept), median(slowed)];
    const gain = other / ours;
    return [
      {
        measure: 'reading an opening beside ioredis',
        ours: `${figure(ours, 2)} ms`,
        comparedWith: `without services/redis/fast-strings.ts ${figure(other, 2)} ms`,
        ratio: ours / other,
        target: `≤ ${figure(1 / leastGain, 2)} ×, or the remedy is to go`,
        met: gain >= leastGain,
        note: `medians of ${rounds} processes each, in turns`,
      },
    ];
  },
};

async function perPostingMs(input: z.infer<typeof ReadInput>): Promise<number> {
  await using child = startChild('./read-postings.ts', input);
  return (await child.next(Result)).perPostingMs;
}
