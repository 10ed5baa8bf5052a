import { type FieldName, fieldNames, fields } from '#enrichment/eval/fields.ts';
import { faultsIn, type Scores } from '#enrichment/eval/score.ts';
import type { Read } from './readers.ts';

/** The scores as aligned columns for a terminal. */
export function scoreLines(scores: Scores, control: Scores): readonly string[] {
  const head = [
    '',
    'stated',
    'precision',
    'recall',
    'F1',
    'control',
    'wrong',
    'over-claimed',
    'missed',
    'aim',
  ];
  const rows = fieldNames.flatMap((name) => {
    const score = scores[name];
    if (score === undefined) return [];
    const { stated, precision, recall, f1, wrong, overClaimed, missed } = score;
    const { title, aim } = fields[name];
    const counts = [wrong, overClaimed, missed].map(String);
    return [
      [
        `${title} (${name})`,
        String(stated),
        ...[precision, recall, f1, control[name]?.f1 ?? null].map(share),
        ...counts,
        share(aim),
      ],
    ];
  });
  const widths = head.map((cell, at) =>
    Math.max(cell.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** 0.9 is ".90"; "–" where there is nothing to divide. */
export const share = (value: number | null): string =>
  value === null ? '–' : value.toFixed(2).replace(/^0/, '');

/** Every mistake in a field: the value, the right one, and the words that led to it. */
export function faultLines(name: FieldName, read: readonly Read[]): readonly string[] {
  return faultsIn(name, read).flatMap(({ kind, said, right, of }) => {
    const { enrichment } = of as Read;
    const key = fields[name].evidence;
    const quote =
      (typeof said === 'string' ? enrichment.evidence[`${key}.${said}`] : undefined) ??
      enrichment.evidence[key];
    return [
      `${kind}: ${of.label.key}  ${of.posting.title}`,
      `  said:  ${JSON.stringify(said)}`,
      `  right: ${JSON.stringify(right)}`,
      ...(quote === undefined || kind === 'missed' ? [] : [`  quote: ${JSON.stringify(quote)}`]),
    ];
  });
}
