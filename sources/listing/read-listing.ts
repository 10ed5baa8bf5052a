import { isClosedRow } from './closed-row.ts';
import { type FactTexts, type FieldName, surestOf } from './fact-texts.ts';
import { cellOf, enough, factsIn, isHeaderRow, withColumns } from './facts.ts';
import { freeLists } from './free-lists.ts';
import { groupFacts } from './group-facts.ts';
import {
  type Heading,
  headingBefore,
  headingChain,
  headingsOf,
  headingsOutside,
} from './headings.ts';
import { type ListScore, scoreList, type Titled } from './list-score.ts';
import { type Selectors, selectRows } from './listing-recipe.ts';
import { linkOf } from './opening-link.ts';
import { type PageTree, readPageTree } from './page-tree.ts';
import { reachingFacts } from './reaching-cells.ts';
import {
  isOtherHeading,
  isQuestion,
  isTalentPool,
  namesOpenings,
  saysNone,
} from './refused-words.ts';
import { isRole } from './role-words.ts';
import { ofOneKind } from './row-company.ts';
import { type Row, type RowGroup, rowGroups } from './rows.ts';
import { withSelectedFields } from './selected-fields.ts';
import { splitTitle } from './split-title.ts';
import { columnKeys, isInHeading, isTitleLike, titleColumnOf } from './title-column.ts';

export type FoundOpening = FactTexts & {
  readonly title: string;
  /** The opening's own page; null if the list is all there is. */
  readonly url: string | null;
  /** How surely each field is what it seems, 0.6 to 1; fields below count as not stated. */
  readonly confidence: Readonly<Partial<Record<FieldName | 'title', number>>>;
  readonly row: Row;
  /** The place of the title among the page's fragments. */
  readonly at: number;
};

export type FoundList = {
  readonly openings: readonly FoundOpening[];
  readonly score: number;
  readonly reasons: readonly string[];
};

export type Refused = { readonly what: string; readonly reason: string };

export type ListingReading = {
  readonly tree: PageTree;
  /** The lists of openings on the page, in document order. */
  readonly lists: readonly FoundList[];
  /** The openings of all lists, each once. */
  readonly openings: readonly FoundOpening[];
  /** The best list's score, 0 to 1; 0 without any. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** What looked like openings and is none. */
  readonly refused: readonly Refused[];
  /** What may be openings and is not read: the list is not proven whole. */
  readonly unsure: readonly Refused[];
  /** The selectors of a recipe found the openings. */
  readonly isByRecipe: boolean;
  /** The page says that it has no openings. */
  readonly saysNone: boolean;
};

/** From here on rows are believed to be openings; a single row must be surer. */
export const believed = 0.5;
const believedAlone = 0.6;

/** The best candidates are compared; a page has a few at most. */
const maxCandidates = 24;

/**
 * Finds the lists of openings on a page by their structure and words, or by the selectors of a
 * recipe, without I/O. The work grows with the page's length.
 */
export function readListing(
  page: { readonly url: string; readonly html: string },
  selectors: Selectors | null = null,
): ListingReading {
  return readTree(readPageTree(page), selectors);
}

/** The same for a page that was read into its elements. */
export function readTree(tree: PageTree, selectors: Selectors | null = null): ListingReading {
  const headings = headingsOf(tree);
  const refused: Refused[] = [];
  const unsure: Refused[] = [];
  const noneAt = tree.fragments.findIndex(
    ({ text, node }) => node.zone !== 'chrome' && saysNone(text),
  );
  const isNone = noneAt !== -1;
  const candidates =
    selectors === null
      ? candidatesOf(tree, headings, refused)
      : selectedCandidates(tree, selectors, headings);
  // A page that says it has none may still show what to send without an opening.
  const free = freeLists(
    isNone
      ? candidates.filter(
          (each) => each.score.score >= 0.75 && !isAfterNone(each, noneAt, headings),
        )
      : candidates,
  );
  const lists = alike(free, refused, unsure).map((candidate) => readList(tree, candidate, refused));
  const kept = lists
    .filter(({ openings }) => openings.length > 0)
    .map((list) =>
      selectors === null
        ? list
        : { ...list, openings: withSelectedFields(list.openings, selectors) },
    );
  const best = kept.toSorted((a, b) => b.score - a.score)[0];
  return {
    tree,
    lists: kept,
    openings: distinct(kept),
    score: best?.score ?? 0,
    reasons: best?.reasons ?? [],
    refused,
    unsure,
    isByRecipe: selectors !== null,
    saysNone: isNone,
  };
}

