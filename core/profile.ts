import { z } from 'zod';
import { Education, Seniority } from './enrichment.ts';
import { EmploymentType, Workplace } from './posting.ts';

const names = (most: number, longest = 120) =>
  z.array(z.string().trim().min(1).max(longest)).max(most);

/** What a résumé says about the user. The résumé itself is not kept. */
export const Resume = z.strictObject({
  /** Titles held, the latest first. */
  titles: names(20),
  /** Years of work. */
  years: z.number().int().min(0).max(70).nullable(),
  seniority: Seniority.nullable(),
  skills: names(200, 80),
  education: Education.nullable(),
  /** By their English names. */
  languages: names(20, 60),
  /** Where the user lives or can work, as choices of `PostingFilter.places`. */
  places: names(20, 200),
  /** Countries (ISO 3166-1) and world regions, such as "European Union". */
  rightToWork: names(40, 60),
});
export type Resume = z.infer<typeof Resume>;

export const Wishes = z.strictObject({
  titles: names(20),
  /** As choices of `PostingFilter.places`. */
  places: names(20, 200),
  workplaces: z.array(Workplace).max(3),
  /** For a year of full-time work. */
  minPay: z
    .strictObject({ amount: z.number().positive(), currency: z.string().regex(/^[A-Z]{3}$/) })
    .nullable(),
  companies: names(100),
  skills: names(50, 80),
});
export type Wishes = z.infer<typeof Wishes>;

/** An opening that states one of these gets no points. */
export const DealBreakers = z.strictObject({
  workplaces: z.array(Workplace).max(3),
  employmentTypes: z.array(EmploymentType).max(8),
  /** Pays less than the wish. */
  lowPay: z.boolean(),
  companies: names(100),
  /** Words of a title. */
  titleWords: names(50, 60),
});
export type DealBreakers = z.infer<typeof DealBreakers>;

/** What openings are compared with. Empty parts are not compared. */
export const Profile = z.strictObject({
  resume: Resume,
  wishes: Wishes,
  dealBreakers: DealBreakers,
});
export type Profile = z.infer<typeof Profile>;

export const emptyProfile: Profile = {
  resume: {
    ...{ titles: [], years: null, seniority: null, skills: [], education: null },
    ...{ languages: [], places: [], rightToWork: [] },
  },
  wishes: { titles: [], places: [], workplaces: [], minPay: null, companies: [], skills: [] },
  dealBreakers: {
    ...{ workplaces: [], employmentTypes: [], lowPay: false, companies: [], titleWords: [] },
  },
};

/** True if the profile says enough to compare openings with: a title, a skill or a wish. */
export const canScore = ({ resume, wishes }: Profile): boolean =>
  resume.titles.length + resume.skills.length + wishes.titles.length + wishes.skills.length > 0;
