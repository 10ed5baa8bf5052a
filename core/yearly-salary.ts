import type { Salary, SalaryPeriod } from './posting.ts';

/** Full-time work: 52 weeks of 5 days of 8 hours. */
const periodsPerYear: Readonly<Record<SalaryPeriod, number>> = {
  hour: 2_080,
  day: 260,
  week: 52,
  month: 12,
  year: 1,
};

/** Without a period, what is at least this much can only be meant for a year. */
const leastPlainYearly = 10_000;

/**
 * The upper end of a salary for a year of full-time work, else its lower end; what filters and
 * sorts compare. Currencies are not converted. Null where it cannot be told.
 */
export function yearlySalary(salary: Salary | null): number | null {
  const amount = salary?.max ?? salary?.min ?? null;
  if (salary === null || amount === null) return null;
  if (salary.period !== null) return amount * periodsPerYear[salary.period];
  return amount >= leastPlainYearly ? amount : null;
}
