import { describe, expect, it } from 'vitest';
import { siteName, siteOf } from './site.ts';

describe('siteOf', () => {
  it.each([
    ['careers.acme.com', 'acme.com'],
    ['acme.com', 'acme.com'],
    ['jobs.acme.co.uk', 'acme.co.uk'],
    ['www.acme.com.au', 'acme.com.au'],
    ['jobs.acme.io', 'acme.io'],
    ['localhost', 'localhost'],
  ])('reads %s as %s', (host, site) => {
    expect(siteOf(host)).toBe(site);
  });
});

describe('siteName', () => {
  it('is the name in the domain', () => {
    expect(siteName('careers.acme.co.uk')).toBe('acme');
  });
});
