import type { Handlers } from '#contract/api.ts';
import type { Company } from '#core/company.ts';
import { AppError } from '#core/errors.ts';
import { canonicalUrl } from '#core/url.ts';
import { withoutRemark } from '#services/catalogue/find-by-name.ts';
import { nameFromUrl } from '#sources/company-name.ts';
import type { Database } from '../engine/open.ts';
import { changeAddress } from './change-address.ts';
import {
  addCompany,
  findCompany,
  listListingRefs,
  listScheduled,
  removeCompany,
  updateCompany,
  watchedAmong,
  watchedAt,
} from './companies.ts';
import { importCompanies } from './company-lists.ts';
import { answerMove } from './moves.ts';
import { lazyCatalogue } from './open-catalogue.ts';
import { getRecipe, setRecipe, viewRecipe } from './recipes.ts';
import { findCompanyView, listCompanyScans, listCompanyTrends, listCompanyViews } from './views.ts';
import { readWatchedPage } from './watched-pages.ts';

type CompanyHandlers = Handlers<
  | 'companies.add'
  | 'companies.import'
  | 'companies.list'
  | 'companies.export'
  | 'companies.trends'
  | 'companies.get'
  | 'companies.detail'
  | 'companies.update'
  | 'companies.changeAddress'
  | 'companies.answerMove'
  | 'companies.recipe'
  | 'companies.setRecipe'
  | 'companies.remove'
  | 'companies.scheduled'
  | 'companies.listingRefs'
  | 'catalogue.search'
  | 'catalogue.themes'
>;

export const companies = (db: Database, openCatalogue = lazyCatalogue()): CompanyHandlers => ({
  'companies.add': async (input) => {
    const asked = canonicalUrl(input.url);
    const url = (await watchedAt(db, [asked]))(asked);
    const name = input.name ?? nameFromUrl(url);
    return await addCompany(db, { url, name, at: db.now().toISOString() });
  },
  'companies.import': ({ rows }) => importCompanies(db, openCatalogue, rows),
  'companies.list': () => listCompanyViews(db),
  'companies.export': async () => {
    // CSV is loaded with the first export, so that no start waits for it.
    const { exportCompanies } = await import('./company-lists.ts');
    return await exportCompanies(db);
  },
  'companies.trends': () => listCompanyTrends(db),
  'companies.get': (input) => get(db, input.company),
  'companies.detail': async (input) => {
    const { id } = await get(db, input.company);
    const view = await findCompanyView(db, id);
    if (view === null) throw new AppError('unknown_company', input);
    const recipe = await getRecipe(db, { id });
    const page = await readWatchedPage(db, id);
    return { ...view, recipe: viewRecipe(recipe), page, scans: await listCompanyScans(db, id) };
  },
  'companies.update': async ({ company, ...change }) => {
    const { id } = await get(db, company);
    return await updateCompany(db, id, change);
  },
  'companies.changeAddress': async ({ company, url }) => {
    const known = await get(db, company);
    await changeAddress(db, known, canonicalUrl(url));
    return await get(db, known.id);
  },
  'companies.answerMove': async ({ company, ...answer }) => {
    const known = await get(db, company);
    await answerMove(db, known, answer);
    return await get(db, known.id);
  },
  'companies.recipe': async (input) => await getRecipe(db, await get(db, input.company)),
  'companies.setRecipe': async ({ company, recipe, page }) => {
    const known = await get(db, company);
    await setRecipe(db, known, recipe, page === undefined ? null : canonicalUrl(page));
    return await get(db, known.id);
  },
  'companies.remove': async (input) => {
    const company = await get(db, input.company);
    await removeCompany(db, company.id);
    return company;
  },
  'companies.scheduled': () => listScheduled(db),
  'companies.listingRefs': () => listListingRefs(db),
  'catalogue.search': async ({ text, limit }) => {
    const { search } = await openCatalogue();
    const whole = search(text, limit);
    const found = whole.length > 0 ? whole : search(withoutRemark(text), limit);
    const isWatched = await watchedAmong(db, found);
    return found.map((company) => ({ ...company, isWatched: isWatched(company) }));
  },
  'catalogue.themes': async () => {
    const { total, themes } = await openCatalogue();
    const isWatched = await watchedAmong(
      db,
      themes.flatMap(({ companies: each }) => each),
    );
    return {
      total,
      themes: themes.map(({ theme, companies: each }) => ({
        theme,
        companies: each.map((company) => ({
          ...company,
          match: 'exact' as const,
          isWatched: isWatched(company),
        })),
      })),
    };
  },
});

async function get(db: Database, named: string): Promise<Company> {
  const company = await findCompany(db, named);
  if (company === null) throw new AppError('unknown_company', { company: named });
  return company;
}
