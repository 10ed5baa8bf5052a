import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { canonicalUrl, resolveLink } from './url.ts';

describe('canonicalUrl', () => {
  it.each([
    ['https://acme.example/jobs/?utm_source=x&b=2&a=1#top', 'https://acme.example/jobs?a=1&b=2'],
    ['acme.example/', 'https://acme.example'],
    ['https://acme.example/vacancy?ref=A1&gh_src=x', 'https://acme.example/vacancy?ref=A1'],
    ['https://acme.example/vacancy?trk=7', 'https://acme.example/vacancy?trk=7'],
  ])('spells %s as %s', (text, canonical) => {
    expect(canonicalUrl(text)).toBe(canonical);
  });
});

it.each([
  [
    'no letters that nobody sees',
    '\u200bhttps://acme.example/jobs\u200b',
    'https://acme.example/jobs',
  ],
  ['nor a mark at its beginning', '\ufeffacme.example', 'https://acme.example'],
  ['nor a soft hyphen', 'https://acme.exam\u00adple', 'https://acme.example'],
  ['nor marks of direction', '\u202ahttps://acme.example/\u202c', 'https://acme.example'],
  ['nor a joiner', 'https://acme.example/jo\u2060bs', 'https://acme.example/jobs'],
])('an address has %s', (_what, text, canonical) => {
  expect(canonicalUrl(text)).toBe(canonical);
});

it.each([`https://${'a'.repeat(64)}.example`, `https://${'abc.'.repeat(64)}example`])(
  'a host that no name server can know is no address: %s',
  (text) => {
    expect(() => canonicalUrl(text)).toThrowError('is not a web address');
  },
);

describe('canonicalUrl on hostile text', () => {
  it('reads endless slashes in time proportional to their number', () => {
    const url = `https://acme.example/${'/'.repeat(640_000)}x`;
    expect(cpuMsOf(() => canonicalUrl(url))).toBeLessThan(300);
  });
});

describe('resolveLink', () => {
  it.each([
    ['/jobs/1', 'https://acme.example/jobs/1'],
    ['https://other.example/1', 'https://other.example/1'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    [`/${'x'.repeat(5_000)}`, null],
  ])('resolves %s on a page', (href, link) => {
    expect(resolveLink(href, 'https://acme.example/careers')).toBe(link);
  });

  it('takes no relative link without a page', () => {
    expect(resolveLink('/jobs/1')).toBeNull();
  });
});
