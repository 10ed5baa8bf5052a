import { Education, type Seniority } from '#core/enrichment.ts';
import type { FitPart, OpeningFacts } from '#core/fit.ts';
import { placeName, placeTest, remotePrefix } from '#core/place.ts';
import type { YearsBand } from '#core/posting-filter.ts';
import type { Profile } from '#core/profile.ts';
import { searchWords } from '#core/search-words.ts';
import { skillName } from '../llm/known-names.ts';
import { skillShare, type WeighedSkill, weighedSkills } from './skill-share.ts';
import { titleLikeness } from './title-likeness.ts';

/** How an opening compares in one part: from 0 (opposite) to 1; null if the opening does not say. */
export type Compared = {
  readonly value: number | null;
  readonly theirs: readonly string[];
  readonly yours: readonly string[];
};

type Part = {
  /** Points of a hundred, if all parts are compared. */
  readonly weight: number;
  /** Compares openings with the profile; null if the profile says nothing of this part. */
  readonly against: (profile: Wanted) => ((opening: OpeningFacts) => Compared) | null;
};

/** A profile as openings are compared with it. */
export type Wanted = {
  readonly profile: Profile;
  readonly skills: ReadonlySet<string>;
  /** The least yearly pay in US dollars; null without a wish or a rate. */
  readonly minDollars: number | null;
};

/** A skill in any spelling and case is one skill. */
export const skillKey = (name: string): string => skillName(name.trim()).toLowerCase();

/** THE TABLE of parts. */
export const parts: Readonly<Record<FitPart, Part>> = {
  title: { weight: 34, against: byTitle },
  skills: { weight: 32, against: bySkills },
  level: { weight: 12, against: byLevel },
  workplace: { weight: 6, against: byWorkplace },
  place: { weight: 6, against: byPlace },
  pay: { weight: 6, against: byPay },
  education: { weight: 4, against: byEducation },
  company: { weight: 6, against: byCompany },
};

function byTitle({ profile: { resume, wishes } }: Wanted) {
  // A wish says more than what was: people change their work.
  const held = wishes.titles.length > 0 ? 0.85 : 1;
  const mine = [
    ...wishes.titles.map((title) => ({ title, trust: 1 })),
    ...resume.titles.map((title, i) => ({ title, trust: held * (i < 2 ? 1 : 0.9) })),
  ];
  if (mine.length === 0) return null;
  const yours = (wishes.titles.length > 0 ? wishes.titles : resume.titles).slice(0, 3);
  return ({ title }: OpeningFacts): Compared => {
    let value = 0;
    for (const { title: own, trust } of mine) {
      value = Math.max(value, titleLikeness(own, title) * trust);
    }
    return { value, theirs: [title], yours };
  };
}

function bySkills({ profile: { resume, wishes }, skills }: Wanted) {
  if (skills.size === 0) return null;
  const yours = [...resume.skills, ...wishes.skills];
  return (opening: OpeningFacts): Compared => {
    const asked = weighedSkills(opening);
    return {
      value: skillShare(asked, (skill) => skills.has(skillKey(skill))),
      theirs: asked.map(({ name }: WeighedSkill) => name),
      yours,
    };
  };
}

const ranks: Readonly<Record<Seniority, number>> = {
  ...{ intern: 0, junior: 1, mid: 2, senior: 3, lead: 4, staff: 4 },
  ...{ manager: 4, principal: 5, director: 6, executive: 7 },
};

/** The least years of each band. */
const leastYears: Readonly<Record<YearsBand, number>> = { '0-2': 0, '3-5': 3, '6-9': 6, '10+': 10 };

function byLevel({ profile: { resume } }: Wanted) {
  const { seniority, years } = resume;
  if (seniority === null && years === null) return null;
  const rank = seniority === null ? null : ranks[seniority];
  const yours = [seniority, years === null ? null : `${years}`].filter((each) => each !== null);
  return (opening: OpeningFacts): Compared => {
    const byRank = opening.seniority === null ? null : rankLikeness(rank, years, opening.seniority);
    const band = opening.traits.years;
    const byYears = band === null || years === null ? null : yearsLikeness(years, band);
    const known = [byRank, byYears].filter((value) => value !== null);
    return {
      value:
        known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length,
      theirs: [opening.seniority, band].filter((each) => each !== null),
      yours,
    };
  };
}

