#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import path from 'node:path';

// Files we make are for this user alone, the database's and Redis's own included.
process.umask(0o077);

// Compiled code is kept between starts, also those of the children: half the time, less memory.
// Only what is imported from here on is kept, hence the late import.
const projectRoot = path.resolve(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? '..' : '../../..',
);
process.env.NODE_COMPILE_CACHE ??= path.join(projectRoot, 'node_modules/.cache/rolewatch');
enableCompileCache(process.env.NODE_COMPILE_CACHE);

// Whoever read our output may have seen enough (`rolewatch postings | head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { run } = await import('./run.ts');

await run(process.argv.slice(2));
