import fc from 'fast-check';
import { Parser, type ParserOptions } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { hasRecordings, recordedBodies } from '#tests/support/recordings.ts';
import { decodeEntities } from './entities.ts';
import { quick } from './quick-tokenizer.ts';

/** Every event of a parser with its place in the text. */
function eventsOf(html: string, options: ParserOptions): readonly unknown[] {
  const events: unknown[] = [];
  const note = (...event: readonly unknown[]) =>
    events.push([...event, parser.startIndex, parser.endIndex]);
  const parser = new Parser(
    {
      onopentagname: (name) => note('open', name),
      onopentag: (name, attributes, isImplied) => note('opened', name, attributes, isImplied),
      ontext: (text) => note('text', text),
      onclosetag: (name, isImplied) => note('close', name, isImplied),
      oncomment: (text) => note('comment', text),
      onprocessinginstruction: (name, text) => note('instruction', name, text),
    },
    options,
  );
  parser.end(html);
  return events;
}

/** As texts: comparing a page's events one by one takes a second. */
function expectSame(html: string, name?: string): void {
  expect(JSON.stringify(eventsOf(html, quick)), name).toBe(JSON.stringify(eventsOf(html, {})));
}

describe('the quick tokenizer gives the same events as the original', () => {
  it.each([
    'text',
    '',
    'a < b > c',
    'a &amp; b &lt; c &copy d &nosuch; & e &',
    '<p>one</p>two<br>three',
    'AT&T <b>R&amp;D</b> x&#x2b;y',
    '<p title="a & b > c">x</p>y',
    '<script>if (a < b && c) x();</script>after',
    '<title>a &amp; <b></title>after',
    '<textarea>a & <p></textarea>after',
    '<plaintext>a < b & c',
    '<!-- a < b & c -->after',
    '<svg><![CDATA[a < b & c]]></svg>after',
    'before<',
    'before</p',
    'Größe – ’quoted’ 日本語 &nbsp; \ud83d\ude00<b>\ud800</b>',
  ])('%j', (html) => expectSame(html));

  it('for any mix of text, tags and references', () => {
    const piece = fc.constantFrom(
      ...['<p>', '</p>', '<b class="a&b">', '<', '>', '&', '&amp;', '&#39;', '&copy', ';', '<br/>'],
      ...[
        'word ',
        'wörd’',
        ' ',
        '\n',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '<a href=x&y>',
        '\0',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => expectSame(pieces.join(''))),
      { numRuns: 2_000 },
    );
  });

  it.skipIf(!hasRecordings)('for every recorded page and description', () => {
    for (const [body, name] of recordedBodies()) {
      expectSame(body, name);
      if (/&lt;\w+&gt;/.test(body)) expectSame(decodeEntities(body), name);
    }
  });

  it.each(['x&amp;', 'x<b></b>', 'x &lt; y</b>', 'x'])('of endless %j in due time', (piece) => {
    const html = piece.repeat(1_000_000 / piece.length);
    const read = () => new Parser({}, quick).end(html);
    expect(cpuMsOf(read)).toBeLessThan(cpuMsOf(() => new Parser({}).end(html)) + 300);
  });
});
