import type { Output } from '#contract/api.ts';
import { nameFromUrl } from '#core/company.ts';
import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import { canonicalUrl } from '#core/url.ts';
import { addCompanies } from '#services/db/companies.ts';
import type { Database } from '#services/db/open.ts';
import { companiesInText } from './company-list.ts';
import type { ListedCompany, UnreadableEntry } from './listed-company.ts';

type Result = Output<'companies.import'>;

/** Watches every company of a list, all at once; a bad line costs that line. */
export async function importCompanies(db: Database, text: string): Promise<Result> {
  const { companies, unreadable } = companiesInText(text);
  const entries = [...companies.map(read), ...unreadable.map(refuse)];
  const good = entries.flatMap((entry) => ('company' in entry ? entry.company : []));
  const refused = entries.flatMap((entry) => ('refused' in entry ? entry.refused : []));
  const { added, known } = await addCompanies(db, good, db.now().toISOString());
  return { added, known, refused: refused.toSorted((a, b) => a.line - b.line) };
}

type Entry =
  | { readonly company: { readonly url: string; readonly name: string } }
  | { readonly refused: Result['refused'][number] };

function read(entry: ListedCompany): Entry {
  try {
    const url = canonicalUrl(entry.url);
    return { company: { url, name: entry.name ?? nameFromUrl(url) } };
  } catch (error) {
    const { line, url } = entry;
    return { refused: { line, text: url, error: toErrorView(toAppError(error)) } };
  }
}

const refuse = ({ line, where, text, reason }: UnreadableEntry): Entry => ({
  refused: {
    line,
    text,
    error: toErrorView(new AppError('invalid_input', { path: where, reason })),
  },
});
