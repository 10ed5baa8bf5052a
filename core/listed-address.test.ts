import { describe, expect, it } from 'vitest';
import { addressKey, addressOf } from './listed-address.ts';
import { canonicalUrl } from './url.ts';

describe('addressKey', () => {
  it.each([
    ['http://acme.example/jobs', 'https://acme.example/jobs/'],
    ['https://acme.example/jobs?b=2&a=1', 'https://acme.example/jobs?a=1&b=2'],
    ['https://acme.example/jobs?utm_source=x#top', 'https://acme.example/jobs'],
  ])('is one for %s and %s', (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
  });

  it('tells pages apart', () => {
    expect(addressKey('https://acme.example/a')).not.toBe(addressKey('https://acme.example/b'));
  });
});

describe('addressOf', () => {
  it.each([
    'acme.example',
    'https://acme.example/jobs',
    'https://acme',
    'https://',
    `https://${'a'.repeat(64)}.example`,
    'http://[::1]:80/',
    'localhost:3000/jobs',
  ])('takes for an address what the host takes for one: %s', (text) => {
    expect(addressOf(text)?.url ?? null).toSatisfy(
      (url) => (url === null) === (canonicalOrNull(text) === null),
    );
  });
});

function canonicalOrNull(text: string): string | null {
  try {
    return canonicalUrl(text);
  } catch {
    return null;
  }
}
