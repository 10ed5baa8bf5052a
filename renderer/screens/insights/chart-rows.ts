import type { ChartName } from './worth-showing.ts';

/** Charts that stand one below the other. */
type Column = readonly ChartName[];

/**
 * Places charts so that columns side by side can end together: the weeks alone; of the others the
 * last two, which are short, beside the one before them.
 */
export function chartRows(names: readonly ChartName[]): readonly (readonly Column[])[] {
  const others = names.filter((name) => name !== 'weeks');
  const [beside, ...short] = others.slice(-3);
  const rows: readonly (readonly Column[])[] = [
    names.filter((name) => name === 'weeks').map((name) => [name]),
    others.slice(0, -3).map((name) => [name]),
    [beside === undefined ? [] : [beside], short],
  ];
  return rows
    .map((row) => row.filter((column) => column.length > 0))
    .filter((row) => row.length > 0);
}
