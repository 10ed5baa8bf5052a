import { z } from 'zod';

/** How keys are kept in settings.json. */
export type Secrets = {
  /** 'file': as they are, in a file for its owner alone. 'key_store': encrypted by the system. */
  readonly keptBy: 'file' | 'key_store';
  /** The text as it is to be written. */
  readonly seal: (text: string) => Promise<KeptSecret>;
  /** The text again. Rejects where it was sealed for another account, or by other means. */
  readonly open: (kept: KeptSecret) => Promise<string>;
};

/** A key as settings.json has it: the text itself, or sealed. */
export const KeptSecret = z.union([z.string(), z.strictObject({ sealed: z.base64() })]);
export type KeptSecret = z.infer<typeof KeptSecret>;

/** Whether it is of the kind that only whoever sealed it can open. */
export const isSealed = (value: unknown): value is { readonly sealed: string } =>
  typeof value === 'object' && value !== null && KeptSecret.safeParse(value).success;

/** Where the system has nothing to encrypt with: the mode of the file (0600) is what guards them. */
export const plainSecrets: Secrets = {
  keptBy: 'file',
  seal: async (text) => text,
  async open(kept) {
    if (typeof kept === 'string') return kept;
    throw new Error('it was sealed by the desktop app');
  },
};
