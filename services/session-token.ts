import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { unwritable } from './data-dir.ts';

/** 32 random bytes in base64url, which fits a fragment, a header and a WebSocket's protocol alike. */
const Token = z.string().regex(/^[\w-]{43}$/);

/** What else is kept in the file stays there. */
const Secrets = z.record(z.string(), z.unknown());

/**
 * The token by which pages prove that they may ask this data dir's host. It outlives the host, so
 * that open pages go on working after a restart; where the file (0600) holds none that can be
 * used, a new one is made. Throws `data_dir_unwritable`.
 */
export async function sessionToken(file: string): Promise<string> {
  const secrets = await readSecrets(file);
  const kept = Token.safeParse(secrets.sessionToken);
  if (kept.success) return kept.data;
  const token = randomBytes(32).toString('base64url');
  await writeSecrets(file, { ...secrets, sessionToken: token });
  return token;
}

/** A file that is missing, cannot be read or makes no sense holds no secrets. */
async function readSecrets(file: string): Promise<z.infer<typeof Secrets>> {
  try {
    return Secrets.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
}

/** Whole or not at all. */
async function writeSecrets(file: string, secrets: z.infer<typeof Secrets>): Promise<void> {
  const draft = `${file}.draft`;
  try {
    await writeFile(draft, JSON.stringify(secrets), { mode: 0o600 });
    await rename(draft, file);
  } catch (error) {
    throw unwritable(file, error);
  }
}
