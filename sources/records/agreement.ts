import type { RawPosting } from '#core/posting.ts';
import { pairRoles, roleOf } from '#core/same-role.ts';

/** A new recipe must find this share of the known openings: the others may have closed. */
export const leastAgreed = 0.5;

/** How many of the known openings a list has too. */
export function agreement(known: readonly RawPosting[], listed: readonly RawPosting[]): number {
  const roles = (postings: readonly RawPosting[]) =>
    postings.map((posting) => roleOf({ ...posting, id: posting.externalId }));
  return pairRoles(roles(known), roles(listed)).size;
}
