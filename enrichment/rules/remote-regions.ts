import type { RawPosting } from '#core/posting.ts';
import { readLocations } from './location.ts';
import type { Cue } from './phrases.ts';
import { territoryNames } from './places.ts';
import { type Found, quoteAt } from './quote.ts';
import type { Reading } from './reading.ts';
import { workplaceOfLocation } from './workplace.ts';

/** Countries and world regions as texts write them; short names only in capitals. */
export const placeCues: readonly Cue[] = territoryNames.map(([phrase, value]) => ({
  kind: 'place',
  phrase,
  value,
  exact: true,
}));

/**
 * Where a remote worker may live: from the location fields, else the text. Only for remote
 * postings.
 */
export function readRemoteRegions(reading: Reading, posting: RawPosting): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const { text } of posting.locations) {
    const saysRemote = workplaceOfLocation(text) === 'remote';
    if (!saysRemote && posting.workplace !== 'remote') continue;
    for (const region of regionsOf(text, saysRemote)) found.set(region, text);
  }
  const isInField = found.size > 0;
  for (const hit of reading.hits('place')) {
    const before = reading.lower.slice(Math.max(0, hit.start - 70), hit.start);
    if (isOpenTo.test(before) || (!isInField && followsRemote(before))) {
      if (!found.has(hit.value)) found.set(hit.value, quoteAt(reading.text, hit.start, hit.end));
    }
  }
  return [...found].map(([value, quote]) => ({ value, quote }));
}

/** A hybrid job may have "Remote (US)" among its places. */
export const hasRemotePlace = ({ locations }: RawPosting): boolean =>
  locations.some(({ text }) => workplaceOfLocation(text) === 'remote');

/** "Remote, Italy" is Italy. A city counts only as its country, and only beside "remote". */
function regionsOf(text: string, saysRemote: boolean): readonly string[] {
  return readLocations(text).flatMap((place) => {
    if (place.city !== null) return saysRemote && place.country !== null ? [place.country] : [];
    const region = place.region ?? place.country;
    return region === null ? [] : [region];
  });
}

/** "Open to candidates based in the US and Europe": more than a field with one place can say. */
const isOpenTo =
  /\bopen to (?:\w+ )?(?:candidates?|applicants?|people|talent)(?: who are)? (?:based|located|residing|living) (?:in|within|across) (?:the )?(?:[\p{L} .]{2,24}(?:,| and| or|, and) (?:the )?)*$/u;
const afterRemote =
  /\b(?:remote(?:ly)?|work from home|anywhere|remoto|teletrabajo|télétravail|homeoffice|zdalnie|zdalna)\b(?:[\s,(:–-]+(?:work|role|position|only|based|eligible|from|within|in|across|anywhere|located|the|any|locations?|candidates?|to|those|for|of|basis|is|desde|cualquier|punto|parte|lugar|de|toda?|où que|tu|vous|habites?|habitiez|en|au|aux|partout|aus|ganz|innerhalb|z|całej|da|tutta|\w+ and|\w+ or|\w+,))*[\s,(:–-]+$/;
const mustLive =
  /\b(?:must|need to|should|required to) (?:be )?(?:based|located|reside|live|residing)(?: in| within| anywhere in)? (?:the )?$/;

const followsRemote = (before: string): boolean =>
  afterRemote.test(before) || mustLive.test(before);
