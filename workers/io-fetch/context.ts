import type { Listing } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { HttpClient } from '#services/http/client.ts';
import type { FetchContext } from '#sources/source.ts';

/**
 * What a source may do while it fetches one company. Unchanged documents of the last listing are
 * asked for conditionally; the same address asked for twice in one job is fetched once.
 */
export function createFetchContext(request: {
  readonly http: Pick<HttpClient, 'fetch'>;
  readonly companyUrl: string;
  readonly last: Listing | null;
  readonly signal: AbortSignal;
  readonly progress: FetchContext['progress'];
}): FetchContext {
  const { http, companyUrl, last, signal, progress } = request;
  const known = [...(last?.remembered ?? []), ...(last?.documents ?? [])];
  const lastByUrl = new Map(known.map((document) => [document.url, document]));
  const asked = new Map<string, Promise<WebDocument>>();
  const previous = (url: string) => lastByUrl.get(url) ?? null;
  return {
    signal,
    companyUrl,
    previous,
    allPrevious: () => [...lastByUrl.values()],
    progress,
    fetch(wanted) {
      if (wanted.method === 'POST') return http.fetch(wanted, signal);
      const same = asked.get(wanted.url);
      if (same !== undefined) return same;
      const answer = http.fetch(wanted, signal, previous(wanted.url));
      asked.set(wanted.url, answer);
      return answer;
    },
  };
}
