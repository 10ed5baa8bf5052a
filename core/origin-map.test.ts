import { describe, expect, it } from 'vitest';
import { mapOrigin, OriginMap, unmapOrigin } from './origin-map.ts';

const map: OriginMap = {
  'https://api.lever.co': 'http://127.0.0.1:4010/api.lever.co',
  'https://acme.example': 'http://127.0.0.1:4020/',
};

describe('a mapped origin', () => {
  it.each([
    [
      'https://api.lever.co/v0/postings?skip=0',
      'http://127.0.0.1:4010/api.lever.co/v0/postings?skip=0',
    ],
    ['https://api.lever.co', 'http://127.0.0.1:4010/api.lever.co/'],
    ['https://api.lever.co:443/x', 'http://127.0.0.1:4010/api.lever.co/x'],
    ['https://acme.example/jobs', 'http://127.0.0.1:4020/jobs'],
  ])('sends %s to %s', (asked, url) => {
    expect(mapOrigin(asked, map)).toEqual({ url, mirrored: true });
  });

  it.each([
    'http://api.lever.co/v0',
    'https://api.lever.co:8443/v0',
    'https://eu.api.lever.co/v0',
    'https://api.lever.co.evil.example/v0',
  ])('leaves %s alone, which has another origin', (url) => {
    expect(mapOrigin(url, map)).toEqual({ url, mirrored: false });
  });

  it('maps the mirror’s answer back', () => {
    for (const asked of ['https://api.lever.co/v0/postings?skip=0', 'https://acme.example/jobs']) {
      expect(unmapOrigin(mapOrigin(asked, map).url, map)).toBe(asked);
    }
  });

  it('does not map a neighbour of its mirror', () => {
    const beside = 'http://127.0.0.1:4010/api.lever.com/v0';
    expect(unmapOrigin(beside, map)).toBe(beside);
  });
});

describe('an origin map', () => {
  it.each([
    { 'https://api.lever.co': 'here' },
    { 'api.lever.co': 'http://127.0.0.1' },
    { 'https://api.lever.co': 'file:///etc' },
    ['https://api.lever.co'],
  ])('is not %j', (value) => {
    expect(OriginMap.safeParse(value).success).toBe(false);
  });
});
