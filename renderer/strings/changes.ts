import { list, number, plural } from './language.ts';

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

/** Words about a careers page without readable openings. */
export const pageWatchStrings = {
  added: 'New on the page',
  removed: 'No longer on the page',
  count: (added: number, removed: number): string =>
    list([
      ...(added > 0 ? [plural(added, { one: '# new line', other: '# new lines' })] : []),
      ...(removed > 0 ? [`${number(removed)} gone`] : []),
    ]),
  watching: 'Rolewatch compares the text of the page at each scan and tells you when it changes.',
  same: 'It has not changed since',
  changed: 'It last changed',
} as const;
