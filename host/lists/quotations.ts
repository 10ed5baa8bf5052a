/** A part of a table, either with quotes or as a line whose quotes are plain characters. */
export type Quotation = {
  readonly text: string;
  readonly line: number;
  readonly hasQuotes: boolean;
};

/**
 * Splits a table: each line with an unclosed quote becomes a part whose quotes are plain
 * characters. A quote that would swallow the rows after it counts as unclosed: a row is a line with
 * as many cells as the first, for which `isRow` is true.
 */
export function quotations(
  text: string,
  delimiter: string,
  isRow: (cells: readonly string[]) => boolean,
): readonly Quotation[] {
  const lines = text.split('\n');
  const sign = delimiter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const cell = new RegExp(`(^|${sign})[ \\t]*"(?:[^"]|"")*"[ \\t]*(?=${sign}|$)`, 'g');
  const open = new RegExp(`(?:^|${sign})[ \\t]*"`);
  const closing = new RegExp(`^(?:[^"]|"")*"[ \\t]*(?=${sign}|$)`);
  const width = (lines.find((line) => line.trim() !== '') ?? '').split(delimiter).length;
  const opens = (line: string) => line.includes('"') && open.test(line.replace(cell, '$1'));
  const standsAlone = (line: string) => {
    const whole = line.replace(
      cell,
      (each: string, before: string) =>
        `${before}${each.slice(before.length).replaceAll(delimiter, ' ').replaceAll('"', '')}`,
    );
    const cells = whole.split(delimiter).map((each) => each.trim());
    return cells.length > 1 && cells.length === width && isRow(cells);
  };

  /** The line that closes the quote left open after `from`; null if a row comes first. */
  let neverBefore = 0;
  const endOf = (from: number): number | null => {
    if (from < neverBefore) return null;
    for (let at = from + 1; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      const rest = line.includes('"') ? closing.exec(line)?.[0] : undefined;
      if (rest !== undefined && !opens(line.slice(rest.length))) return at;
      if (rest === undefined && standsAlone(line)) {
        neverBefore = at;
        return null;
      }
    }
    neverBefore = lines.length;
    return null;
  };

  const parts: Quotation[] = [];
  let start = 0;
  const close = (end: number) => {
    if (end > start) {
      parts.push({ text: lines.slice(start, end).join('\n'), line: start + 1, hasQuotes: true });
    }
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!opens(line)) continue;
    const end = endOf(at);
    if (end !== null) {
      at = end;
      continue;
    }
    close(at);
    parts.push({ text: line, line: at + 1, hasQuotes: false });
    start = at + 1;
  }
  close(lines.length);
  return parts;
}
