import { days, hours, minutes } from '#core/duration.ts';
import type { BoardCompany } from './board-posting.ts';
import type { Board } from './boards/board.ts';
import { boards } from './boards.ts';
import { createPicker } from './chances.ts';
import type { CompanyRow } from './content.ts';
import { makeDraft } from './draft.ts';
import { type Moment, nextMoment } from './next-drafts.ts';
import { writePosting } from './write-posting.ts';

export type DemoCompany = {
  readonly row: CompanyRow;
  readonly board: Board;
  /** As its board shows it now. */
  readonly shown: BoardCompany;
  /** Moves its openings on by a step. */
  readonly advance: (nowMs: number) => void;
};

const newestMs = hours(5);
const oldestMs = days(60);

/** A company whose openings were posted over the last 60 days, the newest first. */
export function createDemoCompany(row: CompanyRow, firstId: number, nowMs: number): DemoCompany {
  const board: Board = boards[row.kind];
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
