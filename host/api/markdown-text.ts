/** One line of plain text that Markdown (CommonMark, GFM) shows as it is, wherever in a line it stands. */
export const markdownWords = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_~[\]|]|<(?=[a-z!/?])|&(?=#?\w+;)|(?<=\s)#+$/gi, '\\$&');

/** The same as a line of its own: what would begin a heading, a list, a quote or a rule does not. */
export const markdownLine = (text: string): string =>
  markdownWords(text)
    .replace(/^(?:#{1,6}(?=\s|$)|[-+>=])/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');

/** Plain text of several lines, which stay lines; those that begin with a bullet become a list. */
export function markdownText(text: string): string {
  let before: 'none' | 'line' | 'item' = 'none';
  let written = '';
  for (const line of text.split('\n')) {
    const kind = line.trim() === '' ? 'none' : line.startsWith(bullet) ? 'item' : 'line';
    if (kind !== 'none') written += `${betweenLines[before][kind]}${asMarkdown[kind](line)}`;
    else if (before !== 'none') written += '\n\n';
    before = kind;
  }
  return written.trim();
}

const bullet = '• ';

const asMarkdown = {
  line: markdownLine,
  item: (line: string) => `- ${markdownLine(line.slice(bullet.length))}`,
} as const;

/** A line after an item would be part of it, and one after a line would not begin anew. */
const betweenLines = {
  none: { line: '', item: '' },
  line: { line: '\\\n', item: '\n\n' },
  item: { line: '\n\n', item: '\n' },
} as const;

/** The target of a link, in angle brackets: nothing in it ends them. */
export const markdownTarget = (url: string): string =>
  `<${url.replace(/[\s<>\\]/g, encodeURIComponent)}>`;
