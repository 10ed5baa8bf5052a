import { describe, expect, it } from 'vitest';
import { parseJsonLd } from './json-ld-repair.ts';

describe('parseJsonLd', () => {
  it.each([
    ['strict JSON', '{"a":"b"}', { a: 'b' }],
    ['raw line breaks and tabs in strings', '{"a":"x\n\ty\r\nz"}', { a: 'x\n\ty\r\nz' }],
    ['other control characters', '{"a":"x\u0001y"}', { a: 'x y' }],
    ['invalid escapes', String.raw`{"a":"it\'s \x 5\% \Nothing"}`, { a: "it's x 5% Nothing" }],
    [
      'half a unicode escape',
      String.raw`{"a":"C:\users","b":"\u00e9"}`.replace('é', ''),
      { a: 'C:users', b: 'é' },
    ],
    [
      'valid escapes beside invalid ones',
      String.raw`{"a":"\"q\" \\ \/ \n \'"}`,
      { a: '"q" \\ / \n \'' },
    ],
    ['trailing commas', '{"a":[1,2,],"b":"x, }",}', { a: [1, 2], b: 'x, }' }],
    [
      'comments inside',
      '{"a":1, /* note */ "b":"http://x", // end\n"c":2}',
      { a: 1, b: 'http://x', c: 2 },
    ],
    ['an HTML comment around it', '<!--\n{"a":1}\n-->', { a: 1 }],
    ['CDATA around it', '//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
    ['CDATA in comments around it', '/*<![CDATA[*/ {"a":1} /*]]>*/', { a: 1 }],
    ['entities for quotes', '{&quot;a&quot;:&quot;R&amp;amp;D&quot;}', { a: 'R&amp;D' }],
    ['entities in an array', '[{&#34;a&#34;:1}]', [{ a: 1 }]],
    ['a semicolon at the end', '{"a":1};', { a: 1 }],
    ['a byte order mark', '\ufeff{"a":1}', { a: 1 }],
  ])('reads %s', (_name, block, value) => {
    expect(parseJsonLd(block)).toEqual(value);
  });

  it.each(['', '   ', '{{ job | json }}', '{"a":', 'undefined', '<div>'])(
    'gives up on %j',
    (block) => {
      expect(parseJsonLd(block)).toBeUndefined();
    },
  );

  it('repairs a long description fast', () => {
    const text = `${'word \\x "quoted" \n'.repeat(50_000)}`.replaceAll('"', '\\"');
    expect(parseJsonLd(`{"a":"${text}",}`)).toMatchObject({ a: expect.any(String) });
  });
});
