import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** A package of someone else's that ships with the app. */
export type ShippedPackage = {
  readonly name: string;
  readonly version: string;
  /** As its package.json says: an SPDX expression, mostly. */
  readonly licence: string;
  readonly homepage: string | null;
  /** The texts of its licence files; empty if it has no licence file. */
  readonly texts: readonly string[];
};

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
  homepage: z.string().optional(),
  repository: z.union([z.string(), z.object({ url: z.string() })]).optional(),
});

/** A file that says what may be done with a package, whichever way it is spelt. */
const licenceFile = /^(licen[cs]e|copying|notice)([-.].*)?$/i;

/** Reads a package's name, licence and the texts of it. */
export async function readPackage(folder: string): Promise<ShippedPackage> {
  const manifest = Manifest.parse(
    JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')),
  );
  const { name, version, homepage } = manifest;
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((each) => each.isFile() && licenceFile.test(each.name));
  const texts = await Promise.all(
    files.map(async (each) => (await readFile(path.join(folder, each.name), 'utf8')).trim()),
  );
  return {
    name,
    version,
    licence: inSpdx(licenceOf(manifest), texts.join('\n')),
    homepage: homepage ?? addressOf(manifest.repository),
    texts,
  };
}

function licenceOf({ license, licenses }: z.infer<typeof Manifest>): string {
  if (typeof license === 'string') return license;
  if (license !== undefined) return license.type;
  return licenses === undefined ? '' : `(${licenses.map(({ type }) => type).join(' OR ')})`;
}

/** Old packages just say "BSD": only the text tells which of its forms. What it does not tell stays. */
function inSpdx(licence: string, text: string): string {
  if (!/^\(?BSD\)?$/i.test(licence) || !/redistributions? in binary form/i.test(text))
    return licence;
  if (/all advertising materials/i.test(text)) return 'BSD-4-Clause';
  return /endorse or promote/i.test(text) ? 'BSD-3-Clause' : 'BSD-2-Clause';
}

function addressOf(repository: z.infer<typeof Manifest>['repository']): string | null {
  const url = typeof repository === 'object' ? repository.url : repository;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '') ?? null;
}
