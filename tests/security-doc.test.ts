import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readBuilderConfig } from '../scripts/pack-check/expectation.ts';

const root = path.resolve(import.meta.dirname, '..');
const text = readFileSync(path.join(root, 'docs/security.md'), 'utf8');

it('says of every fuse how it is set', async () => {
  const { electronFuses } = await readBuilderConfig(root);
  const { resetAdHocDarwinSignature, ...fuses } = electronFuses;
  const rows = [...text.matchAll(/^\| `(\w+)` \| (on|off) \|/gm)].map(([, name, state]) => [
    name,
    state === 'on',
  ]);
  expect(Object.fromEntries(rows)).toEqual(fuses);
  expect(resetAdHocDarwinSignature).toBe(true);
});

it("goes through all twenty points of Electron's checklist", () => {
  const points = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  expect(points).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

it('names only files that exist', () => {
  const files = [...text.matchAll(/`((?:electron|host|services|sources)\/[\w/-]+\.ts)`/g)];
  expect(files.length).toBeGreaterThan(10);
  const gone = files.filter(([, file]) => !existsSync(path.join(root, file ?? '')));
  expect(gone.map(([, file]) => file)).toEqual([]);
});
