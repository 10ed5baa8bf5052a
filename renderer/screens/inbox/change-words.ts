import type { FieldChange } from '#renderer/model.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';

const words = inboxStrings.change;

/** Changes in a line: `pay €80,000–95,000 → €85,000–100,000 a year; title A → B`. */
export const changeWords = (changes: readonly FieldChange[]): string =>
  changes.map(oneChange).join('; ');

function oneChange({ field, from, to }: FieldChange): string {
  if (to === null) return from === null ? words.changed(field) : words.dropped(field);
  if (from === null) return words.now(field, to);
  return words.fromTo(field, field === 'pay' ? withoutPeriod(from, to) : from, to);
}

/** "a year" need not be read twice. */
function withoutPeriod(from: string, to: string): string {
  const period = / an? \w+$/.exec(from)?.[0];
  return period !== undefined && to.endsWith(period) ? from.slice(0, -period.length) : from;
}
