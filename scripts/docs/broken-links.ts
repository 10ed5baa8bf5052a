import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { anchorOf } from './markdown.ts';

/** Every page of the project, relative to its root. */
export async function pagesOf(root: string): Promise<readonly string[]> {
  const pages: string[] = [];
  const exclude = (name: string) => ['node_modules', 'out', 'dist', '.git'].includes(name);
  for await (const page of glob('**/*.md', { cwd: root, exclude })) {
    pages.push(page.split(path.sep).join('/'));
  }
  return pages.toSorted();
}

/** Links of these pages that lead to no file or to no heading: `docs/x.md: y.md#z`. */
export async function brokenLinks(
  root: string,
  pages: readonly string[],
): Promise<readonly string[]> {
  const anchors = new Map<string, ReadonlySet<string>>();
  for (const page of pages) {
    anchors.set(page, anchorsOf(await readFile(path.join(root, page), 'utf8')));
  }
  const broken: string[] = [];
  for (const page of pages) {
    for (const link of linksOf(await readFile(path.join(root, page), 'utf8'))) {
      const [file = '', anchor] = link.split('#');
      const target =
        file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURIComponent(file));
      const isThere = existsSync(path.join(root, target));
      const headings = anchors.get(target);
      const isHeading = anchor === undefined || headings === undefined || headings.has(anchor);
      if (!isThere || !isHeading) broken.push(`${page}: ${link}`);
    }
  }
  return broken;
}

/** Where the links and pictures of a page lead within the project. */
export const linksOf = (markdown: string): readonly string[] =>
  [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)]
    .map(([, inline, reference]) => inline ?? reference ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));

/** The anchors of a page's headings; a heading that comes again has a number. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutFences(markdown).matchAll(/^#{1,6} (.+)$/gm)) {
    const anchor = anchorOf(heading);
    let unique = anchor;
    for (let again = 1; anchors.has(unique); again += 1) unique = `${anchor}-${again}`;
    anchors.add(unique);
  }
  return anchors;
}

const withoutFences = (markdown: string): string =>
  markdown.replaceAll(/^\s*```[\s\S]*?^\s*```$/gm, '');

const withoutCode = (markdown: string): string =>
  withoutFences(markdown).replaceAll(/`[^`\n]*`/g, '');
