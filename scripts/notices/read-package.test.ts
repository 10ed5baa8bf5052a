import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { readPackage } from './read-package.ts';

const two = 'Redistributions in binary form must reproduce the above copyright notice.';
const three = `${two} The name may not be used to endorse or promote products.`;
const four = `${three} All advertising materials must display an acknowledgement.`;

it.each<[string, Record<string, string>, object, string]>([
  ['two clauses', { LICENSE: two }, { license: 'BSD' }, 'BSD-2-Clause'],
  ['three clauses', { 'LICENCE.txt': three }, { license: 'BSD' }, 'BSD-3-Clause'],
  ['four clauses', { COPYING: four }, { license: 'BSD' }, 'BSD-4-Clause'],
  ['the old field', { LICENSE: three }, { licenses: [{ type: 'BSD' }] }, 'BSD-3-Clause'],
  ['an object', { LICENSE: two }, { license: { type: 'bsd' } }, 'BSD-2-Clause'],
  ['another text', { LICENSE: 'Do as you like.' }, { license: 'BSD' }, 'BSD'],
  ['no text', {}, { license: 'BSD' }, 'BSD'],
  ['a name of SPDX', { LICENSE: two }, { license: 'MIT' }, 'MIT'],
])('a licence of old: %s', async (_, files, said, licence) => {
  await using folder = await temporaryFolder();
  const root = path.join(folder.path, 'old');
  await mkdir(root);
  const manifest = JSON.stringify({ name: 'old', version: '1.0.0', ...said });
  for (const [name, text] of Object.entries({ ...files, 'package.json': manifest })) {
    await writeFile(path.join(root, name), text);
  }
  expect(await readPackage(root)).toMatchObject({ name: 'old', licence });
});
