import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '#core/url.ts';
import { detectByUrl } from '#sources/detect.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { catalogueFile, readCatalogue } from './catalogue.ts';

describe('the catalogue', () => {
  it('has thousands of companies, each address once', async () => {
    const companies = await readCatalogue();
    expect(companies.length).toBeGreaterThan(5_000);
    expect(new Set(companies.map(({ url }) => url)).size).toBe(companies.length);
  });

  it('has only companies that can be read, by the source it names', async () => {
    const companies = await readCatalogue();
    const wrong = companies.filter(
      ({ name, url, source }) =>
        name.trim() === '' ||
        canonicalUrl(url) !== url ||
        detectByUrl(new URL(url))?.source !== source,
    );
    expect(wrong).toEqual([]);
  });

  it('has websites that are addresses, where it has any', async () => {
    const websites = (await readCatalogue()).flatMap(({ website }) => website ?? []);
    expect(websites.length).toBeGreaterThan(1_000);
    expect(websites.filter((website) => canonicalUrl(website) !== website)).toEqual([]);
  });

  it('is small enough to ship', async () => {
    expect((await stat(catalogueFile)).size).toBeLessThan(700_000);
  });
});

describe('readCatalogue', () => {
  it('says what is wrong with a file that is missing or broken', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'catalogue.json');
    const unusable = { code: 'invalid_file', details: { path: file } };
    await expect(readCatalogue(file)).rejects.toMatchObject(unusable);
    await writeFile(file, '[["half');
    await expect(readCatalogue(file)).rejects.toMatchObject(unusable);
  });
});
