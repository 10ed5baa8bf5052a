import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type SourceId, sourceIds } from '#sources/registry.ts';

const loads =
  /^ {2}(\w+): (?:boardsOf\(|\{)[\s\S]*?import\('\.{1,2}\/([\w-]+\/[\w-]+\.ts)'\)\)\.(\w+)/gm;

/**
 * What the docstring of each source says: what it reads, and where its facts end. Throws for a row
 * of `sources/registry.ts`, or of `sources/rows/`, whose source has none.
 */
export function sourceNotes(root: string): ReadonlyMap<SourceId, string> {
  const folder = path.join(root, 'sources');
  const rows = readdirSync(path.join(folder, 'rows')).map((name) => `rows/${name}`);
  const tables = ['registry.ts', ...rows].map((name) =>
    readFileSync(path.join(folder, name), 'utf8'),
  );
  const found = new Map(
    Array.from(tables.join('\n').matchAll(loads), ([, id = '', file = '', name = '']) => [
      id,
      docstringOf(readFileSync(path.join(folder, file), 'utf8'), name),
    ]),
  );
  return new Map(
    sourceIds.map((id) => {
      const note = found.get(id) ?? null;
      if (note === null) throw new Error(`the source of ${id} has no docstring`);
      return [id, note];
    }),
  );
}

/** The docstring right above an exported constant, as one paragraph; null without one. */
export function docstringOf(code: string, name: string): string | null {
  const end = code.search(new RegExp(`^export const ${name}\\b`, 'm'));
  const before = code.slice(0, Math.max(end, 0)).trimEnd();
  if (!before.endsWith('*/')) return null;
  return before
    .slice(before.lastIndexOf('/**') + 3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