/** After "We have no openings", another part of the page tells of teams or fields of work. */
function isAfterNone({ rows }: Candidate, noneAt: number, headings: readonly Heading[]): boolean {
  const first = rows[0]?.row.first ?? 0;
  const over = headingBefore(
    headingsOutside(
      headings,
      rows.map(({ row }) => row),
    ),
    first,
  );
  return over !== null && over.at > noneAt && namesOpenings(over.text) < 1;
}

type Candidate = {
  readonly rows: readonly Titled[];
  readonly score: ListScore;
  /** How much the titles stand out in their rows. */
  readonly prominence: number;
  /** Most rows hold several openings: they are groups of a list, no rows. */
  readonly isOfGroups: boolean;
};

/** The rows of a recipe, which need no score: they were believed before. */
function selectedCandidates(
  tree: PageTree,
  selectors: Selectors,
  headings: readonly Heading[],
): readonly Candidate[] {
  const titled = (selectRows(tree, selectors) ?? []).flatMap(({ row, at }): readonly Titled[] => {
    const title = tree.fragments[at]?.text ?? '';
    const isOne = isTitleLike(title) && !isHeaderRow(tree, row.first, row.end);
    return isOne ? [{ row, at, title, link: linkOf(tree, row, at) }] : [];
  });
  const outside = headingsOutside(
    headings,
    titled.map(({ row }) => row),
  );
  const rows = titled.filter((each) => isOpeningRow(tree, each, outside));
  const score = { score: 1, reasons: ['its recipe finds it'], refusal: null };
  return rows.length === 0 ? [] : [{ rows, score, prominence: 1, isOfGroups: false }];
}

/** False for a talent pool, a filled opening, and a row under a heading such as "Similar jobs". */
function isOpeningRow(
  tree: PageTree,
  { row, at, title }: Titled,
  headings: readonly Heading[],
): boolean {
  const [over] = headingChain(headings, row.first);
  if (isTalentPool(title) || isClosedRow(tree, row, at)) return false;
  return over === undefined || !isOtherHeading(over.text);
}

/** Without the questions that stand beside openings in a like form. */
function answersApart(rows: readonly Titled[]): readonly Titled[] {
  const others = rows.filter(({ title }) => !isQuestion(title));
  return others.length * 2 > rows.length ? others : rows;
}

/** An address that rows with other titles share is a form or a page about all of them. */
function withOwnLinks(rows: readonly Titled[]): readonly Titled[] {
  const titles = new Map<string, string>();
  const shared = new Set<string>();
  for (const { link, title } of rows) {
    if (link === null) continue;
    const known = titles.get(link);
    if (known !== undefined && known !== title) shared.add(link);
    else titles.set(link, title);
  }
  if (shared.size === 0) return rows;
  return rows.map((each) =>
    each.link !== null && shared.has(each.link) ? { ...each, link: null } : each,
  );
}

function candidatesOf(
  tree: PageTree,
  headings: readonly Heading[],
  refused: Refused[],
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const group of rowGroups(tree)) {
    const candidate = candidateOf(tree, group, headings, refused);
    if (candidate !== null) candidates.push(candidate);
  }
  return candidates.toSorted((a, b) => worth(b) - worth(a)).slice(0, maxCandidates);
}

