import type { Counts } from './model.ts';

/**
 * How far the companies were looked at: what an empty screen may say. Only where `all` were read does
 * nothing mean that there is nothing.
 */
export type Looked = 'nobody' | 'never' | 'none_could' | 'some_could' | 'all';

export function lookedAt(
  counts: Pick<Counts, 'companies' | 'checkedCompanies' | 'failingCompanies'>,
): Looked {
  const { companies, checkedCompanies, failingCompanies } = counts;
  if (companies === 0) return 'nobody';
  if (checkedCompanies === companies) return 'all';
  if (checkedCompanies > 0) return 'some_could';
  return failingCompanies > 0 ? 'none_could' : 'never';
}
