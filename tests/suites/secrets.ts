import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Secrets } from '#services/secrets.ts';
import { openSecrets, openSettings } from '#services/settings-store.ts';
import { temporaryFolder } from '#tests/support/database.ts';

const key = 'sk-Grüße 🗝';

/** What every way of keeping keys promises, and the settings that are kept by it. */
export function secretsSuite(make: () => Promise<Secrets>): void {
  it('gives back what it sealed, whatever is in it', async () => {
    const secrets = await make();
    for (const text of [key, '', 'x'.repeat(10_000)]) {
      const kept = JSON.parse(JSON.stringify(await secrets.seal(text)));
      expect(await (await make()).open(kept)).toBe(text);
    }
  });

  it('takes what was kept as it is, before there was a key store', async () => {
    expect(await (await make()).open('plain')).toBe('plain');
  });

  it('keeps keys in settings.json from one start to the next, for its owner alone', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'settings.json');
    const open = async () =>
      openSettings({ flags: {}, env: {}, file, secrets: await openSecrets(await make(), file) });
    const store = await open();
    await store.set('llmApiKey', key);
    await store.set('userAgent', 'Ada');
    expect(store.current().llmApiKey).toBe(key);
    const again = await open();
    expect(again.current()).toMatchObject({ llmApiKey: key, userAgent: 'Ada' });
    expect(again.problems()).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').includes(key)).toBe(store.secretsKeptBy === 'file');
  });

  it('seals what a file already holds, where it can, and leaves all else as it is', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'settings.json');
    writeFileSync(file, JSON.stringify({ llmApiKey: key, siteDelayMs: 5, unknown: [1] }));
    const secrets = await openSecrets(await make(), file);
    const store = openSettings({ flags: {}, env: {}, file, secrets });
    await store.sealSecrets();
    expect(store.current()).toMatchObject({ llmApiKey: key, siteDelayMs: 5 });
    const stored = JSON.parse(readFileSync(file, 'utf8'));
    expect(stored).toMatchObject({ siteDelayMs: 5, unknown: [1] });
    expect(stored.llmApiKey === key).toBe(secrets.keptBy === 'file');
  });
}
