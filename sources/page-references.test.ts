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

  it('reads the sources of frames and scripts, also lazy ones', () => {
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

  it.each([
    ['links', '<a href="/x">x</a>', 20_000],
    ['frames', '<iframe src="/x"></iframe>', 20_000],
    ['addresses in a script', '<script>"//a.example/x"</script>', 20_000],
  ])('reads no more than 20,000 %s of a page', (_kind, one, most) => {
    const { links, embeds, mentions, isOverfull } = read(one.repeat(most + 1));
    expect([...links, ...embeds, ...mentions]).toHaveLength(most);
    expect(isOverfull).toBe(links.length > 0);
    expect(read(one.repeat(most)).isOverfull).toBe(false);
  });

  it.each([
    ['dots', `//${'a.'.repeat(5_000_000)}`],
    ['hyphens', `//${'a-'.repeat(5_000_000)}`],
    ['slashes', `//a.example${'/a'.repeat(5_000_000)}`],
    ['beginnings', '//a.'.repeat(2_500_000)],
  ])('reads a script of 10 MB of %s', (_kind, script) => {
    const { mentions } = read(`<script>${script}</script><script>"//b.example/c"</script>`);
    expect(mentions.at(-1)).toBe('https://b.example/c');
  });

  it('reads an element with as many attributes as a page can hold', () => {
    const attributes = Array.from({ length: 100_000 }, (_, n) => `data-x${n}="${n}"`).join(' ');
    const [settings = ''] = read(`<div ${attributes} href="/a"></div>`).settings;
    expect(settings.split(' ')).toHaveLength(100_000);
    expect(settings).not.toContain('href');
  });

  it('is empty if only the address is known', () => {
    expect(referencesOf({ url, html: null })).toMatchObject({ links: [], next: null });
  });
});
