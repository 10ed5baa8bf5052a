import type { SourceId, sources } from '#sources/registry.ts';
import type { Board, BoardCompany, BoardPosting, Paging, PlayedVendor } from './boards/board.ts';
import { listPage, postingPage } from './pages.ts';
import { html, json, type SiteAnswer } from './site-answer.ts';

type Vendor = NonNullable<(typeof sources)[SourceId]['vendor']>;

/** Stands for a company in the addresses of a row. */
const anySlug = 'anycompany';

/** A board with the hosts and the careers address of its vendor's row, and a vendor's answers. */
export function playedBoard(vendor: Vendor, played: PlayedVendor): Board {
  const { exampleSlug, hosts } = vendor;
  const careersUrl = (slug: string): string =>
    vendor.careersUrl(exampleSlug === undefined ? slug : exampleSlug.replace('acme', () => slug));
  const example = new URL(careersUrl(anySlug));
  const templates = ownHostsOf(example.host, vendor).map((host) => host.replace(anySlug, '{slug}'));
  const ownHosts = templates.map(patternOf);
  const careers = patternOf(example.pathname.replace(anySlug, '{slug}'));
  const list = patternOf(played.list);
  const page = patternOf(played.page.replace(/\?.*/, ''));
  const details = Object.entries(played.details ?? {}).map(
    ([path, answer]) => [patternOf(path), answer] as const,
  );
  const paths = [list, ...details.map(([path]) => path), page, careers];
  const { isPlayedAt = () => true, ownSite = [], paging = onePage } = played;

  function slugIn(url: URL): string | null {
    if (!isPlayedAt(url.host)) return null;
    const named = played.slugParameter && url.searchParams.get(played.slugParameter);
    const patterns = hosts.includes(url.host) ? [] : ownHosts;
    const [inHost] = patterns.flatMap((host) => host.exec(url.host)?.groups?.slug ?? []);
    return named ?? inHost ?? inPath(paths, url, 'slug') ?? null;
  }

  function postingIn(url: URL, { postings }: BoardCompany): BoardPosting | undefined {
    const id = played.idIn?.(url) ?? inPath(paths, url, 'id');
    return postings.find((each) => (played.idOf ?? idOf)(each) === id);
  }

  const detailAt = ({ pathname }: URL) => details.find(([path]) => path.test(pathname))?.[1];

  function answer(url: URL, body: string, company: BoardCompany): SiteAnswer | null {
    if (list.test(url.pathname)) return played.listed(askedList(url, body, company, paging));
    if (careers.test(url.pathname)) {
      const address = (posting: BoardPosting) =>
        filled(played.page, company.slug, (played.idOf ?? idOf)(posting));
      return listPage(company, address);
    }
    const posting = postingIn(url, company);
    const detail = detailAt(url);
    if (posting === undefined) return null;
    if (detail !== undefined) return detail({ url, company, posting });
    return page.test(url.pathname) ? postingPage(company, posting) : null;
  }

  return {
    careersUrl,
    hosts: [...hosts, ...ownSite],
    ownHosts: (slug) => templates.map((host) => host.replace('{slug}', () => slug)),
    slugIn,
    startsList: (url, body) =>
      list.test(url.pathname) && paging.start(url, body, paging.size(url)) === 0,
    answer: (url, body, find) => {
      if (ownSite.includes(url.host)) return vendorPage;
      const slug = slugIn(url);
      const company = slug === null ? null : find(slug);
      const gone = played.gone ?? notFound;
      if (company !== null) return answer(url, body, company) ?? gone;
      return detailAt(url) === undefined ? played.unknown : gone;
    },
  };
}

/** A vendor with several domains may have a company on any of them. */
function ownHostsOf(host: string, { hosts, domains }: Vendor): readonly string[] {
  if (hosts.includes(host)) return [];
  const own = domains.find((domain) => host.endsWith(`.${domain}`)) ?? host;
  return [own, ...domains.filter((domain) => domain !== own)].map((domain) =>
    host.replace(own, domain),
  );
}

const idOf = ({ id }: BoardPosting): string => String(id);

const onePage: Paging = { start: () => 0, size: () => Number.POSITIVE_INFINITY };

function askedList(url: URL, body: string, company: BoardCompany, paging: Paging) {
  const size = paging.size(url);
  const start = paging.start(url, body, size);
  const postings = company.postings.slice(start, start + size);
  const total = company.postings.length;
  return { url, company, postings, start, size, total, isLast: start + size >= total };
}

/** The pattern of a path or a host, with a group for each name in braces. */
function patternOf(template: string): RegExp {
  const pieces = template.replace(/\/$/, '').split(/(\{\w+\})/);
  const anything = template.startsWith('/') ? '[^/]+' : '[^.]+';
  const pattern = pieces.map((piece) =>
    /^\{\w+\}$/.test(piece)
      ? `(?<${piece.slice(1, -1)}>${anything})`
      : piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`^${pattern.join('')}/?$`);
}

function inPath(paths: readonly RegExp[], { pathname }: URL, group: string): string | undefined {
  for (const path of paths) {
    const found = path.exec(pathname)?.groups?.[group];
    if (found !== undefined) return decodeURIComponent(found);
  }
  return undefined;
}

const filled = (template: string, slug: string, id: string): string =>
  template.replace('{slug}', () => slug).replace('{id}', () => id);

const notFound = json({ error: 'Not found' }, 404);

/** The vendor's own site, which has no openings. */
const vendorPage = html(
  '<!doctype html><html lang="en"><title>Software to hire with</title><h1>Hire with us</h1></html>',
);