function candidateOf(
  tree: PageTree,
  { rows: all }: RowGroup,
  allHeadings: readonly Heading[],
  refused: Refused[],
): Candidate | null {
  const column = titleColumnOf(tree, all);
  if (column === null) return null;
  const headings = headingsOutside(allHeadings, all);
  const titled = answersApart(all.flatMap((row) => titledOf(tree, row, column.key) ?? []));
  const own = titled.filter((each) => isOpeningRow(tree, each, headings));
  const rows = withOwnLinks(ofOneKind(tree, own, headings));
  if (rows.length === 0) {
    const [first] = titled;
    if (titled.length > 1 && first !== undefined) {
      refused.push({ what: first.title, reason: 'it stands under another heading' });
    }
    return null;
  }
  const score = scoreList(tree, rows, headings);
  if (score.refusal !== null && rows.length > 1 && refused.length < 50) {
    refused.push({ what: rows[0]?.title ?? '', reason: score.refusal });
  }
  const least = rows.length > 1 ? believed : believedAlone;
  const isOfGroups = holdSeveral(tree, rows);
  if (rows.length === 1 && isOfGroups) return null;
  return score.score >= least ? { rows, score, prominence: column.score, isOfGroups } : null;
}

/** The row with its title; null for a row without one. */
export function titledOf(tree: PageTree, row: Row, key: string): Titled | null {
  if (isHeaderRow(tree, row.first, row.end)) return null;
  const at = columnKeys(tree, row, 24).get(key) ?? firstHeading(tree, row);
  const text = at === null ? null : tree.fragments[at]?.text;
  // What follows a row's own element is about the opening, not its title.
  if (
    at === null ||
    at >= row.node.end ||
    text === null ||
    text === undefined ||
    !isTitleLike(text)
  )
    return null;
  return { row, at, title: text, link: linkOf(tree, row, at) };
}

/** A row that is built otherwise, such as a featured one, has its title in a heading. */
function firstHeading(tree: PageTree, row: Row): number | null {
  for (let at = row.first; at < Math.min(row.end, row.first + 8); at += 1) {
    const node = tree.fragments[at]?.node;
    if (node !== undefined && isInHeading(node, row.node)) return at;
  }
  return null;
}

/** A longer list of almost the same score is the whole list, not a part of it. */
const worth = ({ rows, score, prominence, isOfGroups }: Candidate): number =>
  score.score +
  Math.min(0.2, Math.log2(rows.length) * 0.04) +
  prominence * 0.15 -
  (isOfGroups ? 0.5 : 0);

/** True if rows hold further pieces like their title: other roles, or links to other pages. */
export function holdSeveral(tree: PageTree, rows: readonly Titled[]): boolean {
  const sample = rows.slice(0, 10);
  let others = 0;
  for (const { row, at, link } of sample) {
    const own = tree.fragments[at]?.node;
    for (let next = row.first; next < Math.min(row.end, at + 40); next += 1) {
      const piece = tree.fragments[next];
      if (piece === undefined || own === undefined || next === at) continue;
      const { node, text } = piece;
      const isAlike = node.path === own.path && node.kind === own.kind;
      const isOther =
        isTitleLike(text) &&
        (node.link === null ? isInHeading(node, row.node) : node.link !== link);
      if (isAlike && (isOther || isRole(text)) && cellOf(node)?.column === cellOf(own)?.column) {
        others += 1;
      }
    }
  }
  return others >= sample.length / 2;
}

/** A page's lists are about as sure as its best; others, beside it, are about other things. */
const tolerance = 0.2;
const sureAlone = 0.8;

function alike(
  candidates: readonly Candidate[],
  refused: Refused[],
  unsure: Refused[],
): readonly Candidate[] {
  const best = Math.max(0, ...candidates.map(({ score }) => score.score));
  const surest = candidates.find(({ score }) => score.score === best);
  return candidates.filter((candidate) => {
    const { rows, score } = candidate;
    const isKept =
      score.score === best ||
      (score.score >= best - tolerance && (rows.length > 1 || score.score >= sureAlone)) ||
      (surest !== undefined && haveSamePlace(candidate, surest));
    if (!isKept) {
      const left = { what: rows[0]?.title ?? '', reason: 'a surer list stands beside it' };
      refused.push(left);
      if (rows.length > 1) unsure.push(left);
    }
    return isKept;
  });
}

