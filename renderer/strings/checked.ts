import { everywhere } from './everywhere.ts';

/** Words about how many companies could be checked. */
export const checkedStrings = {
  checked: (could: number, all: number) =>
    could === all
      ? `Checked ${everywhere.companies(all)}`
      : `Checked ${could.toLocaleString()} of ${everywhere.companies(all)}`,
  notChecked: 'No company was checked yet',
  noneCould: 'No company could be checked',
  couldNot: (n: number) => `${n.toLocaleString()} could not be checked`,
  notYet: (n: number) => `${n.toLocaleString()} not checked yet`,
} as const;