function rankLikeness(rank: number | null, years: number | null, theirs: Seniority): number | null {
  const mine = rank ?? (years === null ? null : years < 2 ? 1 : years < 5 ? 2 : 3.3);
  if (mine === null) return null;
  return Math.max(0, 1 - Math.max(0, Math.abs(mine - ranks[theirs]) - 0.4) * 0.45);
}

function yearsLikeness(years: number, band: YearsBand): number {
  const lacking = leastYears[band] - years;
  if (lacking > 0) return Math.max(0, 0.7 - 0.2 * lacking);
  // Ten years for a beginner's job: allowed, but seldom wanted by either side.
  return band === '0-2' && years >= 8 ? 0.55 : 1;
}

function byWorkplace({ profile: { wishes } }: Wanted) {
  if (wishes.workplaces.length === 0) return null;
  return ({ workplace, places }: OpeningFacts): Compared => {
    const offered = [
      ...(workplace === null ? [] : [workplace]),
      ...(workplace === 'hybrid' && places.remote !== null ? (['remote'] as const) : []),
    ];
    const isWished = offered.some((each) => wishes.workplaces.includes(each));
    const isNear = workplace === 'hybrid';
    return {
      value: offered.length === 0 ? null : isWished ? 1 : isNear ? 0.35 : 0.05,
      theirs: offered,
      yours: wishes.workplaces,
    };
  };
}

function byPlace({ profile: { resume, wishes } }: Wanted) {
  const wished = wishes.places.length > 0 ? wishes.places : resume.places;
  if (wished.length === 0) return null;
  const isThere = placeTest([...wished, ...wished.map(remoteFrom)]);
  return ({ places }: OpeningFacts): Compared => {
    const isSaid = places.at.length > 0 || (places.remote ?? []).length > 0;
    return {
      value: !isSaid ? null : isThere(places) ? 1 : 0.05,
      theirs: placeWords(places),
      yours: wished.map(placeWord),
    };
  };
}

/** Remote work from the country of a place; a name without a country has none. */
export const remoteFrom = (place: string): string =>
  place.startsWith(remotePrefix) ? place : remotePrefix + (place.split('/')[0] ?? place);

export const placeWord = (place: string): string =>
  place.startsWith(remotePrefix) ? placeName(place.slice(remotePrefix.length)) : placeName(place);

export const placeWords = ({ at, remote }: OpeningFacts['places']): readonly string[] =>
  (at.length > 0 ? at : (remote ?? [])).slice(0, 4).map(placeName);

function byPay({ profile: { wishes }, minDollars }: Wanted) {
  if (minDollars === null || wishes.minPay === null) return null;
  const yours = [`${wishes.minPay.amount} ${wishes.minPay.currency}`];
  return ({ salaryDollars }: OpeningFacts): Compared => {
    const isKnown = salaryDollars !== null && salaryDollars >= 0;
    const share = isKnown ? salaryDollars / minDollars : 0;
    // Ten percent less is half way; a quarter less is none.
    const value = share >= 1 ? 1 : Math.max(0, 0.5 - (0.9 - Math.min(0.9, share)) * 3.3);
    return { value: isKnown ? value : null, theirs: [], yours };
  };
}

const degrees: readonly string[] = Education.options;

function byEducation({ profile: { resume } }: Wanted) {
  const { education } = resume;
  if (education === null) return null;
  return ({ traits }: OpeningFacts): Compared => {
    const asked = traits.education;
    const lacking = asked === null ? 0 : degrees.indexOf(asked) - degrees.indexOf(education);
    return {
      value: asked === null ? null : lacking <= 0 ? 1 : lacking === 1 ? 0.35 : 0.1,
      theirs: asked === null ? [] : [asked],
      yours: [education],
    };
  };
}

/** Companies of the wish gain; others do not lose. */
function byCompany({ profile: { wishes } }: Wanted) {
  if (wishes.companies.length === 0) return null;
  const wished = new Set(wishes.companies.map(searchWords));
  return ({ company }: OpeningFacts): Compared => ({
    value: wished.has(searchWords(company)) ? 1 : null,
    theirs: [company],
    yours: wishes.companies,
  });
}
