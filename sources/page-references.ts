import { resolveLink } from '#core/url.ts';
import { walkHtml } from './html-walk.ts';
import type { Page } from './source.ts';

/** The addresses on a page, absolute, in document order, with duplicates. */
export type PageReferences = {
  readonly embeds: readonly string[];
  readonly links: readonly string[];
  /** Addresses inside scripts and data attributes. */
  readonly mentions: readonly string[];
  /** The text of each script, and of each element's attributes for scripts. */
  readonly settings: readonly string[];
  /** `link rel=canonical` and `rel=next`, the latter on links too. */
  readonly canonical: string | null;
  readonly next: string | null;
  readonly isOverfull: boolean;
};

/**
 * Why a page is not read to its end. Each link costs several looks, and no readable list is
 * that long.
 */
export const tooManyLinks = 'the page has more than 20,000 links';

/** The most addresses of one kind read from one page. */
export const maxLinks = 20_000;

const none: PageReferences = {
  embeds: [],
  links: [],
  mentions: [],
  settings: [],
  canonical: null,
  next: null,
  isOverfull: false,
};

/** Reads each page once, however many sources ask. */
const known = new WeakMap<Page, PageReferences>();

export function referencesOf(page: Page): PageReferences {
  if (page.html === null) return none;
  const references = known.get(page) ?? readReferences(page.html, page.url.href);
  known.set(page, references);
  return references;
}

function readReferences(html: string, pageUrl: string): PageReferences {
  const embeds: string[] = [];
  const links: string[] = [];
  const settings: string[] = [];
  const relations = new Map<string, string>();
  let base = pageUrl;
  let script: string | null = null;
  let isOverfull = false;

  const keep = (list: string[], address: string | undefined): void => {
    if (list.length === maxLinks) {
      isOverfull ||= list === links && address !== undefined;
      return;
    }
    const url = address === undefined ? null : resolveLink(address, base);
    if (url !== null) list.push(url);
  };
  const relate = ({ rel, href }: Attributes): void => {
    const url = href === undefined ? null : resolveLink(href, base);
    for (const name of (rel ?? '').toLowerCase().split(/\s+/)) {
      if (url !== null && !relations.has(name)) relations.set(name, url);
    }
  };

  walkHtml(html, {
    onopentag(name, attributes) {
      script = name === 'script' ? `${textOf(attributes)}\n` : null;
      if (script === null && isForScripts(attributes)) settings.push(textOf(attributes, isNoLink));
      if (name === 'base' && attributes.href) base = resolveLink(attributes.href, base) ?? base;
      if (name === 'iframe' || name === 'script' || name === 'frame') {
        keep(embeds, attributes.src ?? attributes['data-src']);
      }
      if (name === 'a' || name === 'area') keep(links, attributes.href);
      keep(links, attributes['data-href']);
      if (name === 'a' || name === 'link') relate(attributes);
    },
    ontext(text) {
      if (script !== null) script += text;
    },
    onclosetag() {
      if (script !== null) settings.push(script);
      script = null;
    },
  });
  return {
    embeds,
    links,
    mentions: mentionsIn(settings),
    settings,
    canonical: relations.get('canonical') ?? null,
    next: relations.get('next') ?? null,
    isOverfull,
  };
}

type Attributes = Readonly<Record<string, string>>;

/** True if only scripts read an element's attributes, or it leads somewhere without a link. */
const isForScripts = (attributes: Attributes): boolean =>
  Object.keys(attributes).some((name) => /^(data-|on|action$|formaction$)/.test(name));

/** A link that scripts watch is still a link, and says no more than others. */
const isNoLink = (name: string): boolean => name !== 'href' && name !== 'src';

/** The attributes as written, without `data-`. */
function textOf(attributes: Attributes, isWanted: (name: string) => boolean = () => true): string {
  const written: string[] = [];
  for (const name of Object.keys(attributes)) {
    if (isWanted(name)) written.push(`${name.replace(/^data-/, '')}="${attributes[name]}"`);
  }
  return written.join(' ');
}

function mentionsIn(scripts: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const script of scripts) {
    const plain = script.replace(/\\u002f/gi, '/').replaceAll('\\/', '/');
    for (const [address] of plain.matchAll(addressInText)) {
      if (found.length === maxLinks) return found;
      found.push(address.startsWith('//') ? `https:${address}` : address);
    }
  }
  return found;
}

/** A host name has at most 253 characters, in labels of at most 63 (RFC 1035, 2.3.4). */
const addressInText =
  /(?:https?:)?\/\/[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,126}(?:[/?][^\s"'`<>\\)]{0,4000})?/gi;
