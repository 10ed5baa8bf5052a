import { describe, expect, it } from 'vitest';
import { secretsSuite } from '#tests/suites/secrets.ts';
import { safeStorageSecrets } from './safe-storage-secrets.ts';

const mirrored = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));

/** A trivial cipher as the key store. */
const keyStore = {
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text: string) => mirrored(Buffer.from(text)),
  decryptStringAsync: async (bytes: Buffer) => ({
    result: mirrored(bytes).toString(),
    shouldReEncrypt: false,
  }),
};

describe('keys in the system’s key store', () => {
  secretsSuite(async () => {
    const secrets = await safeStorageSecrets(keyStore, 'linux');
    if (secrets === undefined) throw new Error('there is a key store');
    return secrets;
  });

  it('are encrypted', async () => {
    const secrets = await safeStorageSecrets(keyStore, 'darwin');
    expect(JSON.stringify(await secrets?.seal('sk-secret'))).not.toContain('sk-secret');
    expect(secrets?.keptBy).toBe('key_store');
  });

  it.each([
    ['the system has none', { isAsyncEncryptionAvailable: async () => false }, 'win32'],
    [
      'Chromium would use a password of its own',
      { getSelectedStorageBackend: () => 'basic_text' as const },
      'linux',
    ],
  ] as const)('stay in the file if %s', async (_why, said, platform) => {
    expect(await safeStorageSecrets({ ...keyStore, ...said }, platform)).toBeUndefined();
  });
});
