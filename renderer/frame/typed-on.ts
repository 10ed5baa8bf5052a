/** Whether words go on from those before, or go back to them: what was found stays of use. */
export const isTypedOn = (before: string, words: string): boolean =>
  before !== '' && (words.startsWith(before) || before.startsWith(words));
