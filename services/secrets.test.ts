import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { secretsSuite } from '#tests/suites/secrets.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { plainSecrets } from './secrets.ts';
import { openSecrets, openSettings } from './settings-store.ts';

describe('keys in a file', () => {
  secretsSuite(async () => plainSecrets);

  it('cannot be read if another account sealed them, which is reported, and nothing is lost', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'settings.json');
    const sealed = { sealed: 'c2VhbGVk' };
    writeFileSync(file, JSON.stringify({ llmApiKey: sealed }));
    const secrets = await openSecrets(plainSecrets, file);
    const store = openSettings({ flags: {}, env: {}, file, secrets });
    expect(store.current().llmApiKey).toBeNull();
    expect(store.problems()).toMatchObject([
      { code: 'invalid_setting', details: { name: 'llmApiKey' } },
    ]);
    await store.set('siteDelayMs', 5);
    await store.sealSecrets();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ llmApiKey: sealed, siteDelayMs: 5 });
    await store.set('llmApiKey', 'changed');
    expect(store.current().llmApiKey).toBe('changed');
    expect(store.problems()).toEqual([]);
  });
});
