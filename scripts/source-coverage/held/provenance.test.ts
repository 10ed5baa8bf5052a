import { describe, expect, it } from 'vitest';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { boards } from './boards.ts';
import { readBoard } from './held-facts.ts';
import { rawOpenings } from './raw-openings.ts';

type Row = {
  readonly file: string;
  /** How many openings the row counts; null if it does not. */
  readonly count: number | null;
  /** What it quotes of the first opening. */
  readonly quoted: readonly string[];
};

/** The tables beside the recordings: where each came from, and what a person read in it. */
function rows(): readonly Row[] {
  if (!hasRecordings) return [];
  const lines = ['PROVENANCE.md', 'PROVENANCE-2.md'].flatMap((name) => recording(name).split('\n'));
  return lines.flatMap((line) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
    const file = /^`(\w[\w-]*\/[^`]+)`$/.exec(cells[1] ?? '')?.[1];
    const [count, expected = ''] = cells.slice(-3, -1);
    const first = expected.replace(/^.*?#0 /s, '#0 ');
    return file === undefined
      ? []
      : [
          {
            file,
            count: /^\d+$/.test(count ?? '') ? Number(count) : null,
            quoted: first.startsWith('#0 ')
              ? Array.from(first.matchAll(/"([^"]+)"/g), ([, text = '']) => text.trim())
              : [],
          },
        ];
  });
}

const read = rows().flatMap((row) => {
  const board = boards.find(({ recorded }) => recorded[0]?.[0] === row.file);
  return board === undefined ? [] : [{ ...row, board }];
});
const counted = read.filter(({ count }) => count !== null);
const quoting = read.filter(({ quoted }) => quoted.length > 0);

describe.skipIf(!hasRecordings)('each recording yields what a person read in it', () => {
  it('as the tables say of most', () => {
    expect([counted.length > 40, quoting.length > 40]).toEqual([true, true]);
  });

  it.each(counted)('$file holds $count openings', ({ file, count, board }) => {
    const layout = board.recorded[0]?.[1];
    expect(layout && rawOpenings(recording(file), layout)).toHaveLength(count ?? 0);
  });

  it.each(quoting)('the first opening of $file says $quoted.0', async ({ quoted, board }) => {
    const [first] = await readBoard(board);
    const text = JSON.stringify(first).replaceAll('\\"', '"');
    expect(quoted.filter((words) => text.includes(words))).not.toEqual([]);
  });
});
