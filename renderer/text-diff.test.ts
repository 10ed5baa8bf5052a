import { describe, expect, test } from 'vitest';
import { diffText, type TextDiff } from './text-diff.ts';

const lines = (count: number, of: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => of(i)).join('\n');

const shownLength = ({ blocks }: TextDiff): number =>
  blocks
    .flatMap((block) => (block.kind === 'changed' ? block.pieces : []))
    .reduce((sum, { text }) => sum + text.length, 0);

describe('the change of a text', () => {
  test('shows word by word, between the lines around it', () => {
    const text = (pay: string) =>
      ['About us', 'We keep bees.', `Pay: ${pay} a year.`, 'Apply soon.', 'Bye.'].join('\n');
    expect(diffText(text('¥9.8M'), text('¥10.5M'))).toEqual({
      kind: 'compared',
      isCut: false,
      blocks: [
        { kind: 'gap' },
        { kind: 'same', text: 'We keep bees.' },
        {
          kind: 'changed',
          pieces: [
            { kind: 'same', text: 'Pay: ' },
            { kind: 'removed', text: '¥9.8M' },
            { kind: 'added', text: '¥10.5M' },
            { kind: 'same', text: ' a year.' },
          ],
        },
        { kind: 'same', text: 'Apply soon.' },
        { kind: 'gap' },
      ],
    });
  });

  test('shows a new line as added and a missing one as removed', () => {
    const { blocks } = diffText('One.\nTwo.\nThree.', 'Two.\nThree.\nFour.');
    expect(blocks).toEqual([
      { kind: 'changed', pieces: [{ kind: 'removed', text: 'One.' }] },
      { kind: 'same', text: 'Two.' },
      { kind: 'same', text: 'Three.' },
      { kind: 'changed', pieces: [{ kind: 'added', text: 'Four.' }] },
    ]);
  });

  test('tells neighbouring words as one change', () => {
    const { blocks } = diffText('We keep black bees at home.', 'We keep yellow wasps at home.');
    expect(blocks).toEqual([
      {
        kind: 'changed',
        pieces: [
          { kind: 'same', text: 'We keep ' },
          { kind: 'removed', text: 'black bees' },
          { kind: 'added', text: 'yellow wasps' },
          { kind: 'same', text: ' at home.' },
        ],
      },
    ]);
  });

  test('keeps passages apart that have little in common', () => {
    const { blocks } = diffText('Free lunch on Fridays.', 'Write to our hive keepers today!');
    expect(blocks).toEqual([
      {
        kind: 'changed',
        pieces: [
          { kind: 'removed', text: 'Free lunch on Fridays.' },
          { kind: 'added', text: 'Write to our hive keepers today!' },
        ],
      },
    ]);
  });

  test('finds the sentence in a text of one line', () => {
    const text = (day: string) =>
      `${'We keep bees. '.repeat(40)}Start on ${day}. ${'Bye. '.repeat(40)}`;
    const { blocks } = diffText(text('Monday'), text('Friday'));
    expect(blocks.map(({ kind }) => kind)).toEqual(['gap', 'same', 'changed', 'same', 'gap']);
  });

  test('is no change of blanks', () => {
    expect(diffText('One.\n\nTwo  words.', 'One.\nTwo words. ').blocks).toEqual([]);
  });
});

describe('the change of a very large text', () => {
  const large = (word: string) =>
    lines(42_000, (i) => `Line ${i} of the ${word} text, which is long enough.`);

  test('is found if it is small', () => {
    const { kind, blocks } = diffText(large('old'), large('old').replace('Line 15000 ', 'Line X '));
    expect(kind).toBe('compared');
    expect(blocks.map((block) => block.kind)).toEqual(['gap', 'same', 'changed', 'same', 'gap']);
  });

  test('is not looked for in two texts that differ everywhere: the beginning of the old one says so', () => {
    const before = large('old');
    expect(before.length).toBeGreaterThan(2_000_000);
    const diff = diffText(before, large('new'));
    expect(diff).toMatchObject({ kind: 'rewritten', isCut: true });
    expect(shownLength(diff)).toBeLessThan(10_000);
  });

  test('in a text without any line or sentence is cut', () => {
    const diff = diffText('a b '.repeat(500_000), 'c d '.repeat(500_000));
    expect(shownLength(diff)).toBeLessThan(100_000);
  });

  test('shows its first passages, and reports the rest as cut', () => {
    const text = (word: string) =>
      lines(1_200, (i) => (i % 6 === 0 ? `${word} ${i} `.repeat(20) : `Line ${i}.`));
    const diff = diffText(text('red'), text('blue'));
    expect(diff).toMatchObject({ kind: 'compared', isCut: true });
    expect(shownLength(diff)).toBeLessThan(100_000);
  });
});
