import { z } from 'zod';
import { readWithRules } from '#enrichment/rules/provider.ts';
import { keepStringsFast } from '#services/redis/fast-strings.ts';
import { htmlToText } from '#sources/html-text.ts';
import { makePosting } from '#tests/fakes/career-site-postings.ts';
import { rawPosting } from '#tests/support/postings.ts';
import { readInput, say } from './child.ts';

export const ReadInput = z.object({ areStringsKept: z.boolean() });

const different = 200;
const descriptionBytes = 4_096;
const readings = 2_000;

/** Reads openings by the rules in a process that loaded ioredis, like a worker. */
async function main(): Promise<void> {
  const { areStringsKept } = readInput(ReadInput);
  await import('ioredis');
  if (areStringsKept) keepStringsFast();
  const postings = Array.from({ length: different }, (_, n) => {
    const { title, descriptionHtml } = makePosting('bench', n, descriptionBytes);
    return rawPosting({ title, descriptionText: htmlToText(descriptionHtml) });
  });
  // V8 has compiled the code by then, as in a worker after a company or two.
  for (const posting of postings) readWithRules(posting);
  const startedAt = performance.now();
  for (let n = 0; n < readings; n += 1) {
    const posting = postings[n % different];
    if (posting !== undefined) readWithRules(posting);
  }
  say({ type: 'result', perPostingMs: (performance.now() - startedAt) / readings });
}

if (import.meta.main) await main();
