import type { WebDocument } from '#core/web-document.ts';
import { siteOf } from '../site.ts';
import type { FetchContext } from '../source.ts';
import { longestText, pageOf } from './feed-fields.ts';
import { type NamedPage, type OpeningPages, readOpeningPages, sizeOf } from './opening-pages.ts';
import { isFeed, readFeed } from './read-feed.ts';

const fewPages = 3;

/** The pages of entries without a text; only a few if these hold no data. */
export async function readThinEntries(
  documents: readonly WebDocument[],
  context: FetchContext,
): Promise<OpeningPages> {
  const thin = thinEntries(documents);
  const feeds = context.allPrevious().filter(isReadable);
  const before = new Map(thinEntries(feeds).map(({ url, mark }) => [url, mark]));
  const few = await readOpeningPages(thin.slice(0, fewPages), before, context);
  if (few.openings.length === 0) return few;
  return await readOpeningPages(thin, before, context, sizeOf(documents));
}

/** False for what another source or version stored. */
function isReadable(document: WebDocument): boolean {
  try {
    return isFeed(document.body) && readFeed(document).entries.length > 0;
  } catch {
    // Its entries are read as new ones.
    return false;
  }
}

/** Feeds often give an excerpt, or only a title. */
const thinText = 300;

/** The entries whose own pages may say more, and what the feed says of each. */
function thinEntries(documents: readonly WebDocument[]): readonly NamedPage[] {
  return documents.flatMap((document) =>
    readFeed(document).entries.flatMap((entry) => {
      const url = pageOf(entry, document.finalUrl);
      const isThin = longestText(entry, 'description').length < thinText;
      const isOwn =
        url !== null &&
        siteOf(new URL(url).hostname) === siteOf(new URL(document.finalUrl).hostname);
      return isThin && isOwn ? [{ url, mark: JSON.stringify([...entry]) }] : [];
    }),
  );
}
