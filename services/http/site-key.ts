import { defaultSettings, type Settings } from '#core/settings.ts';
import { isHostOf } from '#core/url.ts';
import { sources } from '#sources/registry.ts';
import type { Allowance, Vendor } from '#sources/source-row.ts';

/** The user's manners, from the settings. */
export type Manners = Pick<Settings, 'siteConnections' | 'siteDelayMs'>;

/** What counts as one site, and how fast it may be asked. */
export type SiteAllowance = { readonly key: string; readonly allowance: Allowance };

/** A vendor of the table of sources, else the host with its port. */
export function siteAllowance(url: URL, manners: Manners): SiteAllowance {
  const vendor = vendorAt(url.hostname);
  if (vendor !== null) return { key: vendor.key, allowance: within(vendor.allowance, manners) };
  const { siteConnections: atOnce, siteDelayMs: gapMs } = manners;
  return { key: url.host, allowance: { atOnce, gapMs } };
}

/** A gentler user slows vendors too; a hasty one does not make them faster than their row says. */
const within = ({ atOnce, gapMs }: Allowance, manners: Manners): Allowance => ({
  atOnce: Math.min(atOnce, manners.siteConnections),
  gapMs:
    manners.siteDelayMs > defaultSettings.siteDelayMs
      ? Math.max(gapMs, manners.siteDelayMs)
      : gapMs,
});

function vendorAt(host: string): SiteAllowance | null {
  for (const [id, { vendor }] of Object.entries(sources)) {
    if (vendor === null || !isOf(host, vendor)) continue;
    // Workday has one installation per data centre: acme.wd5.myworkdayjobs.com
    const installation = /(?:^|\.)(wd\d+\.myworkday(?:jobs|site)\.com)$/.exec(host)?.[1];
    return { key: installation ?? id, allowance: vendor.allowance };
  }
  return null;
}

const isOf = (host: string, { hosts, domains }: Vendor): boolean =>
  hosts.includes(host) || domains.some((domain) => isHostOf(host, domain));
