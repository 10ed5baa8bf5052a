import { referencesOf } from './page-references.ts';
import { probeGuess } from './probe-guess.ts';
import { siteName } from './site.ts';
import type { Detection, FetchContext, Page } from './source.ts';

/** Parameters by which a company's own pages name an opening of a vendor, but not the board. */
const parameters: readonly (readonly [string, string])[] = [
  ['gh_jid', 'greenhouse'],
  ['ashby_jid', 'ashby'],
];

/**
 * The board behind links such as `?gh_jid=123`: the company's name is tried as board, and believed
 * only if that board lists one of the openings the page names. `asked` is the address before
 * redirects, which may carry the parameter too.
 */
export async function matchHiddenBoard(
  page: Page,
  asked: URL,
  context: FetchContext,
): Promise<Detection | null> {
  const addresses = [asked.href, page.url.href, ...referencesOf(page).links];
  for (const [parameter, source] of parameters) {
    const named = new Set(addresses.flatMap((address) => valueIn(address, parameter) ?? []));
    if (named.size === 0) continue;
    for (const slug of boardNames(page.url.hostname)) {
      const ids = await probeGuess(source, slug, context);
      const id = ids?.find((candidate) => named.has(candidate));
      if (id === undefined) continue;
      const evidence = `${parameter}=${id} is an opening of the board "${slug}"`;
      return { source, slug, confidence: 0.95, evidence };
    }
  }
  return null;
}

const valueIn = (address: string, parameter: string): string | null =>
  URL.parse(address)?.searchParams.get(parameter) ?? null;

/** How a company may have named its board: as its domain, or that without hyphens. */
function boardNames(host: string): ReadonlySet<string> {
  const name = siteName(host);
  return new Set([name, name.replaceAll('-', '')]);
}
