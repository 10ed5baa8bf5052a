import { bareName } from '#core/employer.ts';
import type { CatalogueCompany } from './catalogue.ts';
import type { CatalogueHit, SearchCatalogue } from './search.ts';

/** The companies with exactly this name or domain, or those it may mean; ignores legal forms. */
export type FindByName = (name: string) => {
  readonly exact: readonly CatalogueHit[];
  readonly near: readonly CatalogueHit[];
};

/** "Acme (Berlin)", "Acme - great people": the name comes first. */
export const withoutRemark = (name: string): string => name.replace(/\s+[-–—(|].*$/, '');

const mostNear = 5;

/** For lists of thousands of names: only a name that no company has is searched for. */
export function createFindByName(
  companies: readonly CatalogueCompany[],
  search: SearchCatalogue,
): FindByName {
  const byName = Map.groupBy(companies, ({ name }) => bareName(name));
  return (name) => {
    const short = withoutRemark(name);
    const spellings = short === name ? [name] : [name, short];
    for (const spelling of spellings) {
      const same = byName.get(bareName(spelling)) ?? [];
      const exact = same.map((company) => ({ ...company, match: 'exact' as const }));
      if (exact.length > 0) return { exact, near: [] };
    }
    for (const spelling of spellings) {
      const found = search(spelling, mostNear);
      const exact = found.filter(({ match }) => match === 'exact');
      if (found.length > 0) return { exact, near: exact.length > 0 ? [] : found };
    }
    return { exact: [], near: [] };
  };
}
