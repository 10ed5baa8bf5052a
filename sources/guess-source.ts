import { AppError } from '#core/errors.ts';
import { counted } from '#core/quantity.ts';
import { referencesOf } from './page-references.ts';
import { type SourceId, sourceIds, sources } from './registry.ts';
import { siteName } from './site.ts';
import type { Detection, FetchContext, Glimpse, Page } from './source.ts';

/**
 * The board behind links such as `?gh_jid=123`: tries the company's name, and believes it only if
 * that board lists one of the page's openings. `asked` is the address before redirects, which may
 * carry the parameter too.
 */
export async function matchHiddenBoard(
  page: Page,
  asked: URL,
  context: FetchContext,
): Promise<Detection | null> {
  const addresses = [asked.href, page.url.href, ...referencesOf(page).links];
  for (const source of sourceIds) {
    const parameter = sources[source].vendor?.openingParameter;
    if (parameter === undefined) continue;
    const named = new Set(addresses.flatMap((address) => valueIn(address, parameter) ?? []));
    if (named.size === 0) continue;
    for (const slug of boardNames(page.url.hostname)) {
      const found = await probeGuess(source, slug, context);
      const id = found?.ids.find((candidate) => named.has(candidate));
      if (id === undefined) continue;
      const evidence = `${parameter}=${id} is an opening of the board "${slug}"`;
      return { source, slug, confidence: 0.95, evidence };
    }
  }
  return null;
}

const valueIn = (address: string, parameter: string): string | null =>
  URL.parse(address)?.searchParams.get(parameter) ?? null;

/** Likely board names: the domain's name, with and without hyphens. */
function boardNames(host: string): ReadonlySet<string> {
  const name = siteName(host);
  return new Set([name, name.replaceAll('-', '')]);
}

/**
 * A vendor's API on the company's own host, for pages that give no hint of it. Comes last, since it
 * costs a request. Null if no vendor answers.
 */
export async function matchOwnHost(url: URL, context: FetchContext): Promise<Detection | null> {
  for (const source of sourceIds.filter(isServedOnOwnDomains)) {
    const found = await probeGuess(source, url.hostname, context);
    if (found === null || found.ids.length === 0) continue;
    const evidence = `${url.hostname} answers as ${sources[source].label} does`;
    return { source, slug: url.hostname, confidence: 0.95, evidence };
  }
  return null;
}

/** A feed in JSON at the address itself, which no page is. */
export async function matchJsonFeed(url: URL, context: FetchContext): Promise<Detection | null> {
  const found = await probeGuess('feed', url.href, context);
  if (found === null) return null;
  return { source: 'feed', slug: url.href, confidence: 0.9, evidence: 'the address is a feed' };
}

/** The sitemap of the site, for pages that show their openings only with scripts. */
export async function matchSitemap(url: URL, context: FetchContext): Promise<Detection | null> {
  const found = await probeGuess('sitemap', url.href, context);
  if (found === null) return null;
  const listed = counted(found.ids.length, 'opening', 'openings');
  const evidence = `the sitemap of ${url.hostname} lists ${listed}`;
  return { source: 'sitemap', slug: url.href, confidence: 0.4, evidence };
}

/**
 * What a vendor shows of a guessed board. Null for any other answer: a page, a wall, an error.
 * Throws if the user cancelled.
 */
async function probeGuess(
  source: SourceId,
  slug: string,
  context: FetchContext,
): Promise<Glimpse | null> {
  try {
    return (await (await sources[source].load()).probe?.(slug, context)) ?? null;
  } catch (error) {
    if (error instanceof AppError && !context.signal.aborted) return null;
    throw error;
  }
}

const isServedOnOwnDomains = (source: SourceId): boolean =>
  sources[source].vendor?.isServedOnOwnDomains === true;
