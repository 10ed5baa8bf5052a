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

/**
 * A company with openings posted over the last 60 days, newest first. With several `steps` it
 * begins with another number of openings, and has as many as its row says after the last of them.
 */
export function createDemoCompany(
  row: CompanyRow,
  firstId: number,
  nowMs: number,
  steps = 1,
): DemoCompany {
  const board = boardOf(row.kind);
  const first = openingsAt(row, 0, steps);
  let moment: Moment = { drafts: firstDrafts(row, first, nowMs), step: 0, nextN: first };
  // Most drafts stay as they are from moment to moment.
  const texts = new WeakMap<Draft, BoardPosting>();
  const write = (draft: Draft): BoardPosting => {
    const text = texts.get(draft) ?? writePosting(draft, row, firstId);
    texts.set(draft, text);
    return text;
  };
  const written = () => moment.drafts.map(write);
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
      const step = moment.step + 1;
      moment = nextMoment(
        row,
        moment,
        now,
        step < steps ? openingsAt(row, step, steps) : moment.drafts.length,
      );
      shown.postings = written();
    },
  };
}

/** How many openings a company has at a step of its past: it grew, or shrank, in waves. */
function openingsAt({ slug, openings }: CompanyRow, step: number, steps: number): number {
  const left = steps <= 1 ? 0 : 1 - step / (steps - 1);
  const picker = createPicker(`${slug}/past`);
  const growth = picker.between(-0.45, 0.25);
  const wave = 0.12 * Math.sin(picker.between(0, 6) + 8 * left);
  return Math.max(2, Math.round(openings * (1 + left * (growth + wave))));
}

function firstDrafts(row: CompanyRow, count: number, nowMs: number) {
  const picker = createPicker(`${row.slug}/dates`);
  const stepMs = (oldestMs - newestMs) / count;
  const agesMs = Array.from({ length: count }, (_, n) =>
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
