import { everywhere } from './everywhere.ts';

/** Words about how many companies could be checked. */
export const checkedStrings = {
  checked: (could: number, all: number) =>
    could === all
      ? `Checked ${everywhere.companies(all)}`
      : `Checked ${could.toLocaleString()} of ${everywhere.companies(all)}`,
  notChecked: 'No company was checked yet',
  couldNot: (n: number) => `${n.toLocaleString()} could not be checked`,
} as const;
