import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { anchorsOf, brokenLinks, linksOf, pagesOf } from './broken-links.ts';

it('finds links to files and headings that are not there', async () => {
  await using folder = await temporaryFolder();
  await mkdir(path.join(folder.path, 'docs'));
  await writeFile(
    path.join(folder.path, 'README.md'),
    '# Top\n[a](docs/a.md#first) [b](docs/b.md)',
  );
  await writeFile(path.join(folder.path, 'docs/a.md'), '# Other\n[up](../README.md#top) [x](#no)');
  const pages = await pagesOf(folder.path);
  expect(await brokenLinks(folder.path, pages)).toEqual([
    'README.md: docs/a.md#first',
    'README.md: docs/b.md',
    'docs/a.md: #no',
  ]);
});

it('reads links, pictures and references, but neither code nor other sites', () => {
  const page = 'See [a](a.md), ![b](b.png), [w](https://w.example), `[c](c.md)`.\n\n[d]: d.md\n';
  expect(linksOf(page)).toEqual(['a.md', 'b.png', 'd.md']);
});

it('gives headings the anchors that GitHub gives them', () => {
  const page =
    '# Where the data dir is\n## `npm run x`, and why\n## Twice\n## Twice\n```\n# no\n```\n';
  expect([...anchorsOf(page)]).toEqual([
    'where-the-data-dir-is',
    'npm-run-x-and-why',
    'twice',
    'twice-1',
  ]);
});
