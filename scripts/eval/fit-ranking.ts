import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { OpeningFacts } from '#core/fit.ts';
import { placeFacts } from '#core/place.ts';
import { postingFacts } from '#core/posting-view.ts';
import { emptyProfile, type Profile, Resume, Wishes } from '#core/profile.ts';
import { searchWords } from '#core/search-words.ts';
import { traitsOf } from '#core/traits.ts';
import { enrichWithRules } from '#enrichment/enrich.ts';
import type { FitFigures } from '#enrichment/eval/fit-figures.ts';
import { createScorer } from '#enrichment/fit/score.ts';
import type { Labelled, LabelledSets } from './labelled-postings.ts';

const folder = path.resolve(import.meta.dirname, '../../enrichment/eval');

/** An invented person, and the openings that a careful friend would point out to them. */
const Judged = z.strictObject({
  name: z.string(),
  resume: Resume,
  wishes: Wishes.pick({ titles: true, workplaces: true }),
  /** By key: 3 apply today, 2 a good match, 1 worth a look; all others are none. */
  relevant: z.record(z.string(), z.number().int().min(1).max(3)),
});
type Judged = z.infer<typeof Judged>;

export const judgedProfiles = (): readonly Judged[] =>
  z.array(Judged).parse(JSON.parse(readFileSync(path.join(folder, 'fit-profiles.json'), 'utf8')));

/** How many of the first places count. */
const places = 10;

/**
 * How well the score puts openings in order for invented people: the mean NDCG of the first ten.
 * Beside it, the same for a search for the words of their titles, newest ignored.
 */
export function measureFit(sets: LabelledSets, profiles = judgedProfiles()): FitFigures {
  const labelled = [...sets.recorded, ...sets.invented];
  const openings = labelled.map((each) => ({ key: each.label.key, facts: factsOf(each) }));
  const known = new Set(openings.map(({ key }) => key));
  const rows = profiles
    .filter(({ relevant }) => Object.keys(relevant).some((key) => known.has(key)))
    .map((judged) => {
      const profile = profileOf(judged);
      const scorer = createScorer(profile, { perDollar: { USD: 1 } });
      const by = (scoreOf: (facts: OpeningFacts) => number) =>
        ndcg(
          openings
            .map(({ key, facts }) => ({ key, score: scoreOf(facts) }))
            .toSorted((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
            .map(({ key }) => key),
          judged.relevant,
          known,
        );
      return {
        name: judged.name,
        fit: by((facts) => scorer?.score(facts).score ?? 0),
        words: by((facts) => sharedWords(profile, facts.title)),
      };
    });
  const mean = (values: readonly number[]) =>
    rounded(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
  return {
    postings: openings.length,
    fit: mean(rows.map(({ fit }) => fit)),
    words: mean(rows.map(({ words }) => words)),
    profiles: rows.map(({ name, fit, words }) => ({
      name,
      fit: rounded(fit),
      words: rounded(words),
    })),
  };
}

const rounded = (share: number): number => Math.round(share * 1_000) / 1_000;

const profileOf = ({ resume, wishes }: Judged): Profile => ({
  ...emptyProfile,
  resume,
  wishes: { ...emptyProfile.wishes, ...wishes },
});

function factsOf({ posting }: Labelled): OpeningFacts {
  const enrichment = enrichWithRules(posting);
  const facts = postingFacts(posting, enrichment);
  const { locations, remoteRegions } = enrichment;
  return {
    ...facts,
    title: posting.title,
    company: posting.company ?? '',
    places: placeFacts({
      locations: locations.length > 0 ? locations : posting.locations,
      remoteRegions,
      isRemote: facts.workplace === 'remote' || remoteRegions.length > 0,
    }),
    traits: traitsOf(enrichment),
    salaryDollars: null,
  };
}

function sharedWords({ resume }: Profile, title: string): number {
  const words = new Set(searchWords(title).split(' '));
  return Math.max(
    ...resume.titles.map(
      (own) =>
        searchWords(own)
          .split(' ')
          .filter((word) => words.has(word)).length,
    ),
  );
}

/** Normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002), gains 2^grade − 1. */
function ndcg(
  order: readonly string[],
  relevant: Judged['relevant'],
  known: ReadonlySet<string>,
): number {
  const gain = (grade: number) => 2 ** grade - 1;
  const sum = (grades: readonly number[]) =>
    grades
      .slice(0, places)
      .reduce((total, grade, at) => total + gain(grade) / Math.log2(at + 2), 0);
  const best = Object.entries(relevant)
    .filter(([key]) => known.has(key))
    .map(([, grade]) => grade)
    .toSorted((a, b) => b - a);
  return sum(order.map((key) => relevant[key] ?? 0)) / sum(best);
}
