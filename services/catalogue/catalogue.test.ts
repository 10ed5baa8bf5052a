import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '#core/url.ts';
import { detectByUrl } from '#sources/detect.ts';
import { isVendorHost, sourceRow } from '#sources/registry.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { catalogueFile, createSearch, readCatalogue } from './catalogue.ts';

describe('the catalogue', () => {
  it('has thousands of companies, each address once', async () => {
    const companies = await readCatalogue();
    expect(companies.length).toBeGreaterThan(10_000);
    expect(new Set(companies.map(({ url }) => url)).size).toBe(companies.length);
  });

  it('has only companies that can be read: by the source it names, or on their own host', {
    timeout: 120_000,
  }, async () => {
    const companies = await readCatalogue();
    for (const { name, url, source } of companies) {
      const found = await detectByUrl(new URL(url));
      const isRead = found === null ? !isVendorHost(new URL(url).host) : found.source === source;
      if (name.trim() === '' || canonicalUrl(url) !== url || !isRead || !sourceRow(source)) {
        expect.fail(`${name}: ${url} is not ${source}`);
      }
    }
  });

  it('has only valid website addresses', async () => {
    const websites = (await readCatalogue()).flatMap(({ website }) => website ?? []);
    expect(websites.length).toBeGreaterThan(1_000);
    expect(websites.filter((website) => canonicalUrl(website) !== website)).toEqual([]);
  });

  it('is small enough to ship', async () => {
    expect((await stat(catalogueFile)).size).toBeLessThan(1_000_000);
  });
});

describe('readCatalogue', () => {
  it('reports a missing or broken file', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'catalogue.json');
    const unusable = { code: 'invalid_file', details: { path: file } };
    await expect(readCatalogue(file)).rejects.toMatchObject(unusable);
    await writeFile(file, '[["half');
    await expect(readCatalogue(file)).rejects.toMatchObject(unusable);
  });
});

const names = [
  'Dropbox',
  'Box',
  'The Boxing Club',
  'Ärger & Söhne',
  'Crédit Agricole',
  'A.P. Møller',
  'O’Reilly',
  'Stripe',
];
const search = createSearch(
  names.map((name) => ({
    name,
    url: `https://${name}`,
    source: 'lever',
    sourceLabel: 'Lever',
    website: null,
  })),
);
const find = (typed: string, limit = 10) => search(typed, limit).map(({ name }) => name);

describe('the search of the catalogue', () => {
  it('ranks beginnings of words over other parts, each by fame', () => {
    expect(find('box')).toEqual(['Box', 'The Boxing Club', 'Dropbox']);
  });

  it.each([
    ['STRIPE', 'Stripe'],
    ['arger', 'Ärger & Söhne'],
    ['sohne', 'Ärger & Söhne'],
    ['CRÉDIT', 'Crédit Agricole'],
    ['credit  agri', 'Crédit Agricole'],
    ['arger und', undefined],
    ['a p', 'A.P. Møller'],
    ["o'rei", 'O’Reilly'],
    ['ing club', 'The Boxing Club'],
    ['zzz', undefined],
  ])('finds for %s: %s', (typed, name) => {
    expect(find(typed)[0]).toBe(name);
  });

  it('finds no more than the limit', () => {
    expect(find('o', 2)).toHaveLength(2);
  });

  it('finds the best known companies for empty text', () => {
    expect(find(' ', 2)).toEqual(['Dropbox', 'Box']);
  });

  it('finds nothing for signs alone', () => {
    expect(find('+++')).toEqual([]);
  });
});
