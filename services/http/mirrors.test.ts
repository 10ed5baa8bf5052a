import { describe, expect, it } from 'vitest';
import { createMirrors } from './mirrors.ts';

const mirrors = createMirrors({
  'https://api.lever.co': 'http://127.0.0.1:4010/lever',
  'https://acme.example': 'http://127.0.0.1:4010/shared',
  'https://other.example': 'http://127.0.0.1:4010/shared',
});
const lever = new URL('https://api.lever.co/v0/postings/acme?skip=0');
const redirect = (location: string, from = lever) => mirrors.fromRedirect(location, from)?.href;

describe('createMirrors', () => {
  it('appends path and query to the mirror', () => {
    expect(mirrors.toMirror(lever)).toEqual({
      url: new URL('http://127.0.0.1:4010/lever/v0/postings/acme?skip=0'),
      mirrored: true,
    });
  });

  it('ignores other origins', () => {
    const url = new URL('http://api.lever.co/');

    expect(mirrors.toMirror(url)).toEqual({ url, mirrored: false });
  });

  it.each([
    ['the original’s path', '/v0/x', 'https://api.lever.co/v0/x'],
    ['a path inside the mirror', '/lever/v0/x', 'https://api.lever.co/v0/x'],
    ['a relative path', 'other', 'https://api.lever.co/v0/postings/other'],
    ['an address of the mirror', 'http://127.0.0.1:4010/lever/v0/x', 'https://api.lever.co/v0/x'],
    ['an address of another mirror', 'http://127.0.0.1:4010/shared/x', 'https://acme.example/x'],
    ['the original’s own address', 'https://api.lever.co/v0/x', 'https://api.lever.co/v0/x'],
    ['an address elsewhere', 'https://elsewhere.example/x', 'https://elsewhere.example/x'],
    [
      'the server beside the mirror',
      'http://127.0.0.1:4010/secret',
      'http://127.0.0.1:4010/secret',
    ],
  ])('understands a redirect to %s', (_what, location, expected) => {
    expect(redirect(location)).toBe(expected);
  });

  it('stays at the requested origin if several share a mirror', () => {
    const other = new URL('https://other.example/');

    expect(redirect('http://127.0.0.1:4010/shared/x', other)).toBe('https://other.example/x');
  });

  it('keeps an address on the mirror if no site is mirrored there', () => {
    const site = new URL('https://elsewhere.example/');

    expect(redirect('http://127.0.0.1:4010/lever/x', site)).toBe('http://127.0.0.1:4010/lever/x');
  });
});
