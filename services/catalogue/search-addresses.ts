import { addressKey, addressOf } from '#core/listed-address.ts';
import { isVendorHost } from '#sources/registry.ts';
import type { CatalogueCompany } from './catalogue.ts';
import { domainOf, isOnOwnHost } from './other-names.ts';

/** Positions of the companies at an address, and whether it means all of each company's openings. */
export type AtAddress = { readonly places: readonly number[]; readonly isWhole: boolean };

/** Null if the typed text is no address. A bare host may be the beginning of a name. */
export type FindByAddress = (typed: string) => AtAddress | null;

/** Finds companies by the address of their board or of one of its openings, or by their domain. */
export function createFindByAddress(companies: readonly CatalogueCompany[]): FindByAddress {
  const byKey = new Map(companies.map(({ url }, i) => [url.replace(/^https?:\/\//, ''), i]));
  const byDomain = new Map<string, number[]>();
  for (const [i, company] of companies.entries()) {
    const own = isOnOwnHost(company) ? [company.url] : [];
    const sites = company.website === null ? own : [...own, company.website];
    for (const domain of new Set(sites.map(domainOf))) {
      byDomain.set(domain, [...(byDomain.get(domain) ?? []), i]);
    }
  }

  return (typed) => {
    const address = addressOf(typed.trim())?.url ?? null;
    if (address === null) return null;
    const same = byKey.get(addressKey(address));
    if (same !== undefined) return { places: [same], isWhole: true };
    const url = new URL(address);
    const board = isVendorHost(url.hostname) ? boardAbove(url, byKey) : null;
    const places = board === null ? (byDomain.get(knownDomain(url, byDomain)) ?? []) : [board];
    if (places.length > 0) return { places, isWhole: board === null && isFront(url) };
    // "stripe.co" is on its way to "stripe.com"; a longer address names a page.
    return typed.includes('/') ? { places: [], isWhole: false } : null;
  };
}

/** The board that an address of one of its openings belongs to. */
function boardAbove(url: URL, known: ReadonlyMap<string, number>): number | null {
  let key = addressKey(`${url.origin}${url.pathname}`);
  while (!known.has(key) && key.includes('/')) key = key.slice(0, key.lastIndexOf('/'));
  return known.get(key) ?? null;
}

/** The domain of the host, or the nearest one above it that a company has. */
function knownDomain({ href, hostname }: URL, known: ReadonlyMap<string, unknown>): string {
  const labels = hostname.split('.');
  const above = labels.slice(1, -1).map((_, i) => labels.slice(i + 1).join('.'));
  return [domainOf(href), ...above].find((domain) => known.has(domain)) ?? hostname;
}

/** A home page or a careers page; a longer path or a query means one page of several. */
const isFront = ({ pathname, search }: URL): boolean =>
  search === '' && pathname.split('/').filter(Boolean).length <= 1;
