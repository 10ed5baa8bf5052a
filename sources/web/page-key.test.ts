import { describe, expect, it } from 'vitest';
import { pageKey } from './page-key.ts';

describe('pageKey', () => {
  it.each([
    ['https://acme.example/jobs/1/?utm_source=x#top', 'https://acme.example/jobs/1'],
    ['http://intranet/jobs/1', 'http://intranet/jobs/1'],
    ['not an address', 'not an address'],
  ])('of %s is %s', (url, key) => {
    expect(pageKey(url)).toBe(key);
  });
});
