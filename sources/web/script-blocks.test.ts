import { describe, expect, it } from 'vitest';
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
});
