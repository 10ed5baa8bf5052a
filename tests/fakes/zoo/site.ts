import type { IncomingHttpHeaders } from 'node:http';
import { escapeHtml } from '#demo/pages.ts';
import { html, type SiteAnswer } from '#demo/site-answer.ts';
import type { JobText, Opening } from './content/openings.ts';

/** An opening as the site shows it: the right answer. Null is what the site does not show. */
export type Truth = {
  readonly title: string;
  /** The address of its details. */
  readonly url: string | null;
  readonly place: string | null;
  readonly department: string | null;
  /** A sentence of its description. */
  readonly text: string | null;
};

export type ZooRequest = {
  readonly url: URL;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Empty for a GET. */
  readonly body: string;
};

/** What a reader must find out. */
export type Outcome = 'openings' | 'no_openings' | 'login_wall' | 'challenge_page' | 'unreadable';

export type ZooSite = {
  readonly name: string;
  readonly kind: string;
  /** No answer to a plain request for a page has the openings. */
  readonly needsBrowser: boolean;
  /** Of the pages: BCP 47. */
  readonly language: string;
  /** The careers address that a user pastes. */
  readonly url: string;
  readonly otherHosts?: readonly string[];
  readonly outcome: Outcome;
  readonly openings: readonly Truth[];
  readonly shown: Shown;
  /** The documents that have every title without a script; the careers page by default. */
  readonly plain?: readonly string[];
  /** A script draws the pages of the openings. */
  readonly drawsDetails?: boolean;
  /** Null for an address that the site does not have. */
  readonly serve: (request: ZooRequest) => SiteAnswer | null;
  /** Changes the markup and moves the openings on: one closes, one is new. */
  readonly redesign?: () => void;
};

/** How a person sees all the openings, in Playwright's selectors. */
export type Shown = {
  /** Each opening on screen. Its text has the title, and the place if the site shows one. */
  readonly item: string;
  /** The place stands above or below the item. */
  readonly placeApart?: boolean;
  readonly frame?: string;
  /** Pressed before anything else. */
  readonly first?: string;
  /** Pressed again and again, each time another one; each press changes what is shown. */
  readonly press?: string;
  /** Scrolled down again and again. */
  readonly scroll?: string;
  /** A list whose last choice shows everything. */
  readonly select?: string;
  /** A menu each of whose choices shows another part. */
  readonly menu?: string;
};

type Page = {
  readonly lang: string;
  readonly title: string;
  readonly head?: string;
  readonly bodyAttributes?: string;
  readonly body: string;
};

/** A whole document; `title` is plain text, the rest is markup. */
export const page = ({ lang, title, head = '', bodyAttributes = '', body }: Page): SiteAnswer =>
  html(
    `<!doctype html>\n<html lang="${lang}">\n<head>\n<meta charset="utf-8">\n<title>${escapeHtml(title)}</title>\n` +
      `<meta name="viewport" content="width=device-width, initial-scale=1">\n${head}\n</head>\n` +
      `<body${bodyAttributes === '' ? '' : ` ${bodyAttributes}`}>\n${body}\n</body>\n</html>\n`,
  );

export const script = (body: string): SiteAnswer => ({
  status: 200,
  type: 'text/javascript; charset=utf-8',
  body,
});

/** Joins the markup of each item. */
export const each = <T>(list: readonly T[], markup: (item: T, n: number) => string): string =>
  list.map(markup).join('\n');

export const links = (items: Readonly<Record<string, string>>): string =>
  Object.entries(items)
    .map(([href, label]) => `<a href="${href}">${escapeHtml(label)}</a>`)
    .join(' ');

/** The description under three headings of the given element. */
export const sections = (text: JobText, heading = 'h2'): string => {
  const [duties, profile, offer] = text.headings;
  const part = (title: string, body: string) =>
    `<${heading}>${escapeHtml(title)}</${heading}>\n${body}`;
  const list = (lines: readonly string[]) =>
    `<ul>${each(lines, (line) => `<li>${escapeHtml(line)}</li>`)}</ul>`;
  return [
    `<p>${escapeHtml(text.intro)}</p>`,
    part(duties, list(text.duties)),
    part(profile, list(text.profile)),
    part(offer, `<p>${escapeHtml(text.offer)}</p>`),
  ].join('\n');
};

/** The description as an editor without styles writes it: bold lines and dashes. */
export const paragraphs = (text: JobText): string => {
  const [duties, profile, offer] = text.headings;
  const block = (title: string, lines: readonly string[]) =>
    `<p><strong>${escapeHtml(title)}:</strong><br>${lines.map((line) => `– ${escapeHtml(line)}`).join('<br>')}</p>`;
  return [
    `<p>${escapeHtml(text.intro)}</p>`,
    block(duties, text.duties),
    block(profile, text.profile),
    block(offer, [text.offer]),
  ].join('\n');
};

type Shows = {
  readonly url: (opening: Opening) => string | null;
  readonly place?: boolean;
  readonly department?: boolean;
  readonly text?: boolean;
};

/** The right answers for openings; a site shows place, department and text unless it says not. */
export const truths = (
  openings: readonly Opening[],
  { url, place = true, department = true, text = true }: Shows,
): readonly Truth[] =>
  openings.map((opening) => ({
    title: opening.title,
    url: url(opening),
    place: place ? opening.place : null,
    department: department ? opening.department : null,
    text: text ? opening.text.intro : null,
  }));

type Route = (request: ZooRequest, key: string) => SiteAnswer | null;

/**
 * Answers by path. `:key` in a pattern stands for one part of the path, which the route gets. A
 * pattern with an origin is for that host only.
 */
export function routed(table: Readonly<Record<string, Route>>): ZooSite['serve'] {
  const routes = Object.entries(table).map(([pattern, route]) => {
    const parts = pattern.split(':key').map((part) => part.replaceAll(/[.?*+]/g, '\\$&'));
    return {
      isWhole: pattern.startsWith('https:'),
      path: new RegExp(`^${parts.join('([^/]+)')}$`),
      route,
    };
  });
  return (request) => {
    const { origin, pathname } = request.url;
    for (const { isWhole, path, route } of routes) {
      const match = path.exec(isWhole ? origin + pathname : pathname);
      if (match !== null) return route(request, decodeURIComponent(match[1] ?? ''));
    }
    return null;
  };
}

/** The number in the query, or another one. */
export const numberIn = ({ url }: ZooRequest, name: string, otherwise: number): number =>
  Number(url.searchParams.get(name) ?? otherwise);
