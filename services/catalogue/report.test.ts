import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { readReport } from './report.ts';

const board = (url: string, outcome: string) =>
  JSON.stringify({
    ...{ type: 'board', name: 'Acme', url, source: 'lever', checkedAt: '2026-03-10T12:00:00Z' },
    ...{ outcome, openings: null, movedTo: null, error: null },
  });

it('reads the last word on each board, and survives a line that was cut off', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'report.jsonl');
  const lines = [board('https://a.example', 'unclear'), '{"type":"summary"}', '', 'not JSON'];
  await writeFile(file, [...lines, board('https://a.example', 'gone'), '{"type":"boa'].join('\n'));
  const report = await readReport(file);
  expect([...report.keys()]).toEqual(['https://a.example']);
  expect(report.get('https://a.example')).toMatchObject({ outcome: 'gone' });
});

it('reports a file that is not there', async () => {
  await expect(readReport('/nowhere/report.jsonl')).rejects.toMatchObject({ code: 'invalid_file' });
});
