import { isJobAddress } from '../web/job-links.ts';
import { jobWords } from '../web/job-words.ts';
import { isDepartment } from './fact-words.ts';
import { type Fact, factsIn, withColumns } from './facts.ts';
import { type Heading, headingChain, headingLevel } from './headings.ts';
import { isOfJobs, nameWords } from './node-signs.ts';
import type { PageNode, PageTree } from './page-tree.ts';
import { isKnownPlace } from './place-words.ts';
import {
  announces,
  isApplyLabel,
  isBesideHeading,
  isOtherHeading,
  isQuestion,
  isSaleLabel,
  namesOpenings,
} from './refused-words.ts';
import { isRole } from './role-words.ts';
import type { Row } from './rows.ts';

/** A row with its title. */
export type Titled = {
  readonly row: Row;
  /** The place of the title among the page's fragments. */
  readonly at: number;
  readonly title: string;
  /** The opening's own page; null without one. */
  readonly link: string | null;
};

export type ListScore = {
  /** 0 to 1: how surely the rows are openings. */
  readonly score: number;
  /** For a person: "12 of 14 titles name an occupation". */
  readonly reasons: readonly string[];
  /** Why the rows are no openings; null if they may be. */
  readonly refusal: string | null;
};

/** Rows looked at for facts. */
const fewRows = 8;

/** With a place, a kind of employment and a department nothing else is needed. */
const mostKinds = 3;

const weights = {
  roles: 0.4,
  links: 0.25,
  facts: 0.35,
  apply: 0.12,
  heading: 0.2,
  names: 0.15,
  page: 0.08,
  /** Each row leads to a page of its own, whose address says nothing. */
  pages: 0.08,
};

/** Scores rows as a list of openings. `headings` are those of the page. */
export function scoreList(
  tree: PageTree,
  rows: readonly Titled[],
  headings: readonly Heading[],
): ListScore {
  const titles = rows.map(({ title }) => title);
  const refused = (refusal: string): ListScore => ({ score: 0, reasons: [], refusal });
  const roles = share(titles, isRole);
  if (share(titles, isQuestion) >= 0.5) return refused('its titles are questions');
  if (roles < 0.3 && share(titles, isKnownPlace) >= 0.6) return refused('its titles are places');
  if (roles < 0.3 && share(titles, isDepartment) >= 0.6) {
    return refused('its titles are departments');
  }
  const heading = leadIn(tree, rows, headingOver(rows, headings));
  if (heading.other !== null) return refused(`it stands under "${heading.other}"`);
  const links = share(rows, ({ link }) => link !== null && isOpeningLink(link, tree.url));
  const otherLinks = share(rows, ({ link }) => link !== null && isOtherLink(link, tree));
  if (otherLinks >= 0.5) return refused('its links lead to stories, people or products');
  const sample = rows.slice(0, fewRows);
  const kinds = withColumns(
    sample.map(({ row, at }) => factsIn(tree, { ...row, root: row.node }, at)),
  ).map(kindsOf);
  const facts =
    sum(kinds.map((each) => Math.min(each.size, mostKinds))) / (mostKinds * sample.length);
  const apply = share(sample, ({ row }) => hasPiece(tree, row, isApplyLabel));
  if (share(sample, ({ row }) => hasPiece(tree, row, isSaleLabel)) >= 0.5) {
    return refused('its rows are for sale');
  }
  const names = hasJobNames(rows) ? 1 : 0;
  const pages = rows.length > 2 && links < 0.5 && haveOwnPages(tree, rows) ? 1 : 0;
  if (
    rows.length === 1 &&
    !isAloneSure(tree, rows, { roles, links, facts, apply, names, heading: heading.sure })
  ) {
    return refused('a single title proves no list');
  }
  const isAside = rows.every(({ row }) => row.node.zone === 'aside');
  const isPeople = share(
    sample,
    ({ row, title }) => isPerson(title) && hasRoleBeside(tree, row, title),
  );
  if (isPeople >= 0.5) return refused('it lists people');
  if (
    roles < 0.25 &&
    facts < 0.2 &&
    apply < 0.5 &&
    !(links >= 0.8 && (names > 0 || heading.sure > 0))
  ) {
    return refused('nothing in it reads like an opening');
  }
  const score =
    roles * weights.roles +
    links * weights.links +
    facts * weights.facts +
    apply * weights.apply +
    heading.sure * weights.heading +
    names * weights.names +
    pages * weights.pages +
    (isCareersPage(tree) ? weights.page : 0) -
    (isAside ? 0.25 : 0) -
    (heading.isBeside ? 0.3 : 0);
  return {
    score: Math.max(0, Math.min(1, score)),
    refusal: null,
    reasons: [
      `${Math.round(roles * titles.length)} of ${titles.length} titles name an occupation`,
      `${Math.round(links * titles.length)} of ${titles.length} links look like openings`,
      ...(facts > 0 ? ['places, kinds of employment or pay stand beside the titles'] : []),
      ...(apply > 0 ? ['people can apply'] : []),
      ...(heading.text === null ? [] : [`it stands under "${heading.text}"`]),
      ...(names > 0 ? ['its elements are named after openings'] : []),
    ],
  };
}

