import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startRolewatch } from '#host/start.ts';
import { plainSecrets } from '#services/secrets.ts';
import { withoutSettings } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';

it('a failing key store does not stop a start: the key stays as it is, and the log says so', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'settings.json');
  writeFileSync(file, JSON.stringify({ llmApiKey: 'sk-mine', enrich: false }));
  const said: string[] = [];
  await using rolewatch = await startRolewatch({
    dataDir: folder.path,
    flags: {},
    env: { ...withoutSettings(process.env), ROLEWATCH_OFFLINE: '1' },
    say: (line) => said.push(line),
    logTo: 'file',
    secrets: {
      ...plainSecrets,
      keptBy: 'key_store',
      seal: () => Promise.reject(new Error('the person said no')),
    },
  });
  expect(rolewatch.settings().llmApiKey).toBe('sk-mine');
  expect(JSON.parse(readFileSync(file, 'utf8')).llmApiKey).toBe('sk-mine');
  expect(said.join()).toContain('Keys stay unencrypted');
});
