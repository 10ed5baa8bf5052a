import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';

/** This domain never resolves (RFC 6761). */
const nowhere = 'http://offline.invalid';

const boards = ['https://jobs.lever.co/acme', 'https://boards.greenhouse.io/birch'];
const mapped = ['https://api.lever.co', 'https://boards-api.greenhouse.io'];

async function scrape(urls: readonly string[]): Promise<string> {
  await using folder = await temporaryFolder();
  const origins = path.join(folder.path, 'origins.json');
  const map = Object.fromEntries(
    [...mapped, 'https://acmee.example'].map((each) => [each, nowhere]),
  );
  await writeFile(origins, JSON.stringify(map));
  const args = ['scrape', ...urls, '--data-dir', path.join(folder.path, 'data')];
  const { stdout, exitCode } = await runCli([...args, '--origin-map', origins]);
  expect(exitCode).toBe(1);
  return stdout;
}

it('the command line reports once that the machine is offline, and blames no spelling', async () => {
  const said = await scrape(boards);
  expect(said.match(/You seem to be offline/g)).toHaveLength(1);
  expect(said).toContain('Scan again when you’re back online.');
  expect(said).toContain('0 of 2 companies checked');
  expect(said).not.toMatch(/spelling|Can’t (find|reach)/);
});

it('a mistyped name is reported as such', async () => {
  const said = await scrape(['https://acmee.example/jobs']);
  expect(said).toContain('Can’t find acmee.example');
  expect(said).toContain('spelling');
  expect(said).not.toContain('offline');
});
