import type { Pay } from './boards/board.ts';
import { type Currency, currencyOf, type Role } from './demo-content.ts';

/** A role's pay in a currency; `factor` is the level's, 1 halfway up the ladder. */
export function payOf(role: Role, code: string, factor: number): Pay | null {
  const range = role.hourly ?? role.pay;
  if (range === undefined) return null;
  const period = role.hourly === undefined ? 'year' : 'hour';
  const euros = range.map((amount) => amount * factor * (period === 'year' ? 1_000 : 1));
  const currency = currencyOf(code);
  const [min = 0, max = 0] = euros.map((amount) =>
    rounded(amount * currency.rate, currency, period),
  );
  return { min, max, currency: code, period };
}

export function raised({ min, max, currency, period }: Pay): Pay {
  const row = currencyOf(currency);
  const better = (amount: number) => rounded(amount * 1.06, row, period) + stepOf(row, period);
  return { min: better(min), max: better(max), currency, period };
}

/** "€62,000 – €78,000", "CHF 92,000 – 118,000". */
export function payRange({ min, max, currency }: Pay): string {
  const { sign } = currencyOf(currency);
  const again = sign.endsWith(' ') ? '' : sign;
  return `${sign}${written(min)} – ${again}${written(max)}`;
}

const stepOf = (currency: Currency, period: Pay['period']): number =>
  period === 'year' ? currency.yearStep : currency.hourStep;

function rounded(amount: number, currency: Currency, period: Pay['period']): number {
  const step = stepOf(currency, period);
  return Math.round(amount / step) * step;
}

const written = (amount: number): string =>
  amount.toLocaleString('en-US', { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 });

/** A career step: its word in a title, its pay and its years of experience. */
export type Level = { readonly word: string; readonly payFactor: number; readonly years: number };

const junior: Level = { word: 'Junior', payFactor: 0.78, years: 1 };
const plain: Level = { word: '', payFactor: 1, years: 3 };
const senior: Level = { word: 'Senior', payFactor: 1.25, years: 5 };
const lead: Level = { word: 'Lead', payFactor: 1.4, years: 6 };
const staff: Level = { word: 'Staff', payFactor: 1.5, years: 8 };
const principal: Level = { word: 'Principal', payFactor: 1.75, years: 10 };

const ladders: Readonly<Record<Role['ladder'], readonly Level[]>> = {
  technical: [junior, plain, senior, lead, staff, principal],
  specialist: [junior, plain, senior, lead],
  trade: [plain, { ...senior, payFactor: 1.12 }],
  single: [plain],
};

/** The levels of a role, the middle ones more often. */
export function levelsWanted(role: Role): readonly Level[] {
  const ladder = ladders[role.ladder];
  return [...ladder, ...ladder.filter(({ word }) => word === '' || word === 'Senior')];
}

/** The next level of a role; null at the top. */
export function levelAbove(role: Role, level: Level): Level | null {
  const ladder = ladders[role.ladder];
  const at = ladder.findIndex(({ word }) => word === level.word);
  return ladder[at + 1] ?? null;
}

export const yearsFor = (role: Role, level: Level): number =>
  role.years === undefined ? level.years : role.years + (level.word === 'Senior' ? 2 : 0);
