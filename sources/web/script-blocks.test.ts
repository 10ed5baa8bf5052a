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
  ])('reads a page of nothing but %s in time that grows with its length', (_name, html) => {
    expect(cpuMsOf(() => jsonLdBlocks(html))).toBeLessThan(300);
  });
});
