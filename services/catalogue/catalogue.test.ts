import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '#core/url.ts';
import { detectByUrl } from '#sources/detect.ts';
import { isVendorHost, sourceRow } from '#sources/registry.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { catalogueFile, readCatalogue } from './catalogue.ts';

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
    for (const { name, url, source, slug } of companies) {
      const found = await detectByUrl(new URL(url));
      const isNamed = found?.source === source && found.slug === slug;
      const isRead = found === null ? slug === null && !isVendorHost(new URL(url).host) : isNamed;
      if (name.trim() === '' || canonicalUrl(url) !== url || !isRead || !sourceRow(source)) {
        expect.fail(`${name}: ${url} is not ${source} ${slug}`);
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
