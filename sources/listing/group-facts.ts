import { employmentTypeOf } from '../fields/employment-type.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import { type FactName, isDepartment } from './fact-words.ts';
import type { Fact } from './facts.ts';
import { type Heading, headingChain, headingsOf } from './headings.ts';
import type { Titled } from './list-score.ts';
import type { PageNode, PageTree } from './page-tree.ts';
import { isKnownPlace, isPlaceShaped } from './place-words.ts';
import { isBesideHeading, isOtherHeading, namesOpenings } from './refused-words.ts';

/** A heading over a part of a list says it of all openings below: a department, place or kind. */
export function groupFacts(tree: PageTree, rows: readonly Titled[]): readonly (readonly Fact[])[] {
  const headings = headingsOf(
    tree,
    rows.map(({ row }) => row),
  );
  const from = containerOf(rows)?.first ?? 0;
  const chains = rows.map(({ row }) =>
    headingChain(headings, row.first).filter((heading) => isGroupHeading(heading, from)),
  );
  const kinds = kindsOf(chains);
  return chains.map((chain) =>
    chain.flatMap((heading): readonly Fact[] => {
      const name = kinds.get(heading.level) ?? null;
      const value = cleanHeading(heading.text);
      return name === null || value === ''
        ? []
        : [{ name, value, confidence: 0.7, column: `over ${heading.level}`, at: heading.at }];
    }),
  );
}

/** The innermost element that holds all rows. */
function containerOf(rows: readonly Titled[]): PageNode | null {
  const [first, last] = [rows[0]?.row.node, rows.at(-1)?.row.node];
  if (first === undefined || last === undefined) return null;
  const around = new Set<PageNode>();
  for (let node: PageNode | null = first.parent; node !== null; node = node.parent)
    around.add(node);
  for (let node: PageNode | null = last.parent; node !== null; node = node.parent) {
    if (around.has(node)) return node;
  }
  return null;
}

const isGroupHeading = ({ at, text }: Heading, from: number): boolean =>
  at >= from &&
  namesOpenings(text) === 0 &&
  text.length <= 80 &&
  !isOtherHeading(text) &&
  !ofLanguage.test(text);

/** "Auf Deutsch": the language of what follows, no department. */
const ofLanguage =
  /^(?:(?:in|en|auf|på|po|em|na|v)\s)?(?:english|deutsch|français|francais|español|italiano|português|nederlands|polski|polsku|svenska|dansk|norsk|suomeksi|česky|slovensky|magyarul|română|türkçe|русский|українською|日本語|中文|한국어|العربية|עברית)$/iu;

/** What the headings of each level name; levels whose headings could be anything name nothing. */
function kindsOf(chains: readonly (readonly Heading[])[]): ReadonlyMap<number, FactName> {
  const byLevel = new Map<number, Set<Heading>>();
  for (const heading of chains.flat()) {
    byLevel.set(heading.level, (byLevel.get(heading.level) ?? new Set()).add(heading));
  }
  const kinds = new Map<number, FactName>();
  for (const [level, headings] of byLevel) {
    const texts = [...headings].map(({ text }) => cleanHeading(text));
    const kind = kindOf(texts);
    if (kind !== null) kinds.set(level, kind);
  }
  return kinds;
}

function kindOf(texts: readonly string[]): FactName | null {
  const share = (test: (text: string) => boolean) => texts.filter(test).length / texts.length;
  if (share((text) => isNoPlace(text) && workplaceOf(text) !== null) > 0.6) return 'workplace';
  if (share(isDepartment) >= 0.3) return 'department';
  if (share((text) => employmentTypeOf(text) !== null) >= 0.5) return 'type';
  if (share((text) => isKnownPlace(text) || isPlaceShaped(text)) >= 0.4) return 'place';
  // One heading over all openings is the list's own, whatever it says.
  const isDivided = new Set(texts).size > 1;
  return isDivided && !texts.some(isBesideHeading) ? 'department' : null;
}

/** "Engineering (4)", "Jobs in Berlin", "Department: Sales" without what is no name. */
const cleanHeading = (text: string): string =>
  text
    .replace(/\s*[([]\s*\d+\s*(?:\p{L}+\s*)?[)\]]\s*$|\s+\d+$|^\d+\s+/gu, '')
    .replace(
      /^(?:department|team|abteilung|bereich|location|standort|jobs in|stellen in)\s*:?\s+/i,
      '',
    )
    .replace(/\s+(?:team|department|jobs|positions|openings|roles|stellen)$/i, '')
    .replace(/[:：]\s*$/, '')
    .trim();
