import type { Handlers } from '#contract/api.ts';
import { type Company, nameFromUrl } from '#core/company.ts';
import { AppError } from '#core/errors.ts';
import { canonicalUrl } from '#core/url.ts';
import { addCompany, findCompany, removeCompany, updateCompany } from '#services/db/companies.ts';
import { listCompanyScans } from '#services/db/company-scans.ts';
import { listCompanyTrends } from '#services/db/company-trends.ts';
import { findCompanyView, listCompanyViews } from '#services/db/company-views.ts';
import type { Database } from '#services/db/open.ts';
import { lazyCatalogue } from './catalogue.ts';
import { importCompanies } from './import-companies.ts';

type CompanyHandlers = Handlers<
  | 'companies.add'
  | 'companies.import'
  | 'companies.list'
  | 'companies.trends'
  | 'companies.get'
  | 'companies.detail'
  | 'companies.update'
  | 'companies.remove'
>;

/** Calls about the companies that are watched. */
export const companies = (db: Database, openCatalogue = lazyCatalogue()): CompanyHandlers => ({
  'companies.add': async (input) => {
    const url = canonicalUrl(input.url);
    const name = input.name ?? nameFromUrl(url);
    return await addCompany(db, { url, name, at: db.now().toISOString() });
  },
  'companies.import': ({ rows }) => importCompanies(db, openCatalogue, rows),
  'companies.list': () => listCompanyViews(db),
  'companies.trends': () => listCompanyTrends(db),
  'companies.get': (input) => get(db, input.company),
  'companies.detail': async (input) => {
    const { id } = await get(db, input.company);
    const view = await findCompanyView(db, id);
    if (view === null) throw new AppError('unknown_company', input);
    return { ...view, scans: await listCompanyScans(db, id) };
  },
  'companies.update': async ({ company, ...change }) => {
    const { id } = await get(db, company);
    return await updateCompany(db, id, change);
  },
  'companies.remove': async (input) => {
    const company = await get(db, input.company);
    await removeCompany(db, company.id);
    return company;
  },
});

async function get(db: Database, named: string): Promise<Company> {
  const company = await findCompany(db, named);
  if (company === null) throw new AppError('unknown_company', { company: named });
  return company;
}
