import type { Found } from './quote.ts';

type One = Readonly<Record<string, Found<unknown> | null>>;
type Many = Readonly<Record<string, readonly Found<string>[]>>;

/**
 * Field name to quote. A list has the quote of its first member under its own name, and of each
 * under `field.member`: `skills.Kubernetes` is "k8s".
 */
export function collectEvidence(
  one: One,
  many: Many,
  locations: readonly Found<unknown>[],
): Record<string, string> {
  const evidence: Record<string, string> = {};
  for (const [field, found] of Object.entries(one)) {
    if (found !== null) evidence[field] = found.quote;
  }
  for (const [field, members] of Object.entries(many)) {
    const first = members[0];
    if (first !== undefined) evidence[field] = first.quote;
    for (const { value, quote } of members) evidence[`${field}.${value}`] = quote;
  }
  const place = locations[0];
  if (place !== undefined) evidence.locations = place.quote;
  return evidence;
}