type Signs = Readonly<Record<'roles' | 'links' | 'facts' | 'apply' | 'names' | 'heading', number>>;

/** A single opening must be called one by what is around it, on a page that is not its own. */
function isAloneSure({ url }: PageTree, rows: readonly Titled[], signs: Signs): boolean {
  const page = URL.parse(url);
  const isOwnPage = page !== null && isJobAddress(page);
  const isCalled = signs.heading > 0 || signs.names > 0;
  const isSupported = signs.links > 0 || signs.facts > 0 || signs.apply > 0;
  const isHeading = rows.some(({ row }) => row.node.name === 'h1');
  return signs.roles > 0 && isCalled && isSupported && !isOwnPage && !isHeading;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

const share = <T>(list: readonly T[], test: (each: T) => boolean): number =>
  list.length === 0 ? 0 : list.filter((each) => test(each)).length / list.length;

/** Facts that stories, products and events lack. */
const telling = new Set(['place', 'type', 'workplace', 'pay', 'department', 'deadline']);

const kindsOf = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set(facts.flatMap(({ name }) => (name !== null && telling.has(name) ? name : [])));

type Over = {
  readonly sure: number;
  readonly text: string | null;
  readonly other: string | null;
  readonly isBeside: boolean;
};

/** What the headings over a list say of it. */
function headingOver(rows: readonly Titled[], headings: readonly Heading[]): Over {
  const [first] = rows;
  const none: Over = { sure: 0, text: null, other: null, isBeside: false };
  if (first === undefined) return none;
  const chain = headingChain(headings, first.row.first);
  // The page's own heading says less than that of the list.
  for (const [n, { text }] of chain.entries()) {
    if (n < 2 && isOtherHeading(text) && chain.length > 1) return { ...none, other: text };
    const sure = namesOpenings(text);
    if (sure > 0) return { ...none, sure: n < 3 ? sure : sure / 2, text };
  }
  const [nearest] = chain;
  if (nearest !== undefined && isOtherHeading(nearest.text) && nearest.level > 1) {
    return { ...none, other: nearest.text };
  }
  return { ...none, isBeside: nearest !== undefined && isBesideHeading(nearest.text) };
}

/** Sentences over a list that are read for what it is. */
const fewSentences = 3;

/** A sentence right before a list may say what it is: "These are our vacancies". */
function leadIn(tree: PageTree, rows: readonly Titled[], over: Over): Over {
  if (over.sure === 1 || over.other !== null || over.isBeside) return over;
  const first = rows[0]?.row.first ?? 0;
  for (let at = first - 1; at >= Math.max(0, first - fewSentences); at -= 1) {
    const piece = tree.fragments[at];
    if (piece === undefined || piece.node.zone === 'chrome' || piece.node.link !== null) break;
    if (announces(piece.text)) return { ...over, sure: 0.8, text: piece.text };
    if (headingLevel(piece) !== null) break;
  }
  return over;
}

/** True if each row links to another page of the site, all under the same part of it. */
function haveOwnPages({ url }: PageTree, rows: readonly Titled[]): boolean {
  const links = rows.flatMap(({ link }) => (link === null ? [] : (URL.parse(link) ?? [])));
  const host = URL.parse(url)?.host;
  const places = new Set(links.map(({ pathname }) => pathname.replace(/\/[^/]*\/?$/, '')));
  return (
    links.length === rows.length &&
    links.every((link) => link.host === host) &&
    new Set(links.map(({ href }) => href)).size === links.length &&
    places.size === 1
  );
}

/** True for an address under a word for jobs, or below the list's own: `/open-roles/clerk`. */
function isOpeningLink(link: string, pageUrl: string): boolean {
  const url = URL.parse(link);
  const page = URL.parse(pageUrl);
  if (url === null || page === null) return false;
  if (isJobAddress(url)) return true;
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const word = parts.slice(0, -1).findLastIndex((part) => endsWithJobWord(part));
  const rest = parts.slice(word + 1);
  if (rest.some((part) => jobWords.isBeside(part))) return false;
  if (startsWithJobWord(parts.at(-1) ?? '')) return true;
  if (word !== -1 && rest.length <= 3) return true;
  const base = page.pathname.replace(/(?:index)?\.\w{2,5}$|\/+$/, '');
  const isBelow = base.length > 1 && url.host === page.host && url.pathname.startsWith(`${base}/`);
  return isBelow && namesOpenings(decodedWords(page.pathname)) > 0;
}

/** True for `jobs`, `season-jobs`, `emplois-stellen`; not for `special-offers`. */
const endsWithJobWord = (part: string): boolean => {
  if (jobWords.isAny(part)) return true;
  const words = part.split(/[-_]/);
  const last = words.at(-1) ?? '';
  return (
    words.length > 1 &&
    words.length < 4 &&
    jobWords.isAny(last) &&
    !/^(?:offers?|offres?|ofertas?|offerte)$/i.test(last) &&
    !words.some((each) => jobWords.isBeside(each))
  );
};

/** True for `job-cook-in-berlin`, `stelle_koch`: the opening's name follows. */
const startsWithJobWord = (part: string): boolean => {
  const [word = '', rest = ''] = part.split(/[-_](.+)/);
  return rest.length > 2 && jobWords.isOne(word);
};

/** True if the page's address or title names careers. */
function isCareersPage({ url, title }: PageTree): boolean {
  const page = URL.parse(url);
  const parts = page === null ? [] : [...page.hostname.split('.'), ...page.pathname.split('/')];
  return (
    parts.some((part) => jobWords.isAny(part)) ||
    title.split(/\s[|–—-]\s/).some((part) => namesOpenings(part) > 0)
  );
}

/** `/open-roles` as words. */
const decodedWords = (path: string): string =>
  (
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? ''
  ).replace(/[-_+]/g, ' ');

const otherPaths =
  /\/(?:blog|news|press|stories|story|articles?|magazin\p{L}*|posts?|events?|people|team|persons?|authors?|products?|produkte?|shop|store|collections|customers?|case-stud\p{L}+|podcasts?|webinars?|aktuelles|presse|actualites?|noticias|notizie|nieuws|nyheter|aktualnosci|aktuality)\//iu;

function isOtherLink(link: string, tree: PageTree): boolean {
  const url = URL.parse(link);
  if (url === null || isJobAddress(url)) return false;
  // What the address of a careers page says itself says nothing of its rows: `/team/join/cook`.
  const own = isCareersPage(tree)
    ? (URL.parse(tree.url)?.pathname.replace(/[^/]*$/, '') ?? '/')
    : '/';
  const path = url.pathname.startsWith(own) ? `/${url.pathname.slice(own.length)}` : url.pathname;
  return otherPaths.test(path);
}

function hasPiece(tree: PageTree, row: Row, isIt: (text: string) => boolean): boolean {
  for (let at = row.first; at < Math.min(row.end, row.first + 200); at += 1) {
    if (isIt(tree.fragments[at]?.text ?? '')) return true;
  }
  return false;
}

/** True if an element that holds the rows, or a row itself, is named after openings. */
function hasJobNames(rows: readonly Titled[]): boolean {
  let around: PageNode | null = rows[0]?.row.node ?? null;
  for (let step = 0; step < 6 && around !== null && around.name !== 'body'; step += 1) {
    if (isOfJobs(nameWords(around.attributes))) return true;
    around = around.parent;
  }
  return false;
}

/** Two or three words with capitals, none of them a role's: perhaps a person's name. */
const isPerson = (title: string): boolean =>
  /^(?:(?:dr|prof|mr|mrs|ms|herr|frau)\.?\s)?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(
    title,
  ) && !isRole(title);

/** True if a role stands in a short piece beside the title. */
function hasRoleBeside(tree: PageTree, row: Row, title: string): boolean {
  for (let at = row.first; at < Math.min(row.end, row.first + 6); at += 1) {
    const text = tree.fragments[at]?.text ?? '';
    if (text !== title && text.length <= 60 && isRole(text)) return true;
  }
  return false;
}
