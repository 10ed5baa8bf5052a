/** Words about what a change of an opening changed. */
export const changeStrings = {
  notStated: 'not stated',
  before: 'before',
  now: 'now',
  text: 'Changed in the text',
  showText: 'Show what changed in the text',
  hideText: 'Hide the changed text',
  added: 'added',
  removed: 'removed',
  gap: 'unchanged text',
  onlyBlanks: 'Only the layout of the text changed.',
  rewritten: 'Almost the whole text was replaced. This is the old one:',
  cutOld: 'The old text goes on.',
  cut: 'More changed. These are the first passages.',
  unknown: 'The old text was not kept.',
} as const;
