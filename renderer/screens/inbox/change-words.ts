import type { FieldChange } from '#renderer/model.ts';
import { changeText } from '#renderer/parts/change-text.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';

const words = inboxStrings.change;

/** Changes in a line: `pay €80–95k → €85–100k; title A → B`. */
export const changeWords = (changes: readonly FieldChange[]): string =>
  changes.map(oneChange).join('; ');

function oneChange(change: FieldChange): string {
  const { field, from, to } = changeText(change);
  if (to === null) return from === null ? words.changed(field) : words.dropped(field);
  return from === null ? words.now(field, to) : words.fromTo(field, from, to);
}
