import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { descriptionOf, plainTextToHtml, sanitizeHtml } from './html.ts';

const payloads = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text x=0 y=20>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" jaVa&#x09;script:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.example/x">x</a>',
  '<a href="/relative">x</a>',
  '<a href="https://ok.example" onclick="alert(1)" style="x" target="_top">x</a>',
  '<a href="https://ok.example/&quot; onmouseover=alert(1) x=&quot;">x</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="x.swf"></object><embed src="x.swf">',
  '<form action="https://evil.example"><input name=a><button formaction="javascript:alert(1)">go</button></form>',
  '<p style="background:url(javascript:alert(1))" class="x" id="y">x</p>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="https://evil.example/">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<title><img src=x onerror=alert(1)></title>',
  '<template><script>alert(1)</script></template>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<div\u0000 onclick=alert(1)>x</div>',
  '<b <script>alert(1)</script>>x</b>',
  '<p/onclick=alert(1)>x',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<video><source onerror="alert(1)"></video>',
  '<details open ontoggle=alert(1)>x</details>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<body onload=alert(1)>',
  '"><script>alert(1)</script>',
  '<',
  '<a href="https://ok.example',
];

function dangersIn(html: string): readonly string[] {
  const dangers: string[] = [];
  const harmless =
    /^(h[1-6]|p|div|br|hr|blockquote|pre|code|[uo]l|li|d[ltd]|b|strong|i|em|u|su[bp]|a|table|caption|thead|tbody|tfoot|t[rhd])$/;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!harmless.test(name)) dangers.push(name);
      for (const [key, value] of Object.entries(attributes)) {
        const isLink = name === 'a' && key === 'href' && /^(https?:\/\/|mailto:)/i.test(value);
        const isRel = name === 'a' && key === 'rel' && value === 'noopener noreferrer nofollow';
        if (!isLink && !isRel) dangers.push(`${name}[${key}=${value}]`);
      }
    },
    oncomment: () => dangers.push('comment'),
    onprocessinginstruction: () => dangers.push('processing instruction'),
  });
  parser.end(html);
  return dangers;
}

const placed = (payload: string): readonly string[] => [
  payload,
  `<p>before ${payload} after</p>`,
  `<ul><li>${payload}</ul>`,
  `<table><tr><td>${payload}`,
  `<a href="https://ok.example/">${payload}</a>`,
  payload.slice(0, -3),
  payload.toUpperCase(),
];

describe('sanitizeHtml', () => {
  it.each(payloads)('leaves nothing that loads, styles or runs of %j', (payload) => {
    expect(placed(payload).flatMap((html) => dangersIn(sanitizeHtml(html)))).toEqual([]);
  });

  it.each(payloads)('changes nothing the second time for %j', (payload) => {
    const once = placed(payload).map(sanitizeHtml);
    expect(once.map(sanitizeHtml)).toEqual(once);
  });

  it('keeps the structure of a description', () => {
    const html =
      '<h2>Role</h2><p><b>Ship</b> <em>it</em></p><ul><li>A</li></ul><table><tbody><tr><td>1</td></tr></tbody></table>';
    expect(sanitizeHtml(html)).toBe(html);
  });

  it('drops wrappers, styles and classes but keeps their text', () => {
    expect(sanitizeHtml('<p class="x" style="y"><span>Text</span> <font>more</font></p>')).toBe(
      '<p>Text more</p>',
    );
  });

  it('marks links so that they reveal nothing', () => {
    expect(sanitizeHtml('<a href="mailto:jobs@acme.example" target="_blank">write</a>')).toBe(
      '<a href="mailto:jobs@acme.example" rel="noopener noreferrer nofollow">write</a>',
    );
  });

  it('keeps the text of a link whose address it removes', () => {
    expect(sanitizeHtml('<a href="/jobs">all jobs</a>')).toBe('<a>all jobs</a>');
  });

  it('survives endlessly nested markup', () => {
    const html = sanitizeHtml(`${'<div><b>'.repeat(20_000)}deep`);
    expect(html.match(/<div>/g)?.length).toBeLessThan(60);
  });

  it('cuts text beyond any readable length, and marks the end', () => {
    expect(sanitizeHtml('x'.repeat(500_000))).toBe(`${'x'.repeat(200_000)}<p>[…]</p>`);
    expect(sanitizeHtml('x'.repeat(200_000))).toHaveLength(200_000);
  });
});

describe('descriptionOf', () => {
  it('marks the end of a cut text like its HTML', () => {
    expect(descriptionOf(`<p>${'x'.repeat(300_000)}</p>`).descriptionText).toMatch(/x\n+\[…\]$/);
  });

  it('joins the parts of a text', () => {
    expect(descriptionOf('<p>a</p>', '', '<p>b</p>').descriptionText).toMatch(/^a\s+b$/);
  });

  it('gives the safe HTML and its text', () => {
    expect(descriptionOf('<p onclick="x">R&amp;D</p><script>no()</script>')).toEqual({
      descriptionHtml: '<p>R&amp;D</p>',
      descriptionText: 'R&D',
    });
  });
});

describe('plainTextToHtml', () => {
  it('keeps paragraphs and line breaks, and shows markup as text', () => {
    expect(plainTextToHtml('One\r\ntwo\n\n\nthree &amp; <four>')).toBe(
      '<p>One<br />two</p>\n<p>three &amp; &lt;four&gt;</p>',
    );
  });
});

describe('a block keeps its words apart from its neighbours’', () => {
  const names =
    'header main footer aside nav search hgroup figure figcaption address details summary dialog ' +
    'center fieldset legend form article section menu dir';

  it.each(names.split(' '))('%s', (name) => {
    const html = `About us<${name} class="x">We build</${name}>boats`;

    expect(descriptionOf(html).descriptionText.split(/\n+/)).toEqual([
      'About us',
      'We build',
      'boats',
    ]);
  });

  it('also for blocks inside blocks', () => {
    const html =
      '<header><hgroup><h1>Clerk</h1><p>Ulm</p></hgroup></header><main>Sort<aside>letters</aside></main>';

    expect(descriptionOf(html).descriptionText.split(/\n+/)).toEqual([
      'Clerk',
      'Ulm',
      'Sort',
      'letters',
    ]);
  });

  it('shows a menu’s list as a list', () => {
    expect(descriptionOf('<menu><li>a</li><li>b</li></menu>').descriptionText).toBe('• a\n• b');
  });

  it.each(['span', 'font', 'mark', 'small', 'abbr', 'label', 'time', 'ins'])(
    'but %s stays in its line',
    (name) => {
      expect(descriptionOf(`a<${name}>b</${name}>c`).descriptionText).toBe('abc');
    },
  );

  it('drops the options of a form', () => {
    const html = 'a <select><option>b</option></select>c';
    expect(descriptionOf(html).descriptionText).toBe('a c');
  });
});
