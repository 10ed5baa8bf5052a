import type { RecordedOutcome } from '#core/recording.ts';
import { detect } from '#sources/detect.ts';
import { parseInParts } from '#sources/in-parts.ts';
import type { FetchContext } from '#sources/source.ts';
import { fetchListing } from '../io-fetch/fetch-listing.ts';
import type { RecordPayload } from '../io-fetch/payload.ts';
import { knownSource } from '../known-source.ts';

/** Enough to recognise a list by. */
const titlesKept = 5;

/**
 * Fetches a company as a scan does, and reads what came: the outcome that a replay of the same
 * answers must find. Throws the errors of `fetchListing` and of a source's `parse`.
 */
export async function recordListing(
  known: RecordPayload['known'],
  context: FetchContext,
): Promise<Extract<RecordedOutcome, { kind: 'read' }>> {
  const { source, slug, fetched } = await fetchListing(
    { source: known?.source ?? null, slug: known?.slug ?? null },
    context,
  );
  // A replay begins with the address alone. If detection fails, its answers are in the recording.
  if (known !== null) await detect(context.companyUrl, context).catch(() => null);
  const listing = { url: context.companyUrl, source, slug, ...fetched };
  const titles = new Map<string, string>();
  let skipped = 0;
  for (const part of parseInParts(await knownSource(source).load(), listing)) {
    for (const { externalId, title } of part.postings) titles.set(externalId, title);
    skipped += part.skipped.length;
  }
  return {
    kind: 'read',
    ...{ source, slug },
    openings: titles.size,
    claimed: fetched.claimed,
    complete: fetched.complete && skipped === 0,
    titles: [...titles.values()].slice(0, titlesKept),
  };
}
