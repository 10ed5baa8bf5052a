import { type Case, type FieldName, fieldNames, fields } from './fields.ts';
import type { Mistake } from './judge.ts';

/** How well a field is read. Shares are 0 to 1; null if there was nothing to find, or to say. */
export type Score = {
  /** Postings, or items of lists, whose value is stated. */
  readonly stated: number;
  readonly right: number;
  readonly wrong: number;
  readonly overClaimed: number;
  readonly missed: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
};

export type Scores = { readonly [F in FieldName]?: Score };

/** The score of every field that the reader reads. */
export function scoresOf(cases: readonly Case[]): Scores {
  const read = fieldNames.flatMap((name) => {
    const score = scoreOf(name, cases);
    return score === null ? [] : [[name, score] as const];
  });
  return Object.fromEntries(read);
}

function scoreOf(name: FieldName, cases: readonly Case[]): Score | null {
  const verdicts = cases.map((of) => fields[name].judge(of)).filter((verdict) => verdict !== null);
  if (verdicts.length === 0) return null;
  const right = verdicts.reduce((sum, verdict) => sum + verdict.right, 0);
  const mistakes = verdicts.flatMap((verdict) => verdict.mistakes);
  const count = (kind: Mistake['kind']) => mistakes.filter((each) => each.kind === kind).length;
  const [wrong, overClaimed, missed] = [count('wrong'), count('over-claimed'), count('missed')];
  const precision = share(right, right + wrong + overClaimed);
  const recall = share(right, right + wrong + missed);
  const f1 = share(2 * right, 2 * right + 2 * wrong + overClaimed + missed);
  return {
    stated: right + wrong + missed,
    right,
    wrong,
    overClaimed,
    missed,
    precision,
    recall,
    f1,
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** One mistake with its posting. */
export type Fault = Mistake & { readonly of: Case };

/** Every mistake in a field, in the order of the postings. */
export const faultsIn = (name: FieldName, cases: readonly Case[]): readonly Fault[] =>
  cases.flatMap((of) =>
    (fields[name].judge(of)?.mistakes ?? []).map((mistake) => ({ ...mistake, of })),
  );
