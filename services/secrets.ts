import { z } from 'zod';

export type Secrets = {
  /** 'file': plain text in a private file. 'key_store': encrypted by the system. */
  readonly keptBy: 'file' | 'key_store';
  readonly seal: (text: string) => Promise<KeptSecret>;
  /** Rejects if another account or key store sealed it. */
  readonly open: (kept: KeptSecret) => Promise<string>;
};

/** A key in settings.json: the text itself, or sealed. */
export const KeptSecret = z.union([z.string(), z.strictObject({ sealed: z.base64() })]);
export type KeptSecret = z.infer<typeof KeptSecret>;

export const isSealed = (value: unknown): value is { readonly sealed: string } =>
  typeof value === 'object' && value !== null && KeptSecret.safeParse(value).success;

/** Without a key store: the file's mode (0600) protects them. */
export const plainSecrets: Secrets = {
  keptBy: 'file',
  seal: async (text) => text,
  async open(kept) {
    if (typeof kept === 'string') return kept;
    throw new Error('it was sealed by the desktop app');
  },
};
