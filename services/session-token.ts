import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { unwritable } from './data-dir.ts';
import { isOnlyOurs, othersMayAnything, writePrivateFile } from './private-file.ts';

/** 32 random bytes in base64url, which fits a fragment, a header and a WebSocket protocol. */
const Token = z.string().regex(/^[\w-]{43}$/);

/** Keeps other secrets in the file. */
const Secrets = z.record(z.string(), z.unknown());

/**
 * The token that lets pages use this data dir's host. It outlives the host, so that open pages work
 * after a restart. Makes a new one if the file (0600) has none, is unreadable, or others may read
 * it. Throws `data_dir_unwritable`.
 */
export async function sessionToken(file: string): Promise<string> {
  const { secrets, isOurs } = await readSecrets(file);
  const kept = Token.safeParse(secrets.sessionToken);
  if (kept.success && isOurs) return kept.data;
  const token = randomBytes(32).toString('base64url');
  await writeSecrets(file, { ...secrets, sessionToken: token });
  return token;
}

type Kept = {
  readonly secrets: z.infer<typeof Secrets>;
  /** False if others may read or write the file: its token is no secret. */
  readonly isOurs: boolean;
};

/** A missing or unreadable file holds no secrets. */
async function readSecrets(file: string): Promise<Kept> {
  try {
    const opened = await open(file);
    await using _closing = { [Symbol.asyncDispose]: () => opened.close() };
    const isOurs = isOnlyOurs(await opened.stat(), othersMayAnything);
    return { secrets: Secrets.parse(JSON.parse(await opened.readFile('utf8'))), isOurs };
  } catch {
    return { secrets: {}, isOurs: false };
  }
}

async function writeSecrets(file: string, secrets: z.infer<typeof Secrets>): Promise<void> {
  try {
    await writePrivateFile(file, JSON.stringify(secrets));
  } catch (error) {
    throw unwritable(file, error);
  }
}
