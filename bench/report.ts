import { table } from '#cli/table.ts';
import type { Row } from './measure.ts';
import { figure } from './statistics.ts';

/** All rows as one table, and below it what must be known to judge them. */
export function report(rows: readonly Row[]): readonly string[] {
  const noted = rows.filter(({ note }) => note !== '');
  const head = ['Measure', 'Rolewatch', 'Compared with', 'Ratio', 'Target', 'Met', ''];
  const lines = rows.map((row) => [
    row.measure,
    row.ours,
    row.comparedWith,
    row.ratio === null ? '' : `${figure(row.ratio, 2)}×`,
    row.target,
    row.met ? 'yes' : 'NO',
    noted.includes(row) ? `[${noted.indexOf(row) + 1}]` : '',
  ]);
  const notes = noted.map(({ note }, n) => `[${n + 1}] ${note}`);
  return [...table([head, ...lines]), '', ...notes];
}
