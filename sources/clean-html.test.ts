import sanitize from 'sanitize-html';
import { describe, expect, it } from 'vitest';
import { chances } from '#demo/chances.ts';
import { descriptionOf, sanitizeHtml } from './html.ts';
import { blocks, htmlToText } from './html-text.ts';

const pieces = [
  ...['<p>', '</p>', '<p ', '<div class="x">', '</div>', '<ul>', '<ol>', '<li>', '</li>', '</ul>'],
  ...['<br>', '<br/>', '</br>', '<hr>', '<strong>', '</strong>', '<b>', '</b>', '<i/>', '<h2>'],
  ...['</h2>', '<h3>', '<table>', '<tr>', '<td>', '<th>', '</td>', '</tr>', '</table>', '<tbody>'],
  ...['<thead>', '<tfoot>', '<caption>', '<dl>', '<dt>', '<dd>', '</dl>', '<dir>', '<menu>'],
  ...['<section>', '</section>', '<center>', '</center>', '<form>', '</form>', '<summary>'],
  ...['<a href="https://ok.example/?a=1&amp;b=2" target=x>', '<a href="javascript:x">', '</a>'],
  ...['<a href=\' mailto:"a"@ok.example\'>', '<span style="x">', '</span>', '<font>', '</font>'],
  ...['<script>', '</script>', '<style>', '</style>', '<noscript>', '</noscript>', '<title>'],
  ...['</title>', '<svg>', '</svg>', '<math>', '<iframe>', '</iframe>', '<select>', '<option>'],
  ...['</select>', '<button>', '</button>', '<textarea>', '</textarea>', '<xmp>', '<template>'],
  ...['</template>', '<!-- c -->', '<!doctype html>', '<![CDATA[x]]>', '<?x?>', '<', '</', '&'],
  ...['&amp;', '&amp;lt;', '&lt;b&gt;', '&nbsp;', '\u00a0', '&rsquo;', '&#0;', '&#x1F600;', '"'],
  ...['Bake bread.', 'We ', ' offer', '\n', '  ', '\t', '\u00ad', '\u200d', '😀', '\ud83d', '\0'],
];

/** Markup as no one writes it by hand, the same for the same number. */
function soup(n: number): string {
  const chance = chances(`soup ${n}`);
  const length = 3 + Math.floor(chance() * 40);
  return Array.from({ length }, () => pieces[Math.floor(chance() * pieces.length)]).join('');
}

const soups = Array.from({ length: 1_500 }, (_, n) => soup(n));

/** What a careful library makes of it by the same allow-list. */
const byLibrary = (html: string): string =>
  sanitize(html.toWellFormed().replaceAll('\0', ''), {
    allowedTags: [
      ...['p', 'li', 'div', 'br', 'strong', 'b', 'ul', 'em', 'i', 'a', 'ol', 'u', 'sub', 'sup'],
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote', 'pre', 'code', 'dl', 'dt', 'dd'],
      ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ],
    nonTextTags: [
      ...['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'title'],
      ...['textarea', 'select', 'option', 'button', 'xmp', 'noembed', 'noframes', 'plaintext'],
    ],
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nestingLimit: 60,
    transformTags: {
      a: (tagName, { href }) => {
        const target = href?.trim() ?? '';
        const attribs = { href: target, rel: 'noopener noreferrer nofollow' };
        return { tagName, attribs: /^(https?:\/\/|mailto:)/i.test(target) ? attribs : {} };
      },
      ...Object.fromEntries(blocks.map((name) => [name, 'div'])),
      menu: 'ul',
      dir: 'ul',
    },
  }).trim();

describe('cleaned HTML', () => {
  it('is what sanitize-html makes of it, however odd it is', () => {
    expect(soups.map(sanitizeHtml)).toEqual(soups.map(byLibrary));
  });

  it('is cleaned alike below the deepest level', () => {
    const html = `${'<div><b><section><ul>'.repeat(40)}deep${'</section></b>'.repeat(30)}after`;
    expect(sanitizeHtml(html)).toBe(byLibrary(html));
  });
});

describe('the text of a description', () => {
  it('is that of its cleaned HTML, read again', () => {
    const descriptions = soups.map((html) => descriptionOf(html));
    const again = descriptions.map(({ descriptionHtml }) => htmlToText(descriptionHtml));
    expect(descriptions.map(({ descriptionText }) => descriptionText)).toEqual(again);
  });

  it('ends like its HTML if that was cut', () => {
    const { descriptionHtml, descriptionText } = descriptionOf('<ul><li>Bake'.repeat(20_000));
    expect(descriptionText).toBe(htmlToText(descriptionHtml));
    expect(descriptionText.endsWith('[…]')).toBe(true);
  });
});
