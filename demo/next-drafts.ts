import { hours } from '#core/duration.ts';
import { createPicker, type Picker } from './chances.ts';
import type { CompanyRow } from './content.ts';
import phrases from './data/phrases.json' with { type: 'json' };
import { type Draft, makeDraft } from './draft.ts';
import { levelAbove } from './level.ts';
import { payOf, raised } from './pay.ts';

/** Where a company's openings stand, and which step comes next. */
export type Moment = {
  readonly drafts: readonly Draft[];
  /** Steps made so far. */
  readonly step: number;
  /** Number of the next opening to be made. */
  readonly nextN: number;
};

/**
 * The openings after one more step, as repeatable as the first ones: a few closed, as many new,
 * and one each with another title, other pay and another text.
 */
export function nextMoment(company: CompanyRow, moment: Moment, nowMs: number): Moment {
  const { drafts, step, nextN } = moment;
  const picker = createPicker(`${company.slug}/step ${step}`);
  const movable = drafts.filter(({ odd }) => odd === null);
  const count = Math.min(3, Math.max(1, Math.round(drafts.length / 15)));
  const [toTitle, toPay, toText, ...others] = picker.some(movable, movable.length);
  const closed = new Set(others.slice(0, count));
  const changed = new Map([
    [toTitle, (draft: Draft) => retitled(draft)],
    [toPay, (draft: Draft) => repaid(draft)],
    [toText, (draft: Draft) => retold(draft, picker)],
  ]);
  const kept = drafts
    .filter((draft) => !closed.has(draft))
    .map((draft) => {
      const change = changed.get(draft);
      return change === undefined ? draft : { ...change(draft), updatedAtMs: nowMs };
    });
  const fresh = Array.from({ length: count }, (_, i) =>
    makeDraft(company, nextN + i, nowMs - hours(i + 1)),
  );
  return { drafts: [...fresh, ...kept], step: step + 1, nextN: nextN + count };
}

/** One level up, or with its team beside it. */
function retitled(draft: Draft): Draft {
  const level = levelAbove(draft.role, draft.level);
  return level === null ? { ...draft, isTeamInTitle: !draft.isTeamInTitle } : { ...draft, level };
}

/** Better pay, or pay where none was stated. */
function repaid(draft: Draft): Draft {
  const { pay, role, office, level } = draft;
  return {
    ...draft,
    pay: pay === null ? payOf(role, office.currency, level.payFactor) : raised(pay),
  };
}

function retold(draft: Draft, picker: Picker): Draft {
  const untold = phrases.news.filter((line) => !draft.news.includes(line));
  return untold.length === 0
    ? { ...draft, news: [] }
    : { ...draft, news: [...draft.news, picker.one(untold)] };
}
