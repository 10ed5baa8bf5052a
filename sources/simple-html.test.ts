import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legible } from '#core/legible.ts';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { hasRecordings, recordedBodies } from '#tests/support/recordings.ts';
import { decodeEntities } from './entities.ts';
import { sanitizeHtml } from './html.ts';
import { htmlToText } from './html-text.ts';
import { readSimpleHtml } from './simple-html.ts';

function byParser(html: string) {
  const safe = sanitizeHtml(html);
  return { html: safe, text: htmlToText(safe) };
}

/** What is read without a parser is what the parser reads. */
function expectSame(html: string): boolean {
  const simple = readSimpleHtml(legible(html));
  if (simple !== null) expect(simple).toEqual(byParser(html));
  return simple !== null;
}

describe('simple HTML is read like by a parser', () => {
  it.each([
    '',
    'text',
    ' <p>Bread &amp; cake</p> ',
    '<p>a<br>b<br/>c<br />d</p><hr><hr/>',
    '<h2>We bake</h2><ul><li>bread</li><li><strong>cake</strong> <em>daily</em></li></ul>',
    '<p style="color: red" class="a>b">x</p>',
    '<div><span style="x">a</span><font color="red">b</font><small>c</small></div>',
    '<p>&nbsp;</p><p>a&nbsp;b &ndash; &#39;c&apos; &quot;d&quot; &lt;e&gt; > f</p>',
    '<a href="https://bakery.example/jobs?x=1#y">x</a> <a href="mailto:a@b.example">y</a>',
    '<a target="_blank" href="https://bakery.example/" rel="follow">x</a>',
    '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
    '<dl><dt>a</dt><dd>b</dd></dl><blockquote>c</blockquote><pre>d\n e</pre>',
    '<p>Größe 日本語 😀\u00a0</p>\u00a0',
    '<ol><li><p>a</p><p>b</p></li></ol>',
  ])('%j', (html) => {
    expect(expectSame(html)).toBe(true);
  });

  it.each([
    ['an element that another one ends', '<p>a<p>b</p></p>'],
    ['a list item that the next one ends', '<ul><li>a<li>b</li></li></ul>'],
    ['one that it would end only in the result', '<p><span><div>a</div></span></p>'],
    ['one that nothing closes', '<p>a'],
    ['one that was not open', 'a</p>'],
    ['tags that cross', '<b><i>a</b></i>'],
    ['a script', '<script>alert(1)</script>'],
    ['a comment', '<!-- a -->b'],
    ['capital letters', '<P>a</P>'],
    ['other elements', '<section>a</section>'],
    ['another reference', '<p>&eacute;</p>'],
    ['a lone sign', '<p>a & b</p>'],
    ['a lone bracket', '<p>a < b</p>'],
    ['a value without quotes', '<p class=x>a</p>'],
    ['a value in other quotes', "<p class='a>b'>a</p>"],
    ['a link that runs code', '<a href="javascript:alert(1)">a</a>'],
    ['a link with a reference', '<a href="https://a.example/?b=1&amp;c=2">a</a>'],
    ['a link with two addresses', '<a href="https://a.example" href="https://b.example">a</a>'],
    ['a link in a link', '<a href="https://a.example">a<a href="https://b.example">b</a></a>'],
    ['an element that closes itself', '<p/>a'],
    ['endless nesting', `${'<b>'.repeat(50)}a${'</b>'.repeat(50)}`],
  ])('leaves %s to the parser', (_what, html) => {
    expect(readSimpleHtml(html)).toBe(null);
  });

  it('for any mix of tags, text and references', () => {
    const piece = fc.constantFrom(
      ...['<p>', '</p>', '<ul>', '<li>', '</li>', '</ul>', '<b>', '</b>', '<br>', '<br />', '<hr>'],
      ...['<span class="x">', '</span>', '<h2>', '</h2>', '<div>', '</div>', '<td>', '</td>'],
      ...['<tr>', '</tr>', '<table>', '</table>', '<a href="https://a.example/">', '</a>', '<a>'],
      ...['<p title="a">b">', '<p title=a>', "<p title='>'>", '<script>', '</script>', '<!--'],
      ...['word ', ' ', '\n', '&amp;', '&nbsp;', '&', '&lt;b&gt;', '>', '<', '"', '\0', '\u00a0'],
    );
    const closed = fc.letrec<{ html: string }>((tie) => ({
      html: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('word ', '&amp;', '\u00a0', '<br>', ' ', '&nbsp;', '<hr/>', 'a > b'),
        fc
          .tuple(
            fc.constantFrom(
              'p',
              'li',
              'ul',
              'b',
              'span',
              'div',
              'h3',
              'td',
              'tr',
              'dd',
              'pre',
              'a',
            ),
            fc.constantFrom('', '', ' class="x>y"', ' href="https://a.example/?b=c"', ' '),
            fc.array(tie('html'), { maxLength: 4 }),
          )
          .map(([name, said, inner]) => `<${name}${said}>${inner.join('')}</${name}>`),
      ),
    })).html;
    let simple = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, closed), { maxLength: 8 }), (pieces) => {
        if (expectSame(pieces.join(''))) simple += 1;
      }),
      { numRuns: 5_000 },
    );
    expect(simple).toBeGreaterThan(500);
  });

  it.skipIf(!hasRecordings)('for every recorded description', () => {
    let simple = 0;
    for (const [body] of recordedBodies()) {
      for (const [written] of body.matchAll(/"(?:[^"\\]|\\.){200,}"/g)) {
        const html = textOf(written);
        if (html === null || !/<\w+>|&lt;\w+&gt;/.test(html)) continue;
        for (const text of [html, decodeEntities(html)]) if (expectSame(text)) simple += 1;
      }
    }
    expect(simple).toBeGreaterThan(100);
  });

  it.each(['<p>', '</p>', '<p title="', '&amp;', '<', '<a href="', '<p class="x">'])(
    'of endless %j in due time',
    (piece) => {
      const html = piece.repeat(200_000 / piece.length);
      expect(cpuMsOf(() => readSimpleHtml(html))).toBeLessThan(500);
    },
  );
});

function textOf(written: string): string | null {
  try {
    return JSON.parse(written) as string;
  } catch {
    return null;
  }
}
