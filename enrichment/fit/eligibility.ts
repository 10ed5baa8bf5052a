import { countryCode } from '#core/country.ts';
import type { Eligibility, OpeningFacts } from '#core/fit.ts';
import { partsOfPlace, placeName, placeTest } from '#core/place.ts';
import { isWorldRegion, liesIn } from '#core/world-regions.ts';
import { placeWord, placeWords, remoteFrom, type Wanted } from './parts.ts';

type Verdict = Pick<Eligibility, 'about' | 'verdict'> & {
  readonly theirs: readonly string[];
  readonly yours: readonly string[];
};

/**
 * Whether the user may and can take the job, apart from how well it fits. "No" needs words of both
 * the opening and the profile.
 */
export const eligibilityOf = (wanted: Wanted, opening: OpeningFacts): readonly Verdict[] => [
  rightToWork(wanted, opening),
  place(wanted, opening),
  language(wanted, opening),
];

function rightToWork({ profile }: Wanted, { places, traits }: OpeningFacts): Verdict {
  const { rightToWork: mine } = profile.resume;
  const countries = [...new Set([...places.at.map(territoryIn), ...(places.remote ?? [])])].filter(
    (territory) => territory !== '',
  );
  const theirs = [...countries.slice(0, 4).map(placeName)];
  const about = 'right_to_work' as const;
  const yours = mine.map((each) => placeName(territoryNamed(each)));
  if (mine.length === 0 || countries.length === 0)
    return { about, verdict: 'unknown', theirs, yours };
  const may = countries.some((country) =>
    mine.some((each) => mayWork(territoryNamed(each), country)),
  );
  if (may || traits.visa === 'offered') return { about, verdict: 'yes', theirs, yours };
  return { about, verdict: traits.visa === 'refused' ? 'no' : 'unknown', theirs, yours };
}

/** Remote work from a whole region is open to who may work in one of its countries. */
const mayWork = (mine: string, theirs: string): boolean =>
  liesIn(theirs, mine) || liesIn(mine, theirs);

const territoryIn = (place: string): string => partsOfPlace(place).territory;

const territoryNamed = (written: string): string =>
  isWorldRegion(written) ? written : (countryCode(written) ?? written);

function place({ profile: { resume, wishes } }: Wanted, opening: OpeningFacts): Verdict {
  const about = 'place' as const;
  const mine = [...new Set([...resume.places, ...wishes.places])];
  const theirs = placeWords(opening.places);
  const yours = mine.map(placeWord);
  const { at, remote } = opening.places;
  const isRemote = opening.workplace === 'remote' || remote !== null;
  const isSaid = isRemote ? (remote ?? []).length > 0 : at.length > 0;
  if (mine.length === 0 || !isSaid) return { about, verdict: 'unknown', theirs, yours };
  const isThere = placeTest([...mine, ...mine.map(remoteFrom)])(opening.places);
  return { about, verdict: isThere ? 'yes' : 'no', theirs, yours };
}

function language({ profile: { resume } }: Wanted, { traits }: OpeningFacts): Verdict {
  const about = 'language' as const;
  const [theirs, yours] = [traits.languages, resume.languages];
  if (theirs.length === 0 || yours.length === 0)
    return { about, verdict: 'unknown', theirs, yours };
  const mine = new Set(yours.map((each) => each.toLowerCase()));
  const isSpoken = theirs.every((each) => mine.has(each.toLowerCase()));
  return { about, verdict: isSpoken ? 'yes' : 'no', theirs, yours };
}
