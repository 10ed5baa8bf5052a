import type { Workplace } from '#core/posting.ts';
import type { Employment, Pay } from './board-posting.ts';
import { createPicker, type Picker } from './chances.ts';
import {
  type CompanyRow,
  type OddPosting,
  oddPostings,
  officeIn,
  type Role,
  rolesOf,
} from './content.ts';
import { type Level, levelsWanted } from './level.ts';
import { payOf } from './pay.ts';

/** What is known of an opening before it is written down; what changes, changes here. */
export type Draft = {
  /** Number of the opening within its company. */
  readonly n: number;
  readonly role: Role;
  readonly level: Level;
  readonly team: string;
  readonly isTeamInTitle: boolean;
  readonly office: ReturnType<typeof officeIn>;
  readonly workplace: Workplace;
  /** Remote, and not even tied to a city in writing. */
  readonly isAnywhere: boolean;
  readonly contract: Employment;
  readonly pay: Pay | null;
  /** Milliseconds since 1970. */
  readonly postedAtMs: number;
  readonly updatedAtMs: number;
  /** Paragraphs added since it was posted. */
  readonly news: readonly string[];
  /** What makes it odd; such an opening stays as it is. */
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

/** Every kind of work a company has takes its turn, those of its main field twice. */
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
