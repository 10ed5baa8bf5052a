import type { Role } from './content.ts';

/** A step of a career: how a title says it, what it is paid, and the years it takes. */
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

/** The levels of a role as often as they are looked for: the middle ones more. */
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

/** Years of experience asked for. */
export const yearsFor = (role: Role, level: Level): number =>
  role.years === undefined ? level.years : role.years + (level.word === 'Senior' ? 2 : 0);
