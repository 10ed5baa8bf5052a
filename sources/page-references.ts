import { resolveLink } from '#core/url.ts';
import { walkHtml } from './html-walk.ts';
import type { Page } from './source.ts';

/** The addresses a page names, absolute, in document order, duplicates kept. */
export type PageReferences = {
  /** What frames and scripts are loaded from. */
  readonly embeds: readonly string[];
  /** Where links lead. */
  readonly links: readonly string[];
  /** Addresses written inside scripts. */
  readonly mentions: readonly string[];
  /** `link rel=canonical` and `rel=next`, the latter on links too. */
  readonly canonical: string | null;
  readonly next: string | null;
};

const none: PageReferences = { embeds: [], links: [], mentions: [], canonical: null, next: null };

/** One reading for each page, however many sources ask. */
const known = new WeakMap<Page, PageReferences>();

/** What the page refers to; nothing where only its address is known. */
export function referencesOf(page: Page): PageReferences {
  if (page.html === null) return none;
  const references = known.get(page) ?? readReferences(page.html, page.url.href);
  known.set(page, references);
  return references;
}

function readReferences(html: string, pageUrl: string): PageReferences {
  const embeds: string[] = [];
  const links: string[] = [];
  const mentions: string[] = [];
  const relations = new Map<string, string>();
  let base = pageUrl;
  let isScript = false;

  const keep = (list: string[], address: string | undefined): void => {
    const url = address === undefined ? null : resolveLink(address, base);
    if (url !== null) list.push(url);
  };
  const relate = ({ rel, href }: Readonly<Record<string, string>>): void => {
    const url = href === undefined ? null : resolveLink(href, base);
    for (const name of (rel ?? '').toLowerCase().split(/\s+/)) {
      if (url !== null && !relations.has(name)) relations.set(name, url);
    }
  };

  walkHtml(html, {
    onopentag(name, attributes) {
      isScript = name === 'script';
      if (name === 'base' && attributes.href) base = resolveLink(attributes.href, base) ?? base;
      if (name === 'iframe' || name === 'script' || name === 'frame') {
        keep(embeds, attributes.src ?? attributes['data-src']);
      }
      if (name === 'a') keep(links, attributes.href);
      if (name === 'a' || name === 'link') relate(attributes);
    },
    ontext(text) {
      // One by one: a script may name more addresses than a call takes arguments.
      if (isScript) for (const address of addressesIn(text)) mentions.push(address);
    },
    onclosetag() {
      isScript = false;
    },
  });
  const canonical = relations.get('canonical') ?? null;
  return { embeds, links, mentions, canonical, next: relations.get('next') ?? null };
}

/** Addresses in a script's text, where slashes may be escaped. */
function addressesIn(script: string): readonly string[] {
  const plain = script.replace(/\\u002f/gi, '/').replaceAll('\\/', '/');
  const found = plain.match(/(?:https?:)?\/\/[a-z\d-]+(?:\.[a-z\d-]+)+\/[^\s"'`<>\\)]*/gi) ?? [];
  return found.map((address) => (address.startsWith('//') ? `https:${address}` : address));
}
