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

describe('canonicalUrl on hostile text', () => {
  it('reads slashes without end in time that grows with their number', () => {
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

  it('takes no relative link where there is no page', () => {
    expect(resolveLink('/jobs/1')).toBeNull();
  });
});
