import type { OpeningFacts } from '#core/fit.ts';

export type WeighedSkill = {
  readonly name: string;
  /** Null if the opening does not tell required and wished skills apart. */
  readonly weight: 'required' | 'wished' | null;
};

/** The skills of an opening, each once. The one place that tells required skills from wished ones. */
export function weighedSkills({ skills }: Pick<OpeningFacts, 'skills'>): readonly WeighedSkill[] {
  return [...new Set(skills)].map((name) => ({ name, weight: null }));
}

const weights = { required: 1, wished: 0.4, none: 1 } as const;

/** As many skills as a careful opening asks for; the rest of a long list says less and less. */
const usual = 12;

/** Stands for what an opening does not say: one named skill is no proof. */
const doubt = 1;

/**
 * The share of the asked skills that the user has, by weight, between 0 and 1; null if none is
 * named. A list of everything cannot win: each named skill counts once, and skills beyond a dozen
 * pull towards the middle.
 */
export function skillShare(
  asked: readonly WeighedSkill[],
  has: (name: string) => boolean,
): number | null {
  if (asked.length === 0) return null;
  let all = 0;
  let had = 0;
  for (const { name, weight } of asked) {
    const each = weights[weight ?? 'none'];
    all += each;
    if (has(name)) had += each;
  }
  const share = (had + doubt / 2) / (all + doubt);
  // Few have all that is asked: a third of it is neither good nor bad.
  const value = share ** 0.6;
  // Nobody has all of forty skills: half of a usual list is as good.
  const trust = Math.min(1, usual / asked.length);
  return 0.5 + (value - 0.5) * trust;
}
