import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '#tests/support/project-root.ts';
import { blockNames, withBlocks } from './generated-docs.ts';

const makers = { numbers: () => 'one\ntwo' };

it('fills a block again and again with the same', async () => {
  const page = '# Page\n\n<!-- generated: numbers -->\n<!-- end -->\n\nMore.\n';
  const filled = await withBlocks(page, makers);
  expect(filled).toBe(
    '# Page\n\n<!-- generated: numbers -->\n\none\ntwo\n\n<!-- end -->\n\nMore.\n',
  );
  expect(await withBlocks(filled, makers)).toBe(filled);
});

it('refuses a block that nobody makes', async () => {
  const page = '<!-- generated: letters -->\n<!-- end -->';
  await expect(withBlocks(page, makers)).rejects.toThrow('"letters"');
});

it('has no block that no page asks for', () => {
  const folder = path.join(projectRoot, 'docs');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const files = ['../README.md', ...pages];
  const text = files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
  expect(blockNames.filter((name) => !text.includes(`<!-- generated: ${name} -->`))).toEqual([]);
});