/** True if the pages of a list stand where those of another list do: `/positions/…`. */
function haveSamePlace(a: Candidate, b: Candidate): boolean {
  const places = new Set(b.rows.flatMap(({ link }) => placeOf(link) ?? []));
  const same = a.rows.filter(({ link }) => places.has(placeOf(link) ?? ''));
  return places.size > 0 && same.length >= a.rows.length * 0.8;
}

/** The part of a site that holds a page: `https://x.example/positions`; null at its root. */
function placeOf(link: string | null): string | null {
  const url = link === null ? null : URL.parse(link);
  if (url === null) return null;
  const path = url.search === '' ? url.pathname.replace(/\/[^/]*\/?$/, '') : url.pathname;
  return path.length < 2 ? null : url.origin + path;
}

function readList(tree: PageTree, candidate: Candidate, refused: Refused[]): FoundList {
  const { rows, score } = candidate;
  const grouped = groupFacts(tree, rows);
  const facts = withColumns(
    rows.map(({ row, at }) => factsIn(tree, { ...row, root: row.node }, at)),
  );
  const hasReaching = tree.nodes.some(({ attributes }) => attributes.rowspan !== undefined);
  const texts = new Set<string>();
  const openings = rows.flatMap((each, n): readonly FoundOpening[] => {
    const { title, fromTitle } = splitTitle(each.title);
    const text = each.link === null ? textOfRow(tree, each.row) : '';
    if (text !== '' && texts.has(text)) return [];
    texts.add(text);
    if (isTalentPool(title)) {
      refused.push({ what: title, reason: 'it is an offer without an opening' });
      return [];
    }
    const above = hasReaching ? reachingFacts(tree, each.row) : [];
    const stated = [...(facts[n] ?? []), ...above, ...(grouped[n] ?? []), ...fromTitle];
    const { texts: said, confidence } = surestOf(stated);
    return [
      {
        ...said,
        confidence: { title: Math.max(enough, score.score), ...confidence },
        title,
        url: each.link,
        row: each.row,
        at: each.at,
      },
    ];
  });
  return { openings, score: score.score, reasons: score.reasons };
}

/** All that a row says: scripts that turn a list in a circle show rows twice. */
const textOfRow = (tree: PageTree, { first, end }: Row): string =>
  tree.fragments
    .slice(first, Math.min(end, first + 40))
    .map(({ text }) => text)
    .join('|');

/**
 * Openings by address. Where they have none, rows of one list that differ are an opening each, and a
 * further list repeats those with the same title and place.
 */
function distinct(lists: readonly FoundList[]): readonly FoundOpening[] {
  const known = new Map<string, FoundOpening>();
  const keyed = lists.flatMap(({ openings }) => {
    const keyOf = countedKeys(({ title, place }) => `${title}|${place ?? ''}`);
    return openings.map((opening) => ({ opening, key: opening.url ?? keyOf(opening) }));
  });
  for (const { opening, key } of keyed) {
    const other = known.get(key);
    if (other === undefined) known.set(key, opening);
    else if (statedOf(opening) > statedOf(other)) known.set(key, opening);
  }
  return [...known.values()];
}

/** Keys of openings: what tells them apart, with a number for those that say the same. */
export function countedKeys(
  keyOf: (opening: FoundOpening) => string,
): (opening: FoundOpening) => string {
  const counts = new Map<string, number>();
  return (opening) => {
    const key = keyOf(opening);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return `${key}|${count}`;
  };
}

const statedOf = ({ confidence }: FoundOpening): number => Object.keys(confidence).length;
