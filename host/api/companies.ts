import type { Handlers } from '#contract/api.ts';
import { type Company, nameFromUrl } from '#core/company.ts';
import { AppError } from '#core/errors.ts';
import { canonicalUrl } from '#core/url.ts';
import { addCompany, findCompany, listCompanies, removeCompany } from '#services/db/companies.ts';
import type { Database } from '#services/db/open.ts';

type CompanyHandlers = Handlers<
  'companies.add' | 'companies.list' | 'companies.get' | 'companies.remove'
>;

/** Calls about the companies that are watched. */
export const companies = (db: Database): CompanyHandlers => ({
  'companies.add': async (input) => {
    const url = canonicalUrl(input.url);
    const name = input.name ?? nameFromUrl(url);
    return await addCompany(db, { url, name, at: new Date().toISOString() });
  },
  'companies.list': () => listCompanies(db),
  'companies.get': (input) => get(db, input.company),
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
