import type { ChartName } from './worth-showing.ts';

/** How many of six columns a chart takes: with room for three in a row, and with room for two. */
export type Spans = { readonly wide: 2 | 3 | 6; readonly narrow: 3 | 6 };

/** Places charts in rows that are all full: the weeks alone, and the fewer in a row the higher up. */
export function chartSpans(
  names: readonly ChartName[],
): readonly { readonly name: ChartName; readonly spans: Spans }[] {
  const others = names.filter((name) => name !== 'weeks');
  return names.map((name) => ({
    name,
    spans: name === 'weeks' ? alone : spansOf(others.indexOf(name), others.length),
  }));
}

const alone: Spans = { wide: 6, narrow: 6 };

const spansOf = (index: number, count: number): Spans => ({
  wide: wideSpan(index, count),
  narrow: narrowSpan(index, count),
});

/** Where they do not come out even, rows of two come first. */
function wideSpan(index: number, count: number): Spans['wide'] {
  if (count === 1) return 6;
  const inPairs = count === 5 ? 2 : count === 3 ? 0 : count;
  return index < inPairs ? 3 : 2;
}

const narrowSpan = (index: number, count: number): Spans['narrow'] =>
  index === count - 1 && count % 2 === 1 ? 6 : 3;
