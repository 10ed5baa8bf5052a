import { describe, expect, it } from 'vitest';
import type { WebDocument } from '#core/web-document.ts';
import { isUnchanged, validators } from './headers.ts';
import type { Hop } from './redirects.ts';

const previous: WebDocument = {
  url: 'https://acme.example/jobs',
  finalUrl: 'https://acme.example/jobs',
  status: 200,
  contentType: 'text/html',
  body: '',
  etag: 'W/"1"',
  lastModified: 'Tue, 24 Nov 2026 12:00:00 GMT',
};
const hop: Hop = { url: new URL(previous.url), method: 'GET', headers: {}, body: null };

describe('validators', () => {
  it('sends both validators to the address they came from', () => {
    expect(validators(previous, hop)).toEqual({
      'if-none-match': 'W/"1"',
      'if-modified-since': 'Tue, 24 Nov 2026 12:00:00 GMT',
    });
  });

  it('sends only existing validators', () => {
    expect(validators({ ...previous, etag: null }, hop)).not.toHaveProperty('if-none-match');
  });

  it.each<[string, WebDocument | null, Hop]>([
    ['without a previous document', null, hop],
    ['to another address', { ...previous, finalUrl: 'https://acme.example/en/jobs' }, hop],
    ['with a POST', previous, { ...hop, method: 'POST' }],
  ])('sends nothing %s', (_when, document, asked) => {
    expect(validators(document, asked)).toEqual({});
  });
});

describe('isUnchanged', () => {
  it('accepts the 304 of a conditional request', () => {
    expect(isUnchanged({ ...hop, headers: { 'if-none-match': '"1"' } }, 304)).toBe(true);
  });

  it('rejects a 304 to an unconditional request', () => {
    expect(isUnchanged(hop, 304)).toBe(false);
  });
});
