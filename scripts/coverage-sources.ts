import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { hasRecordings, recordedBodies } from '#tests/support/recordings.ts';
import { heldFacts } from './source-coverage/held/held-facts.ts';
import { coverageOf, type Observation } from './source-coverage/observations.ts';
import { sourceNotes } from './source-coverage/source-notes.ts';
import { sourcesPage } from './source-coverage/sources-page.ts';

const root = path.resolve(import.meta.dirname, '..');
const page = 'docs/sources.md';

/**
 * `npm run coverage:sources` runs the tests of all sources, watches what each source reads, and
 * writes docs/sources.md. Leaves the page as it is without the recordings: their shares would go.
 */
async function main(): Promise<void> {
  if (!hasRecordings) {
    console.log(`${page} stays as it is: the recordings are not here`);
    return;
  }
  const observations = await observe();
  const notes = sourceNotes(root);
  const text = sourcesPage({
    files: recordedBodies().size,
    coverage: (id) => coverageOf(id, observations),
    held: await heldFacts(),
    note: (id) => notes.get(id) ?? '',
  });
  await writeFile(path.join(root, page), text);
  console.log(`${page} written`);
}

async function observe(): Promise<readonly Observation[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rolewatch-coverage-'));
  const file = path.join(folder, 'observed.ndjson');
  try {
    await writeFile(file, '');
    const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
    const config = path.join(root, 'scripts/source-coverage/vitest.config.ts');
    await promisify(execFile)(process.execPath, [vitest, 'run', '--config', config], {
      cwd: root,
      env: { ...process.env, SOURCES_OBSERVED: file },
      maxBuffer: 50_000_000,
    });
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as Observation);
  } finally {
    await rm(folder, { recursive: true });
  }
}

await main();
