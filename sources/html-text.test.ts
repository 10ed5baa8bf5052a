import { describe, expect, it } from 'vitest';
import { collapseBlanks, htmlToText } from './html-text.ts';

describe('htmlToText', () => {
  it.each([
    ['separates paragraphs by a blank line', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['keeps adjacent divs on lines of their own', '<div>One</div><div>Two</div>', 'One\nTwo'],
    ['breaks at br', 'One<br>Two', 'One\nTwo'],
    ['reads two line breaks as a blank line', 'One<br><br>Two', 'One\n\nTwo'],
    [
      'reads an empty div of an editor as a blank line',
      '<div>A</div><div><br></div><div>B</div>',
      'A\n\nB',
    ],
    [
      'reads a no-break space alone as a blank line',
      '<div>A</div><div>&nbsp;</div><div>B</div>',
      'A\n\nB',
    ],
    [
      'marks list items',
      '<p>We:</p><ul><li>ship</li><li>rest</li></ul><p>End</p>',
      'We:\n\n• ship\n• rest\n\nEnd',
    ],
    [
      'keeps paragraphs inside items with their bullet',
      '<ul><li><p>A</p></li><li><p>B</p></li></ul>',
      '• A\n• B',
    ],
    ['leaves out empty items', '<ul><li></li><li>B</li></ul>', '• B'],
    ['flattens nested lists', '<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>', '• A\n• B\n• C'],
    [
      'separates table cells',
      '<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>',
      'A B\nC',
    ],
    ['decodes entities', '<p>R&amp;D&nbsp;&#8211; caf&eacute;</p>', 'R&D – café'],
    ['collapses blanks', '<p>  a \n\t b  </p>', 'a b'],
    ['joins inline elements', '<b>Sen</b>ior <i>Dev</i>', 'Senior Dev'],
    ['leaves out scripts and styles', 'a<script>x()</script><style>p{}</style>b', 'ab'],
    [
      'never leaves more than one blank line',
      '<p></p><p>A</p><p> </p><div><br><br></div><p>B</p>',
      'A\n\nB',
    ],
    ['reads plain text as it is', 'no tags at all', 'no tags at all'],
    ['is empty for nothing', '', ''],
  ])('%s', (_name, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });
});

describe('collapseBlanks', () => {
  it('removes invisible characters and trims the ends', () => {
    expect(collapseBlanks('Back\u200dend \u200d dev\u200c')).toBe('Backend dev');
    expect(collapseBlanks(' Soft\u00adware\u200b \u00a0 Engineer\n')).toBe('Software Engineer');
  });

  it.each(['👩🏽\u200d🚀 Astronaut', 'می\u200cخواهم', 'क्\u200dष'])(
    'keeps joiners that shape %s',
    (text) => {
      expect(collapseBlanks(text)).toBe(text);
    },
  );
});
