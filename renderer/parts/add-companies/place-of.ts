import { searchWords } from '#core/search-words.ts';
import { hostOf } from '#renderer/format.ts';
import type { CatalogueEntry } from '#renderer/model.ts';

type Place = Pick<CatalogueEntry, 'name' | 'url'>;

/**
 * Where the board of one of several companies is, so that no two look alike: its host, and
 * with its path if another of this name is on the same host.
 */
export function placeOf({ name, url }: Place, among: readonly Place[]): string {
  const host = hostOf(url);
  const words = searchWords(name);
  const isUnclear = among.some(
    (other) => other.url !== url && searchWords(other.name) === words && hostOf(other.url) === host,
  );
  const { pathname = '', search = '' } = URL.parse(url) ?? {};
  return isUnclear ? `${host}${pathname.replace(/\/$/, '')}${search}` : host;
}
