import stringWidth from 'string-width';

/** Rows as aligned lines; numbers align right. Widths count terminal columns. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => stringWidth(row[i] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const padding = ' '.repeat((widths[i] ?? 0) - stringWidth(cell));
        return /^[\d,]+$/.test(cell) ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
}
