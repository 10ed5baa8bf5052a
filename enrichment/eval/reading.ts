import type { Enrichment } from '#core/enrichment.ts';
import type { Label } from './label.ts';

/** What a provider, or a second reader, says of a posting, in the words of a label. */
export type Reading = Partial<
  Pick<
    Label,
    | 'jobFamily'
    | 'workplace'
    | 'remoteRegions'
    | 'locations'
    | 'employmentTypes'
    | 'seniority'
    | 'salaries'
    | 'experienceYears'
    | 'education'
    | 'visaSponsorship'
    | 'rightToWork'
    | 'clearance'
    | 'citizenship'
    | 'travel'
    | 'officeDays'
    | 'shifts'
    | 'weeklyHours'
    | 'contractMonths'
    | 'startDate'
    | 'deadline'
    | 'licences'
    | 'peopleLed'
    | 'timeZones'
    | 'benefits'
  >
> & {
  readonly skills?: readonly string[];
  /** Those demanded, without the wished-for ones. */
  readonly languages?: readonly string[];
};

/** A provider's facts as a reading. */
export function readingOf(facts: Enrichment): Reading {
  const { salary } = facts;
  return {
    jobFamily: facts.jobFamily,
    workplace: facts.workplace,
    // No limit, like no region.
    remoteRegions: facts.remoteRegions.filter((name) => name !== 'Worldwide'),
    locations: facts.locations,
    employmentTypes: facts.employmentType === null ? [] : [facts.employmentType],
    seniority: facts.seniority,
    salaries: salary === null ? [] : [{ ...salary, for: null }],
    experienceYears: facts.experienceYears,
    education: facts.education,
    visaSponsorship: facts.visaSponsorship,
    rightToWork: facts.rightToWork,
    clearance: facts.clearance,
    citizenship: facts.citizenship,
    travel: facts.travel,
    officeDays: facts.officeDays,
    shifts: facts.shifts,
    weeklyHours: facts.weeklyHours,
    contractMonths: facts.contractMonths,
    startDate: facts.startDate,
    deadline: facts.deadline,
    licences: facts.licences,
    peopleLed: facts.peopleLed,
    timeZones: facts.timeZones,
    skills: facts.skills,
    languages: facts.languages,
    benefits: facts.benefits,
  };
}

/** A second reader's label as a reading, to compare it with the first one's. */
export function readingOfLabel(label: Label): Reading {
  return {
    ...label,
    skills: [...label.skills.required, ...label.skills.wished],
    languages: label.languages.filter(({ wished }) => !wished).map(({ name }) => name),
  };
}
