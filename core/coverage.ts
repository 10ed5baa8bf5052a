import { counted } from './quantity.ts';

/** How much of a site's list a scan read. */
export type Coverage = {
  /** Openings read; null if none was, since the site was not reached. */
  readonly captured: number | null;
  /** Openings the site says it has; null if it does not say. */
  readonly claimed: number | null;
  /** True only if the list is proven whole. */
  readonly complete: boolean | null;
};

/**
 * "Read 1,240 of 1,240 openings". A whole list may be shorter than the site's count, where the site
 * counts an opening once for each place.
 */
export function coverageWords({ captured, claimed, complete }: Coverage): string {
  if (captured === null) return 'Nothing read';
  const read = captured.toLocaleString('en');
  if (complete === true) {
    if (captured === 0) return 'No openings listed';
    if (claimed === captured) return `Read ${read} of ${openings(claimed)}`;
    return captured === 1 ? 'Read 1 opening' : `Read all ${openings(captured)}`;
  }
  return claimed !== null && claimed > captured
    ? `Read ${read} of about ${openings(claimed)}`
    : `Read ${openings(captured)}, perhaps not all`;
}

const openings = (count: number): string => counted(count, 'opening', 'openings');
