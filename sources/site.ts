/** Second-level names under which countries register domains: `acme.co.uk`. */
const registries = new Set(['co', 'com', 'org', 'net', 'ac', 'gov', 'edu', 'or', 'ne', 'go']);

/** The domain of a host, `acme.co.uk` for `careers.acme.co.uk`; by rule of thumb. */
export function siteOf(host: string): string {
  const labels = host.split('.');
  const country = labels.at(-1) ?? '';
  const isDeep = country.length === 2 && registries.has(labels.at(-2) ?? '');
  return labels.slice(isDeep ? -3 : -2).join('.');
}

/** The name in a host's domain: `acme` in `careers.acme.co.uk`. */
export function siteName(host: string): string {
  return siteOf(host).split('.')[0] ?? host;
}
