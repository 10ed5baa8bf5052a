import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Generates the database client without a download: `prisma generate` asks only that the schema
 * engine exists, and never starts it, so any program can stand in for it.
 */
function generateClient(): void {
  const root = path.resolve(import.meta.dirname, '..');
  const manifest = createRequire(import.meta.url).resolve('prisma/package.json');
  const cli = path.join(path.dirname(manifest), 'build/index.js');
  execFileSync(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: root,
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // By this copy, ready/main.cjs sees that the schema has changed since.
  copyFileSync(
    path.join(root, 'prisma/schema.prisma'),
    path.join(root, 'prisma/generated/schema.prisma'),
  );
}

generateClient();
