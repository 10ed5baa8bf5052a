/** The language of the words; numbers and dates follow the reader's own settings. */
const language = 'en';

const pluralRules = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const shares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const lists = new Intl.ListFormat(language, { type: 'unit', style: 'short' });

/** `1,200` */
export const number = (n: number): string => numbers.format(n);

/** `37%` for 0.37 */
export const percent = (share: number): string => shares.format(share);

/** `2 new, 1 changed` */
export const list = (parts: readonly string[]): string => lists.format(parts);

/** A form for each of the language's plural categories that differs from `other`. */
export type Forms = { readonly [rule in Intl.LDMLPluralRule]?: string } & {
  readonly other: string;
};

/** The form for a number, with the number in place of `#`: `1 job`, `1,200 jobs`. */
export const plural = (n: number, forms: Forms): string =>
  (forms[pluralRules.select(n)] ?? forms.other).replace('#', () => number(n));
