import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Means } from '#core/listing.ts';
import { sourceIds, sourceRow, sources } from './registry.ts';

const boards = sourceIds.flatMap((id) => {
  const { vendor } = sources[id];
  return vendor === null ? [] : [[id, vendor] as const];
});

/** Without a host of its own, a vendor is found by its pages only; its test shows them. */
const hosted = boards.filter(([, { isOnOwnDomainsOnly }]) => isOnOwnDomainsOnly !== true);

describe('sources', () => {
  it('stand in order of trust', () => {
    const order = Object.values(sources).map(({ means }) => Means.options.indexOf(means));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it.each(sourceIds)('%s keeps the promises of every source in a test of its own', async (id) => {
    const tests = await Array.fromAsync(glob('**/*.test.ts', { cwd: import.meta.dirname }));
    const texts = tests.map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'));
    expect(texts.filter((text) => text.includes(`sourceSuite('${id}'`))).toHaveLength(1);
  });

  it('are null for an id that no row has', () => {
    expect(sourceRow('constructor')).toBeNull();
  });

  it.each(hosted)('%s finds its own careers page by its address', async (id, vendor) => {
    const slug = vendor.exampleSlug ?? 'acme';
    const url = new URL(vendor.careersUrl(slug));
    expect((await sources[id].load()).match({ url, html: null })?.slug).toBe(slug);
  });

  it.each(hosted)('%s has hosts, or a domain with a host for each company', (_id, vendor) => {
    const { hostname } = new URL(vendor.careersUrl(vendor.exampleSlug ?? 'acme'));
    const isListed = vendor.hosts.includes(hostname);
    expect(isListed || vendor.domains?.some((domain) => hostname.endsWith(`.${domain}`))).toBe(
      true,
    );
  });
});
