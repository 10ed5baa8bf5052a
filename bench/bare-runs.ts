import path from 'node:path';
import { z } from 'zod';
import { temporaryFolder } from '#tests/support/database.ts';
import { startChild } from './child.ts';

const Result = z.object({
  type: z.literal('result'),
  wallMs: z.number(),
  postings: z.number(),
});

/** Runs a bare pipeline in its own process; timing starts once it has loaded. */
export async function runBare(
  file: './bare-pipeline.ts' | './original-design.ts' | './same-work.ts',
  request: { readonly site: string; readonly model: string; readonly companies: number },
): Promise<z.infer<typeof Result>> {
  await using folder = await temporaryFolder();
  const child = startChild(file, { ...request, database: path.join(folder.path, 'bare.db') });
  try {
    return await child.next(Result);
  } finally {
    await child[Symbol.asyncDispose]();
  }
}
