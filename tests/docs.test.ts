import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { events } from '#contract/events.ts';
import { settingNames, settings } from '#core/settings.ts';
import { sourceIds, sources } from '#sources/registry.ts';
import { brokenLinks, pagesOf } from '../scripts/docs/broken-links.ts';
import { callWords, eventWords } from '../scripts/docs/call-words.ts';
import { findStaleDocs } from '../scripts/docs/generated-docs.ts';
import { publicMethods } from '../scripts/docs/http-api.ts';
import { problemOf, shownCommands } from '../scripts/docs/shown-commands.ts';
import { exampleErrors } from '../scripts/docs/tables.ts';
import { projectRoot } from './support/project-root.ts';

const read = (page: string): string => readFileSync(path.join(projectRoot, page), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));
const pages = await pagesOf(projectRoot);
const docs = pages.filter((page) => page.startsWith('docs/') && !page.startsWith('docs/adr/'));

describe('the documentation', () => {
  it('has generated tables as the code says', async () => {
    const stale = await findStaleDocs(projectRoot);
    expect(stale, `${stale.join(', ')} is stale. Run: npm run docs`).toEqual([]);
  });

  it('has links that lead somewhere', async () => {
    expect(pages).toContain('core/README.md');
    expect(await brokenLinks(projectRoot, pages)).toEqual([]);
  });

  it('shows commands that this checkout can run', () => {
    const checkout = { root: projectRoot, scripts: new Set(Object.keys(scripts)) };
    const shown = pages.flatMap((page) => shownCommands(page, read(page)));
    expect(shown.length).toBeGreaterThan(30);
    const problems = shown.flatMap(({ page, line, text }) => {
      const problem = problemOf(text, checkout);
      return problem === null ? [] : [`${page}:${line}: ${problem}`];
    });
    expect(problems).toEqual([]);
  });

  it('explains every npm script', () => {
    const text = read('docs/contributing.md');
    const missing = Object.keys(scripts).filter(
      (name) => !text.includes(`| \`npm run ${name}\` |`) && !text.includes(`| \`npm ${name}\` |`),
    );
    expect(missing).toEqual([]);
  });

  it('names every source in the page of their coverage', () => {
    const page = read('docs/sources.md');
    const missing = sourceIds.filter(
      (id) => !page.includes(`| ${sources[id].label} | \`${id}\` |`),
    );
    expect(
      missing,
      `docs/sources.md lacks ${missing.join()}. Run: npm run coverage:sources`,
    ).toEqual([]);
  });

  it('names only environment variables that are read', () => {
    const known = new Set([
      ...settingNames.map((name) => settings[name].env),
      ...['ROLEWATCH_DATA_DIR', 'ROLEWATCH_RECORDINGS'],
    ]);
    const named = docs.flatMap((page) => read(page).match(/ROLEWATCH_[A-Z_]+/g) ?? []);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(docs.filter((page) => page !== 'docs/README.md'))(
    '%s is in the list of pages',
    (page) => {
      expect(read('docs/README.md')).toContain(`](${path.basename(page)})`);
    },
  );

  it('has words for every call and event, and for no other', () => {
    const calls = publicMethods().map(([name]) => name);
    expect(Object.keys(callWords).toSorted()).toEqual(calls.toSorted());
    expect(Object.keys(eventWords).toSorted()).toEqual(Object.keys(events).toSorted());
  });

  it('fills in every error message', () => {
    const unfilled = exampleErrors.filter(({ message, hint }) =>
      /undefined|NaN|\[object/.test(message + hint),
    );
    expect(unfilled.map(({ code }) => code)).toEqual([]);
  });
});

describe('the README', () => {
  const lines = read('README.md').split('\n');

  it('has at most 200 lines', () => {
    expect(lines.length).toBeLessThanOrEqual(201);
  });

  it('has lines under 120 characters', () => {
    expect(lines.filter((line) => line.length >= 120)).toEqual([]);
  });
});

it.each(pages.filter((page) => /^[a-z]+\/README\.md$/.test(page) && !page.startsWith('docs/')))(
  '%s has at most 15 lines',
  (page) => {
    expect(read(page).trimEnd().split('\n').length).toBeLessThanOrEqual(15);
  },
);
