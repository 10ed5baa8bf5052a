import { hours } from '#core/duration.ts';
import type { Workplace } from '#core/posting.ts';
import type { Employment, Pay } from './boards/board.ts';
import { createPicker, type Picker } from './chances.ts';
import phrases from './data/phrases.json' with { type: 'json' };
import {
  type CompanyRow,
  type OddPosting,
  oddPostings,
  officeIn,
  type Role,
  rolesOf,
} from './demo-content.ts';
import { type Level, levelAbove, levelsWanted, payOf, raised } from './role-terms.ts';

/** The facts of an opening before its text is written; changes happen here. */
export type Draft = {
  readonly n: number;
  readonly role: Role;
  readonly level: Level;
  readonly team: string;
  readonly isTeamInTitle: boolean;
  readonly office: ReturnType<typeof officeIn>;
  readonly workplace: Workplace;
  /** Remote, without any city. */
  readonly isAnywhere: boolean;
  readonly contract: Employment;
  readonly pay: Pay | null;
  /** Milliseconds since 1970. */
  readonly postedAtMs: number;
  readonly updatedAtMs: number;
  /** Paragraphs added since it was posted. */
  readonly news: readonly string[];
  /** Its oddity; an odd opening never changes. */
  readonly odd: OddPosting | null;
};

/** Opening number `n` of a company: the same arguments give the same opening. */
export function makeDraft(company: CompanyRow, n: number, postedAtMs: number): Draft {
  const picker = createPicker(`${company.slug}/${n}`);
  const odd = oddPostings.find((each) => each.company === company.slug && each.n === n) ?? null;
  const role = odd === null ? usualRole(company, n) : roleOf(company, odd);
  const level = picker.one(levelsWanted(role));
  const office = officeIn(odd?.place ?? picker.one(company.places));
  const workplace = workplaceOf(company, role, picker);
  const isPaidWork = picker.happens(0.62);
  return {
    n,
    role,
    level,
    team: picker.one(company.teams),
    isTeamInTitle: picker.happens(0.4),
    office,
    workplace,
    isAnywhere: workplace === 'remote' && picker.happens(0.6),
    contract: picker.one(role.contracts),
    pay: isPaidWork ? payOf(role, office.currency, level.payFactor) : null,
    postedAtMs,
    updatedAtMs: postedAtMs,
    news: [],
    odd,
  };
}

/** A company's kinds of work take turns, with its main field twice as often. */
function usualRole({ slug, fields }: CompanyRow, n: number): Role {
  const deck = [...rolesOf(fields), ...rolesOf(fields.slice(0, 1))];
  const shuffled = createPicker(slug).some(deck, deck.length);
  const role = shuffled[n % shuffled.length];
  if (role === undefined) throw new Error(`${slug} has no kind of work`);
  return role;
}

function roleOf({ fields }: CompanyRow, odd: OddPosting): Role {
  const role = rolesOf(fields).find(({ title }) => title === odd.role);
  if (role === undefined) throw new Error(`the demo has no ${odd.role} at ${odd.company}`);
  return role;
}

function workplaceOf({ remoteShare }: CompanyRow, role: Role, picker: Picker): Workplace {
  if (role.isOnsite) return 'onsite';
  if (picker.happens(remoteShare)) return 'remote';
  return picker.happens(0.65) ? 'hybrid' : 'onsite';
}

export type Moment = {
  readonly drafts: readonly Draft[];
  readonly step: number;
  readonly nextN: number;
};

/**
 * The openings after one more step, repeatable like the first: a few close, as many open, and one
 * each gets another title, pay or text. `target`: how many there are then, if not as many.
 */
export function nextMoment(
  company: CompanyRow,
  moment: Moment,
  nowMs: number,
  target = moment.drafts.length,
): Moment {
  const { drafts, step, nextN } = moment;
  const picker = createPicker(`${company.slug}/step ${step}`);
  const movable = drafts.filter(({ odd }) => odd === null);
  const count = Math.min(3, Math.max(1, Math.round(drafts.length / 15)));
  const [toTitle, toPay, toText, ...others] = picker.some(movable, movable.length);
  const fewer = drafts.length - target;
  const closed = new Set(others.slice(0, Math.max(count, fewer)));
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
  const opened = Math.max(0, target - kept.length);
  const fresh = Array.from({ length: opened }, (_, i) =>
    makeDraft(company, nextN + i, nowMs - hours(i + 1)),
  );
  return { drafts: [...fresh, ...kept], step: step + 1, nextN: nextN + opened };
}

/** One level up, or with its team beside it. */
function retitled(draft: Draft): Draft {
  const level = levelAbove(draft.role, draft.level);
  return level === null ? { ...draft, isTeamInTitle: !draft.isTeamInTitle } : { ...draft, level };
}

/** Better pay, or the first stated pay. */
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
