import { enableCompileCache } from 'node:module';
import path from 'node:path';

/**
 * Compiles what every start loads, once, so that the first start is as quick as the others. The
 * place is the one that cli/main.ts names. Fails softly: without it a start takes longer.
 */
async function warmCache(): Promise<void> {
  const root = path.resolve(import.meta.dirname, '..');
  enableCompileCache(path.join(root, 'node_modules/.cache/rolewatch'));
  await import('../cli/program.ts');
  await import('../workers/drivers/bullmq-worker.ts');
  const { queues } = await import('../workers/queues.ts');
  for (const queue of Object.values(queues)) await queue.load();
}

await warmCache();
