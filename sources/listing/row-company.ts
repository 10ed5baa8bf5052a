import { isDepartment } from './fact-words.ts';
import { factsIn } from './facts.ts';
import { type Heading, headingBefore } from './headings.ts';
import type { Titled } from './list-score.ts';
import type { PageTree } from './page-tree.ts';
import { isKnownPlace } from './place-words.ts';
import { isApplyLabel, namesOpenings } from './refused-words.ts';
import { isRole } from './role-words.ts';

/**
 * The rows that are what most rows are. One design often serves a whole page: openings, benefits and
 * news are built alike.
 */
export function ofOneKind(
  tree: PageTree,
  rows: readonly Titled[],
  headings: readonly Heading[],
): readonly Titled[] {
  return likeApplied(tree, inSections(rows, headings));
}

/**
 * Rows right under "Open positions", without those that stand under a further heading and name no
 * occupation: "Tenders" is no department.
 */
function inSections(rows: readonly Titled[], headings: readonly Heading[]): readonly Titled[] {
  const sections = Map.groupBy(rows, ({ row }) => headingBefore(headings, row.first));
  if (sections.size < 2) return rows;
  const called = [...sections].filter(([over]) => over !== null && namesOpenings(over.text) === 1);
  if (called.length === 0) return rows;
  const lowest = Math.max(...called.map(([over]) => over?.level ?? 0));
  const areRoles = roleShare(called.flatMap(([, own]) => own)) >= 0.5;
  const isBeside = (over: Heading | null, own: readonly Titled[]): boolean =>
    over !== null &&
    (over.level <= lowest || areRoles) &&
    namesOpenings(over.text) === 0 &&
    !isDepartment(over.text) &&
    !isKnownPlace(over.text) &&
    roleShare(own) < 0.25;
  const others = new Set([...sections].flatMap(([over, own]) => (isBeside(over, own) ? own : [])));
  return others.size === 0 ? rows : rows.filter((each) => !others.has(each));
}

const roleShare = (rows: readonly Titled[]): number =>
  rows.filter(({ title }) => isRole(title)).length / rows.length;

/** If most rows let people apply: without those that do not, and read like no opening either. */
function likeApplied(tree: PageTree, rows: readonly Titled[]): readonly Titled[] {
  const applied = new Set(rows.filter((each) => canApply(tree, each)));
  if (applied.size === rows.length || applied.size < rows.length / 2) return rows;
  return rows.filter((each) => applied.has(each) || isRole(each.title) || statesFacts(tree, each));
}

/** Pieces of a row that are searched for a way to apply. */
const fewPieces = 200;

function canApply(tree: PageTree, { row }: Titled): boolean {
  const pieces = tree.fragments.slice(row.first, Math.min(row.end, row.first + fewPieces));
  return pieces.some(({ text }) => isApplyLabel(text));
}

const telling = new Set(['place', 'type', 'workplace', 'pay', 'department', 'deadline']);

const statesFacts = (tree: PageTree, { row, at }: Titled): boolean =>
  factsIn(tree, { ...row, root: row.node }, at).some(
    ({ name }) => name !== null && telling.has(name),
  );
