import { isHostOf } from '#core/url.ts';

/** Vendors that serve many companies: one limit for each, however many names it has. */
const sharedDomains = [
  'bamboohr.com',
  'recruitee.com',
  'breezy.hr',
  'icims.com',
  'teamtailor.com',
  'pinpointhq.com',
] as const;

const leverApis = ['api.lever.co', 'api.eu.lever.co'];

/** What politeness counts as one site: the vendor of a shared domain, else the host with its port. */
export function siteKey(url: URL): string {
  const host = url.hostname;
  if (leverApis.includes(host)) return 'api.lever.co';
  // Workday runs one installation per data centre: acme.wd5.myworkdayjobs.com
  const workday = /(?:^|\.)(wd\d+\.myworkday(?:jobs|site)\.com)$/.exec(host);
  return workday?.[1] ?? sharedDomains.find((domain) => isHostOf(host, domain)) ?? url.host;
}
