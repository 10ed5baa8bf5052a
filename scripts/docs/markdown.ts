/** A Markdown table; bars and line breaks in cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');

/** A paragraph in lines of at most 118 characters. */
export function wrapped(text: string): string {
  let lines = '';
  let column = 0;
  for (const word of text.split(' ')) {
    const fits = column > 0 && column + 1 + word.length <= 118;
    if (column > 0) lines += fits ? ' ' : '\n';
    column = fits ? column + 1 + word.length : word.length;
    lines += word;
  }
  return lines;
}

/** The text as code. Text with a backtick inside is fenced by two. */
export const code = (text: string): string =>
  text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;

/** The anchor that GitHub gives a heading: lower case, dashes for spaces, no other signs. */
export const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
