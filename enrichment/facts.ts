import { z } from 'zod';
import { Clearance, Education, type Facts, Seniority, Shift } from '#core/enrichment.ts';
import { EmploymentType, type RawPosting, Workplace } from '#core/posting.ts';
import { type Fact, type FactTable, list, names, one } from './define-fact.ts';
import {
  benefitName,
  jobFamilies,
  languageName,
  licenceName,
  skillName,
} from './llm/known-names.ts';
import {
  date,
  pay,
  quoted,
  quotedItems,
  rangeUpTo,
  retelling,
  tidyTitle,
  words,
} from './llm/question.ts';
import { benefitCues, findBenefits } from './rules/benefits.ts';
import { citizenCues, findCitizenship } from './rules/citizenship.ts';
import { clearanceCues, readClearance } from './rules/clearance.ts';
import { readContractMonths, termCues } from './rules/contract-length.ts';
import { deadlineCues, readDeadline } from './rules/deadline.ts';
import { educationCues, readEducation } from './rules/education.ts';
import { employmentCues, readEmploymentType } from './rules/employment-type.ts';
import { readExperience, yearCues } from './rules/experience.ts';
import { findLanguages, languageCues } from './rules/languages.ts';
import { findLicences, licenceCues } from './rules/licences.ts';
import { countriesOf, findLocations, placesOfFields } from './rules/location.ts';
import { dayCues, readOfficeDays } from './rules/office-days.ts';
import { peopleCues, readPeopleLed } from './rules/people-led.ts';
import { hasRemotePlace, placeCues, readRemoteRegions } from './rules/remote-regions.ts';
import { permitCues, readRightToWork } from './rules/right-to-work.ts';
import { isSamePay, mergePay, payOfField, readSalary } from './rules/salary.ts';
import { levelCues, levelOfField, readSeniority } from './rules/seniority.ts';
import { findShifts, shiftCues } from './rules/shifts.ts';
import { findSkills, skillCues } from './rules/skills.ts';
import { readStartDate, startCues } from './rules/start-date.ts';
import { summarize } from './rules/summary.ts';
import { findTimeZones, zoneCues, zoneName } from './rules/time-zones.ts';
import { jobFamily, normalizeTitle } from './rules/title.ts';
import { readTravel, travelCues } from './rules/travel.ts';
import { readVisaSponsorship, visaCues } from './rules/visa.ts';
import { hourCues, readWeeklyHours } from './rules/weekly-hours.ts';
import { readWorkplace, workplaceCues } from './rules/workplace.ts';
import { workplaceOfField } from './rules/workplace-share.ts';

/**
 * THE TABLE of facts. The rules, the model's form and instructions, the check of its answer and the
 * order of trust read these rows. The model is asked in this order, but not for places, which sites
 * give as fields.
 */
