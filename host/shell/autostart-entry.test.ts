import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { setAutostartEntry, windowsArgument } from './autostart-entry.ts';

it('exists while it is wanted, whatever the program’s name', async () => {
  await using folder = await temporaryFolder();
  const command = ['/opt/My "Apps"/100%/rolewatch', '--hidden'];
  const entry = { command, configDir: folder.path };
  await setAutostartEntry(true, entry);
  await setAutostartEntry(true, entry);
  const text = readFileSync(path.join(folder.path, 'autostart/rolewatch.desktop'), 'utf8');
  expect(text).toContain('Exec="/opt/My \\\\"Apps\\\\"/100%%/rolewatch" "--hidden"\n');
  expect(text.startsWith('[Desktop Entry]\nType=Application\n')).toBe(true);
  await setAutostartEntry(false, entry);
  await setAutostartEntry(false, entry);
  expect(await readdir(path.join(folder.path, 'autostart'))).toEqual([]);
});

describe('an argument on Windows', () => {
  it.each([
    ['--hidden', '"--hidden"'],
    [
      String.raw`--data-dir=C:\Users\Ada Lovelace\x`,
      String.raw`"--data-dir=C:\Users\Ada Lovelace\x"`,
    ],
    [String.raw`--data-dir=D:\ `.trim(), String.raw`"--data-dir=D:\\"`],
    [String.raw`a\"b`, String.raw`"a\\\"b"`],
  ])('stays one argument when the line is split: %j', (text, written) => {
    expect(windowsArgument(text)).toBe(written);
  });
});
