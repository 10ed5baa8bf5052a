import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { jsonLdBlocks } from './script-blocks.ts';

describe('jsonLdBlocks', () => {
  it.each([
    ['<script type="application/ld+json">{}</script>', ['{}']],
    ["<script type='application/ld+json'>{}</script>", ['{}']],
    ['<script type=application/ld+json>{}</script>', ['{}']],
    ['<SCRIPT data-x=1 TYPE="Application/LD+JSON; charset=utf-8">{}</SCRIPT >', ['{}']],
    [
      '<script type="application/ld+json">1</script><p></p><script type="application/ld+json">2</script>',
      ['1', '2'],
    ],
    ['<script>var a = "<script type=application/ld+json>";</script>', []],
    ['<!-- <script type="application/ld+json">{}</script> -->', []],
    ['<!-- x --><script type="application/ld+json">{"a":"<!--"}</script>', ['{"a":"<!--"}']],
    ['<script type="application/json">{}</script>', []],
    ['<script type="application/ld+json">{}', []],
    ['<!-- never closed <script type="application/ld+json">{}</script>', []],
    ['', []],
  ])('finds the blocks of %j', (html, blocks) => {
    expect(jsonLdBlocks(html)).toEqual(blocks);
  });

  it.each([
    ['openings', '<script '.repeat(80_000)],
    ['comments', '<!--'.repeat(160_000)],
    ['blanks', `<script type=${' '.repeat(1_900)}></script>`.repeat(330)],
  ])('reads a page of nothing but %s in time proportional to its length', (_name, html) => {
    expect(cpuMsOf(() => jsonLdBlocks(`${html}ld+json`))).toBeLessThan(300);
  });
});

describe('nothing before a block of JSON-LD hides it', () => {
  const block = '<script type="application/ld+json">{}</script>';

  it.each([
    ['an empty comment', '<!-->'],
    ['an empty comment with a hyphen', '<!--->'],
    ['a comment that ends in --!>', '<!-- x --!>'],
    ['a comment with hyphens', '<!-- a -- b -> c ---->'],
    ['a comment for an old browser', '<!--[if IE]><script src=x></script><![endif]-->'],
    ['its other half', '<!--[if !IE]><!--><p>x</p><!--<![endif]-->'],
    ['a comment that a style opens', '<style>a{} <!-- b{}</style>'],
    ['a comment that a title opens', '<title>a <!-- b</title>'],
    ['a comment that a text area opens', '<textarea><!-- </textarea>'],
    ['a comment that a script opens', '<script>/* <!-- */</script>'],
    ['a comment in an attribute', '<div data-x="<!-- a">b</div>'],
    ['a script in an attribute', `<div data-x='<script type="x">'>b</div>`],
    ['a tag in a style', '<style>a::after{content:"<script>"}</style>'],
    ['a style that closes itself', '<svg><style/></svg>'],
    ['a title without its end', '<title>Jobs'],
    ['a stray quote', '<div class="a" b">c</div>'],
    ['an apostrophe', "<div class=it's>c</div>"],
    ['a script closed with blanks', '<script>x</script  >'],
    ['a less-than sign', '<p>1 < 2</p>'],
    ['a mention of it in a comment', '<!-- application/ld+json -->'],
    ['a mention of it in a text', '<p>We write ld+json</p>'],
    ['a name that begins like that of a script', '<scripts><!-- x --></scripts>'],
    ['a name with a quote in it', '<a="x">b</a>'],
    ['a closing tag with a quote', '</p x="y">'],
    ['a declaration', '<!doctype html>'],
  ])('%s', (_name, before) => {
    expect(jsonLdBlocks(before + block)).toEqual(['{}']);
  });

  it.each([
    ['a > in an attribute', '<script data-x="a > b" type="application/ld+json">'],
    ['a > in quotes of the other kind', `<script data-x='{"a":"<b>"}' type="application/ld+json">`],
    ['an escaped plus sign', '<script type="application/ld&#x2B;json">'],
    ['many attributes', `<script ${'data-x="y" '.repeat(400)}type="application/ld+json">`],
    ['line breaks', '<script\n  type = "application/ld+json"\n>'],
    ['a namespace', '<script nonce="a>b" id=x type=application/ld+json>'],
  ])('nor does %s of its own', (_name, tag) => {
    expect(jsonLdBlocks(`${tag}{}</script>`)).toEqual(['{}']);
  });

  it.each([
    ['a comment that never ends', '<!-- '],
    ['a tag that never ends', '<p '],
    ['a script without its end', '<script>'],
    ['a mention of it', '<p>ld+json</p>'],
    ['a posting in its text', '<p>application/ld+json: {"@type":"JobPosting"}</p>'],
  ])('nor does %s after it', (_name, after) => {
    expect(jsonLdBlocks(block + after)).toEqual(['{}']);
  });

  it.each([
    ['in a comment', `<!-- ${block} -->`],
    ['in a text area', `<textarea>${block}</textarea>`],
    ['in another script', `<script>a = '${block.replace('</script>', '')}'</script>`],
    ['in an attribute', `<div data-html='${block}'></div>`],
    ['of another type', '<script data-type="application/ld+json">{}</script>'],
  ])('but %s is no block', (_place, html) => {
    expect(jsonLdBlocks(html)).toEqual([]);
  });

  it.each(['<a x="', "<a x='>", '<style>', '<!-->', '<b =', '="', '<title', '<', 'ld+json'])(
    'reads a page of nothing but %j in time proportional to its length',
    (unit) => {
      const html = `${unit.repeat(150_000)}ld+json`;
      expect(cpuMsOf(() => jsonLdBlocks(html))).toBeLessThan(600);
    },
  );
});