export const facts = {
  normalizedTitle: one({
    rule: ({ posting: { title } }) => ({ value: normalizeTitle(title), quote: title }),
    ask: {
      tell: 'the title without places, codes, genders and decoration.',
      answer: tidyTitle,
    },
  }),
  jobFamily: one({
    rule({ posting: { title }, above }) {
      const value = jobFamily(above.normalizedTitle ?? title);
      return value === null ? null : { value, quote: title };
    },
    ask: {
      tell: `the field of work, one of: ${jobFamilies.join('; ')}.`,
      answer: quoted(z.enum(jobFamilies)),
    },
  }),
  seniority: one({
    cues: levelCues,
    rule: ({ reading }) => readSeniority(reading),
    // A title says more than "Entry level" of a board with five levels.
    fromSite: ({ level, title }, _read, quote) =>
      level === null || quote === title ? null : levelOfField(level),
    ask: {
      tell: 'the level of the role. "lead" leads a team\'s work, "manager" manages people.',
      answer: quoted(Seniority),
    },
  }),
  employmentType: one({
    cues: employmentCues,
    rule: ({ reading }) => readEmploymentType(reading),
    fromSite: ({ employmentType }) => employmentType,
    ask: {
      tell: 'only if stated, such as "full-time".',
      answer: quoted(EmploymentType),
    },
  }),
  workplace: one({
    cues: workplaceCues,
    rule: ({ reading, posting }) =>
      readWorkplace(
        reading,
        posting.locations.map(({ text }) => text),
      ),
    fromSite: workplaceOfField,
    ask: {
      tell: 'remote (from home), hybrid (partly at the office), onsite (at the office).',
      answer: quoted(Workplace),
    },
  }),
  remoteRegions: names({
    cues: placeCues,
    rule: ({ reading, posting, above }) =>
      (posting.workplace ?? above.workplace) === 'remote' || hasRemotePlace(posting)
        ? readRemoteRegions(reading, posting)
        : [],
    fromSite: ({ remoteRegions }) => (remoteRegions.length > 0 ? remoteRegions : null),
    ask: {
      tell: 'countries or regions where a remote worker may live.',
      answer: words({ most: 20, longest: 60 }),
    },
  }),
  locations: list({
    rule: ({ posting }) => findLocations(posting),
    fromSite(posting) {
      const places = placesOfFields(posting);
      return places.length > 0 ? places : null;
    },
    siteQuote: ({ locations: [first] }) => first?.text || null,
    merge: (read, known) => (known.length > 0 ? known : read),
    ask: null,
  }),
  salary: one({
    rule: ({ reading, posting, above }) =>
      readSalary(reading, countriesOf(posting, above.locations ?? [])),
    fromSite: payOfField,
    agrees: isSamePay,
    merge: mergePay,
    ask: {
      tell: 'base pay. min and max as whole numbers ("120k" is 120000); one amount: min, and max null. currency: 3 letters. period: the time it is paid for, if stated.',
      answer: pay,
    },
  }),
  experienceYears: one({
    cues: yearCues,
    rule: ({ reading }) => readExperience(reading),
    ask: {
      tell: 'years of experience required. "5+ years" is min 5, max null.',
      answer: rangeUpTo(50),
    },
  }),
  education: one({
    cues: educationCues,
    rule: ({ reading }) => readEducation(reading),
    ask: { tell: 'the lowest degree required.', answer: quoted(Education) },
  }),
  visaSponsorship: one({
    cues: visaCues,
    rule: ({ reading }) => readVisaSponsorship(reading),
    ask: { tell: 'true if offered, false if refused.', answer: quoted(z.boolean()) },
  }),
  rightToWork: one({
    cues: permitCues,
    rule: ({ reading }) => readRightToWork(reading),
    ask: {
      tell: 'true if the person must already be allowed to work in the country.',
      answer: quoted(z.boolean()),
    },
  }),
  clearance: one({
    cues: clearanceCues,
    rule: ({ reading }) => readClearance(reading),
    ask: {
      tell: 'government clearance: required (held already), obtainable (later), wished.',
      answer: quoted(Clearance),
    },
  }),
  citizenship: names({
    cues: citizenCues,
    rule: ({ reading }) => findCitizenship(reading),
    ask: {
      tell: 'countries whose citizens only are hired.',
      answer: words({ most: 5, longest: 40 }),
    },
  }),
  travel: one({
    cues: travelCues,
    rule: ({ reading }) => readTravel(reading),
    ask: { tell: 'percent of the time on business trips, if stated.', answer: rangeUpTo(100) },
  }),
  officeDays: one({
    cues: dayCues,
    rule: ({ reading }) => readOfficeDays(reading),
    ask: { tell: 'days a week at the office, if stated.', answer: rangeUpTo(5) },
  }),
  shifts: names({
    cues: shiftCues,
    rule: ({ reading }) => findShifts(reading),
    ask: {
      tell: 'work beside weekdays by day; not what is excluded.',
      answer: quotedItems(Shift),
    },
  }),
  weeklyHours: one({
    cues: hourCues,
    rule: ({ reading }) => readWeeklyHours(reading),
    ask: { tell: 'hours of work a week, if stated.', answer: rangeUpTo(80) },
  }),
  contractMonths: one({
    // The months themselves are cues of experience.
    cues: termCues,
    rule: ({ reading }) => readContractMonths(reading),
    ask: {
      tell: 'length in months of a fixed-term contract or internship, if stated in months.',
      answer: rangeUpTo(60),
    },
  }),
  startDate: one({
    cues: startCues,
    rule: ({ reading, posting, above }) => readStartDate(reading, isAmerican(posting, above)),
    ask: { tell: 'first day of work: "2027-01-15", "2027-01", or "asap".', answer: date },
  }),
  deadline: one({
    cues: deadlineCues,
    rule: ({ reading, posting, above }) => readDeadline(reading, isAmerican(posting, above)),
    fromSite: ({ validThrough }, read) => read ?? dayOf(validThrough),
    ask: { tell: 'last day to apply, such as "2027-01-15".', answer: date },
  }),
  licences: names({
    cues: licenceCues,
    rule: ({ reading }) => findLicences(reading),
    ask: {
      tell: 'licences and registrations that the law demands, such as a driving licence.',
      answer: words({ most: 10, longest: 60, nameOf: licenceName }),
    },
  }),
  peopleLed: one({
    cues: peopleCues,
    rule: ({ reading }) => readPeopleLed(reading),
    ask: { tell: 'number of people the person leads, if stated.', answer: rangeUpTo(5_000) },
  }),
  timeZones: names({
    cues: zoneCues,
    rule: ({ reading }) => findTimeZones(reading),
    ask: {
      tell: 'time zones in which the person must be at work.',
      answer: words({ most: 5, longest: 40, nameOf: zoneName }),
    },
  }),
  skills: names({
    cues: skillCues,
    rule: ({ reading }) => findSkills(reading),
    ask: {
      tell: 'tools, languages, technologies and methods required or wished for.',
      answer: words({ most: 40, longest: 40, nameOf: skillName }),
    },
  }),
  benefits: names({
    cues: benefitCues,
    rule: ({ reading }) => findBenefits(reading),
    ask: {
      tell: 'what the company offers besides pay.',
      answer: words({ most: 20, longest: 80, nameOf: benefitName }),
    },
  }),
  languages: names({
    cues: languageCues,
    rule: ({ reading }) => findLanguages(reading),
    ask: {
      tell: 'languages the person must speak.',
      answer: words({ most: 10, longest: 40, nameOf: languageName }),
    },
  }),
  summary: one({
    rule: ({ reading }) => summarize(reading),
    isRetold: true,
    ask: {
      tell: 'two short sentences in English: what the person will do, and what is special about it. Plain text.',
      answer: retelling,
    },
  }),
} satisfies FactTable;

/** In America the month comes first in "03/04/2027". */
const isAmerican = (posting: RawPosting, { locations = [] }: Partial<Facts>): boolean =>
  countriesOf(posting, locations).includes('US');

const dayOf = (moment: string | null): string | null =>
  /^\d{4}-\d\d-\d\d/.exec(moment ?? '')?.[0] ?? null;

type AnswerTo<F> = F extends Fact<infer _Value, infer Answer> ? Answer : never;

export type Answer = {
  [F in keyof typeof facts as unknown extends AnswerTo<(typeof facts)[F]> ? never : F]: AnswerTo<
    (typeof facts)[F]
  >;
};
