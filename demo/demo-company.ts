import { days, hours, minutes } from '#core/duration.ts';
import type { Board, BoardCompany, BoardPosting } from './boards/board.ts';
import { boardOf } from './boards.ts';
import { createPicker } from './chances.ts';
import type { CompanyRow } from './demo-content.ts';
import { describe } from './description.ts';
import { type Draft, type Moment, makeDraft, nextMoment } from './posting-draft.ts';

export type DemoCompany = {
  readonly row: CompanyRow;
  readonly board: Board;
  readonly shown: BoardCompany;
  readonly advance: (nowMs: number) => void;
};

const newestMs = hours(5);
const oldestMs = days(60);

/** A company with openings posted over the last 60 days, newest first. */
export function createDemoCompany(row: CompanyRow, firstId: number, nowMs: number): DemoCompany {
  const board = boardOf(row.kind);
  let moment: Moment = { drafts: firstDrafts(row, nowMs), step: 0, nextN: row.openings };
  const written = () => moment.drafts.map((draft) => writePosting(draft, row, firstId));
  const shown: BoardCompany = {
    slug: row.slug,
    name: row.name,
    url:
      row.careersHost === undefined
        ? board.careersUrl(row.slug)
        : `https://${row.careersHost}/careers`,
    postings: written(),
  };
  return {
    row,
    board,
    shown,
    advance: (now) => {
      moment = nextMoment(row, moment, now);
      shown.postings = written();
    },
  };
}

function firstDrafts(row: CompanyRow, nowMs: number) {
  const picker = createPicker(`${row.slug}/dates`);
  const stepMs = (oldestMs - newestMs) / row.openings;
  const agesMs = Array.from({ length: row.openings }, (_, n) =>
    wholeMinutes(newestMs + stepMs * (n + picker.between(0, 1))),
  );
  return agesMs.map((ageMs, n) => makeDraft(row, n, wholeMinutes(nowMs) - ageMs));
}

const wholeMinutes = (ms: number): number => Math.floor(ms / minutes(1)) * minutes(1);

/** `firstId` is the id of the company's first opening. */
function writePosting(draft: Draft, company: CompanyRow, firstId: number): BoardPosting {
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
