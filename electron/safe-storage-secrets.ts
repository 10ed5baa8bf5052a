import type { SafeStorage } from 'electron';
import type { StartOptions } from '#host/start-options.ts';

type Secrets = NonNullable<StartOptions['secrets']>;

/**
 * Keys encrypted by the system: Keychain, DPAPI, or a Secret Service. Undefined without one:
 * Chromium's fallback on Linux only looks like encryption. Call once the app is ready.
 */
export async function safeStorageSecrets(
  safeStorage: Pick<
    SafeStorage,
    | 'isAsyncEncryptionAvailable'
    | 'encryptStringAsync'
    | 'decryptStringAsync'
    | 'getSelectedStorageBackend'
  >,
  platform: NodeJS.Platform,
): Promise<Secrets | undefined> {
  if (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
    return undefined;
  }
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return undefined;
  return {
    keptBy: 'key_store',
    seal: async (text) => ({
      sealed: (await safeStorage.encryptStringAsync(text)).toString('base64'),
    }),
    async open(kept) {
      if (typeof kept === 'string') return kept;
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(kept.sealed, 'base64'));
      return result;
    },
  };
}
