import { describe, expect, it } from 'vitest';
import { referencesOf } from './page-references.ts';

const url = new URL('https://acme.example/careers/');
const read = (html: string) => referencesOf({ url, html });

describe('referencesOf', () => {
  it('resolves links against the page', () => {
    expect(read('<a href="a">1</a><a href="/b">2</a><a href="mailto:x@y.z">3</a>').links).toEqual([
      'https://acme.example/careers/a',
      'https://acme.example/b',
    ]);
  });

  it('resolves links against the base of the page', () => {
    expect(read('<base href="https://other.example/x/"><a href="a">1</a>').links).toEqual([
      'https://other.example/x/a',
    ]);
  });

  it('reads what frames and scripts load, also lazily', () => {
    const html = '<iframe data-src="//a.example/f"></iframe><script src="/s.js"></script>';
    expect(read(html).embeds).toEqual(['https://a.example/f', 'https://acme.example/s.js']);
  });

  it('reads addresses in scripts, with slashes escaped', () => {
    const html = String.raw`<script>x({"u":"https:\/\/a.example\/v1\/acme","v":"\u002F\u002Fb.example\u002Fc"})</script>`;
    expect(read(html).mentions).toEqual(['https://a.example/v1/acme', 'https://b.example/c']);
  });

  it.each(['<link rel="next" href="?p=2">', '<a rel="nofollow NEXT" href="?p=2">more</a>'])(
    'finds the next page in %s',
    (html) => {
      expect(read(html).next).toBe('https://acme.example/careers/?p=2');
    },
  );

  it('has nothing where only the address is known', () => {
    expect(referencesOf({ url, html: null })).toMatchObject({ links: [], next: null });
  });
});
