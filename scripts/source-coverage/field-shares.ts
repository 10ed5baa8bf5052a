import type { RawPosting } from '#core/posting.ts';

/** What people look for in an opening; the columns of the table of fields. */
export const fields = {
  title: ({ title }) => title !== '',
  place: ({ locations, remoteRegions }) => locations.length > 0 || remoteRegions.length > 0,
  pay: ({ salary }) => salary !== null,
  text: ({ descriptionText }) => descriptionText !== '',
  posted: ({ postedAt }) => postedAt !== null,
  workplace: ({ workplace }) => workplace !== null,
  type: ({ employmentType }) => employmentType !== null,
} as const satisfies Readonly<Record<string, (posting: RawPosting) => boolean>>;

export type Field = keyof typeof fields;

export const fieldNames = Object.keys(fields) as readonly Field[];

/** One opening without its words: which fields it has, and the month it was posted. */
export type FieldsRead = {
  readonly id: string;
  readonly has: readonly Field[];
  readonly month: string | null;
};

export const fieldsOf = (posting: RawPosting): FieldsRead => ({
  id: posting.externalId,
  has: fieldNames.filter((name) => fields[name](posting)),
  month: posting.postedAt?.slice(0, 7) ?? null,
});

/** The share of openings that have a field: `100%`, `96% (79 of 82)`. */
export function shareOf(openings: readonly FieldsRead[], field: Field): string {
  const count = openings.filter(({ has }) => has.includes(field)).length;
  if (count === openings.length) return '100%';
  const percent = Math.floor((count / openings.length) * 100);
  return count === 0 ? '0%' : `${percent}% (${count})`;
}
