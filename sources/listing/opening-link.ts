import { isJobAddress } from '../web/job-links.ts';
import { textOf } from './node-html.ts';
import type { PageNode, PageTree } from './page-tree.ts';
import { isApplyLabel, isControlLabel } from './refused-words.ts';
import type { Row } from './rows.ts';

/** Pieces of a row that are searched for a link. */
const fewPieces = 60;

/**
 * The address of an opening's own page: the link of its title, around its row, or of a control such
 * as "Read more". Null if the row only links to a part of its page, a mail address or a form.
 */
export function linkOf(tree: PageTree, row: Row, titleAt: number): string | null {
  const page = withoutHash(tree.url);
  const isOwn = (link: string | null): link is string =>
    link !== null && withoutHash(link) !== page && !isOfOthers(link);
  const title = tree.fragments[titleAt]?.node.link ?? null;
  if (isOwn(title)) return title;
  const links = linksIn(row);
  const job = links.find(({ link }) => isOwn(link) && isJobAddress(new URL(link)));
  if (job !== undefined) return job.link;
  for (const { link, text } of links) {
    if (isOwn(link) && (isControlLabel(text) || isApplyLabel(text) || text === '')) return link;
  }
  const [only, ...others] = links.filter(({ link }) => /^https?:/.test(link));
  const isOnly = only !== undefined && others.every(({ link }) => link === only.link);
  return isOnly && isOwn(only.link) && only.isAlone && isShort(only.text) ? only.link : null;
}

/** A control says what it does in a few words, in whatever language. */
const isShort = (text: string): boolean => text.length <= 40 && text.split(/\s+/).length <= 5;

const withoutHash = (address: string): string => address.replace(/#.*$/, '');

/** Shares of social networks, sign-ins and lists of favourites. */
const others =
  /^https?:\/\/(?:[\w-]+\.)*(?:facebook|twitter|x|linkedin|xing|whatsapp|instagram|youtube|pinterest|addtoany|google|goo|mapy|maps|openstreetmap|kununu|glassdoor|t|wa)\.[a-z.]{2,6}(?:\/|$)|\/(?:login|signin|sign-in|register|favou?rites?)(?:[/?]|$)/i;

const isOfOthers = (link: string): boolean => others.test(link);

type Link = {
  readonly link: string;
  readonly text: string;
  /** No words stand beside it in its line. */
  readonly isAlone: boolean;
};

function linksIn({ node, tail }: Row): readonly Link[] {
  const found: Link[] = [];
  const visit = (each: PageNode): void => {
    if (found.length >= fewPieces) return;
    if (each.link !== null && (each.isLink || each === node)) {
      found.push({ link: each.link, text: textOf(each), isAlone: isAlone(each) });
      if (each.isLink) return;
    }
    for (const child of each.children) if (typeof child === 'object') visit(child);
  };
  for (const each of [node, ...tail]) visit(each);
  return found;
}

const isAlone = ({ parent }: PageNode): boolean =>
  !(parent?.children ?? []).some(
    (child) => typeof child === 'string' && /[\p{L}\p{N}]/u.test(child),
  );

/** The element on the same page that a row's control opens: a panel, a tab or a dialog. */
export function panelOf(tree: PageTree, { node, tail }: Row): PageNode | null {
  let panel: PageNode | null = null;
  let looked = 0;
  const visit = (each: PageNode): void => {
    looked += 1;
    if (panel !== null || looked > 200) return;
    for (const name of targetNames) {
      const id = idIn(each.attributes[name]);
      const target = id === null ? undefined : tree.byId.get(id);
      if (target !== undefined && !isAround(target, each)) panel ??= target;
    }
    for (const child of each.children) if (typeof child === 'object') visit(child);
  };
  for (const each of [node, ...tail]) visit(each);
  return panel;
}

const targetNames = [
  'aria-controls',
  'data-target',
  'data-bs-target',
  'data-toggle-target',
  'href',
];

const idIn = (value: string | undefined): string | null =>
  /^#?([\w:.-]{1,200})$/.exec(value ?? '')?.[1] ?? null;

function isAround(target: PageNode, node: PageNode): boolean {
  return target.first <= node.first && target.end >= node.end && target.index <= node.index;
}
