import { readSettingsFile } from './options.ts';
import { isSealed, type KeptSecret, plainSecrets, type Secrets } from './secrets.ts';

/** Keys of a settings file that were opened before it is read. */
export type OpenedSecrets = Pick<Secrets, 'keptBy' | 'seal'> & {
  /** The text that was sealed; undefined where it could not be opened. */
  readonly textOf: (sealed: { readonly sealed: string }) => string | undefined;
};

/** Opens what is sealed in a settings file. What cannot be opened stays as it is. */
export async function openSecrets(secrets: Secrets, file: string): Promise<OpenedSecrets> {
  const texts = new Map<string, string>();
  const learn = (kept: KeptSecret, text: string): void => {
    if (typeof kept === 'object') texts.set(kept.sealed, text);
  };
  for (const value of Object.values(readSettingsFile(file).values)) {
    if (!isSealed(value)) continue;
    // Whoever reads the setting reports it.
    const text = await secrets.open(value).catch(() => undefined);
    if (text !== undefined) learn(value, text);
  }
  return {
    keptBy: secrets.keptBy,
    textOf: ({ sealed }) => texts.get(sealed),
    async seal(text) {
      const kept = await secrets.seal(text);
      learn(kept, text);
      return kept;
    },
  };
}

/** For a host without a key store. */
export const plainOpened: OpenedSecrets = {
  keptBy: 'file',
  seal: plainSecrets.seal,
  textOf: () => undefined,
};
