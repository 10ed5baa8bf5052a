import type { BoardPosting } from './board-posting.ts';
import type { CompanyRow } from './content.ts';
import { describe } from './description.ts';
import type { Draft } from './draft.ts';

/** An opening as its board shows it. `firstId` is that of the company's first. */
export function writePosting(draft: Draft, company: CompanyRow, firstId: number): BoardPosting {
  const { city, region, country, countryCode } = draft.office;
  return {
    id: firstId + draft.n,
    title: draft.odd?.title ?? titleOf(draft),
    place: draft.isAnywhere
      ? { city: '', region: '', country, countryCode }
      : { city, region, country, countryCode },
    workplace: draft.workplace,
    department: draft.role.department,
    employmentType: draft.contract,
    pay: draft.pay,
    postedAt: new Date(draft.postedAtMs).toISOString(),
    updatedAt: new Date(draft.updatedAtMs).toISOString(),
    descriptionHtml: describe(draft, company),
  };
}

const germanSpeaking = ['AT', 'CH', 'DE'];

const contractWords = {
  full_time: '',
  part_time: ' (part-time)',
  contract: ' (12-month contract)',
  temporary: ' (seasonal)',
  internship: '',
} as const;

function titleOf({ role, level, team, isTeamInTitle, office, contract }: Draft): string {
  const words = level.word === '' ? role.title : `${level.word} ${role.title}`;
  const ofTeam = isTeamInTitle ? `, ${team}` : '';
  const gender = germanSpeaking.includes(office.countryCode) ? ' (m/f/d)' : '';
  return words + ofTeam + contractWords[contract] + gender;
}
