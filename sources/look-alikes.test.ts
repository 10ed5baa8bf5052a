import { describe, expect, it } from 'vitest';
import { detectByUrl } from './detect.ts';
import { sources } from './registry.ts';

const vendors = Object.values(sources).flatMap(({ vendor }) => vendor ?? []);
const hosts = vendors.flatMap((vendor) => vendor.hosts);
const domains = vendors.flatMap((vendor) => vendor.domains);
const slugOf = (host: string): string =>
  vendors.find((vendor) => vendor.hosts.includes(host))?.exampleSlug ?? 'acme';

/** Addresses that only look like a vendor's. */
const lookAlikes: readonly string[] = [
  ...hosts.flatMap((host) => [
    `https://${host}.example/${slugOf(host)}`,
    `https://${host}pany/${slugOf(host)}`,
    `https://acme.example/${host}/${slugOf(host)}`,
    `https://acme.example/?board=https://${host}/${slugOf(host)}`,
    `https://acme.example/#https://${host}/${slugOf(host)}`,
    `https://${host}@acme.example/${slugOf(host)}`,
    `https://${host.replaceAll('.', '-')}.example/${slugOf(host)}`,
  ]),
  ...domains.flatMap((domain) => [
    `https://acme.${domain}.example/`,
    `https://acme.not${domain}/`,
    `https://acme-${domain.replaceAll('.', '-')}.example/jobs`,
    `https://acme.example/acme.${domain}/jobs`,
    `https://www.${domain}/`,
    `https://${domain}/blog`,
    `https://help.${domain}/`,
    `https://status.${domain}/`,
    `https://docs.${domain}/`,
  ]),
];

describe('an address that only looks like a job board’s', () => {
  it('is tried in hundreds of forms', () => {
    expect(lookAlikes.length).toBeGreaterThan(300);
  });

  it('names no board', async () => {
    const believed: string[] = [];
    for (const url of lookAlikes) {
      const found = await detectByUrl(new URL(url));
      if (found !== null) believed.push(`${url}: ${found.source} ${found.slug}`);
    }
    expect(believed).toEqual([]);
  });
});
