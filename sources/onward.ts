import { resolveLink } from '#core/url.ts';
import { walkHtml } from './html-walk.ts';
import { referencesOf } from './page-references.ts';
import type { Page } from './source.ts';

/** Where a page redirects its visitors: absolute addresses of other pages, or null. */
export type Onward = {
  readonly refresh: string | null;
  /** By a script, or for browsers without scripts: it may depend on more than the page's text. */
  readonly hint: string | null;
};

/** A page with a longer delay is meant to be read, and only reloads itself. */
const longestWaitS = 30;

/** Where a page redirects: `meta http-equiv=refresh` (HTML standard, 4.2.5.3), or a script. */
export function onwardOf(page: Page): Onward {
  const refreshes = page.html === null ? [] : refreshesOf(page.html);
  const sure = refreshes.find(({ isForAll }) => isForAll);
  const other = refreshes.find(({ isForAll }) => !isForAll);
  return {
    refresh: sure === undefined ? null : elsewhere(sure, page),
    hint: scriptTarget(page) ?? (other === undefined ? null : elsewhere(other, page)),
  };
}

type Refresh = {
  readonly address: string;
  readonly base: string | null;
  /** False inside `noscript`, which browsers with scripts ignore. */
  readonly isForAll: boolean;
};

function refreshesOf(html: string): readonly Refresh[] {
  const found: Refresh[] = [];
  if (!/http-equiv/i.test(html)) return found;
  let base: string | null = null;
  let noscripts = 0;
  walkHtml(html, {
    onopentag(name, attributes) {
      if (name === 'noscript') noscripts += 1;
      if (name === 'base') base ??= attributes.href ?? null;
      if (name !== 'meta' || !/^\s*refresh\s*$/i.test(attributes['http-equiv'] ?? '')) return;
      const address = targetIn(attributes.content ?? '');
      if (address !== null) found.push({ address, base, isForAll: noscripts === 0 });
    },
    onclosetag(name) {
      if (name === 'noscript') noscripts -= 1;
    },
  });
  return found;
}

/** The address in `0; url='/jobs'`: `url=`, quotes and blanks are optional. */
function targetIn(content: string): string | null {
  const found =
    /^\s*(\d*)(?:\.[\d.]*)?(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(.*))/is.exec(
      content,
    );
  if (found === null || Number(found[1]) > longestWaitS) return null;
  return (found[2] ?? found[3] ?? found[4] ?? '').trim() || null;
}

const assignment =
  /(?<![\w$])location(?:\.href|\[["']href["']\])?\s{0,9}=\s{0,9}(["'`])([^"'`\s$\\]{1,2000})\1|(?<![\w$])location\.(?:replace|assign)\(\s{0,9}(["'`])([^"'`\s$\\]{1,2000})\3/g;

function scriptTarget(page: Page): string | null {
  for (const text of referencesOf(page).settings) {
    for (const match of text.replaceAll('\\/', '/').matchAll(assignment)) {
      const address = match[2] ?? match[4] ?? '';
      const target = elsewhere({ address, base: null }, page);
      if (target !== null) return target;
    }
  }
  return null;
}

/** The address if it is another page's; a page that reloads itself leads nowhere. */
function elsewhere({ address, base }: Pick<Refresh, 'address' | 'base'>, page: Page) {
  const own = withoutHash(page.url.href);
  const from = base === null ? own : (resolveLink(base, own) ?? own);
  const target = resolveLink(address, from);
  return target === null || withoutHash(target) === own ? null : withoutHash(target);
}

const withoutHash = (address: string): string => address.replace(/#.*/, '');
