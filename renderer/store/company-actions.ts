import { notifications } from '@mantine/notifications';
import type { Output } from '#contract/api.ts';
import type { CompanyView } from '../model.ts';
import { companyStrings } from '../strings/companies.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { didSomething } from './undo.ts';

/** A company as somebody named it. */
export type NewCompany = { readonly url: string; readonly name: string | null };

export type WatchedCompany = Output<'companies.add'>;

type Imported = Output<'companies.import'>;
type ListRow = Output<'companies.readList'>['rows'][number];

/** What a list came to, row by row. */
export type ImportResult = Imported & {
  readonly repeated: readonly Extract<ListRow, { kind: 'repeated' }>[];
  /** Rows that were not looked at, because the import was stopped. */
  readonly left: number;
};

/** What came of adding some. */
export type Added = {
  readonly companies: readonly WatchedCompany[];
  /** Addresses that were not taken. */
  readonly refused: readonly string[];
};

/** How many are added at a time. */
const atOnce = 8;

/** Watches these. One that is refused costs only itself; why is shown. */
export async function addCompanies(wanted: readonly NewCompany[]): Promise<Added> {
  const companies: WatchedCompany[] = [];
  const refused: string[] = [];
  for (let from = 0; from < wanted.length; from += atOnce) {
    const part = wanted.slice(from, from + atOnce);
    const answers = await Promise.all(part.map((each) => perform(() => addOne(each))));
    for (const [i, { url }] of part.entries()) {
      const answer = answers[i] ?? null;
      if (answer === null) refused.push(url);
      else companies.push(answer);
    }
  }
  return { companies, refused };
}

const addOne = ({ url, name }: NewCompany): Promise<WatchedCompany> =>
  host().call('companies.add', { url, ...(name !== null && { name }) });

/** Rows that are watched with one call: others get their turn in between. */
const perImport = 500;

/**
 * Watches what a list names, in whatever form it is. Ends early where `signal` says so. Null where
 * it failed as a whole.
 */
export const importCompanies = (
  text: string,
  {
    signal,
    onProgress,
  }: {
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<ImportResult | null> =>
  perform(async () => {
    const { rows } = await host().call('companies.readList', { text });
    const named = rows.filter((row) => row.kind === 'company' || row.kind === 'name');
    const parts: Imported[] = [];
    let done = 0;
    while (done < named.length && !signal.aborted) {
      onProgress(done, named.length);
      const part = named.slice(done, done + perImport);
      parts.push(await host().call('companies.import', { rows: part }));
      done += part.length;
    }
    const refused = rows.filter((row) => row.kind === 'refused');
    return {
      added: parts.flatMap(({ added }) => added),
      known: parts.flatMap(({ known }) => known),
      choices: parts.flatMap(({ choices }) => choices),
      refused: [...refused, ...parts.flatMap((part) => part.refused)].toSorted(
        (a, b) => a.line - b.line,
      ),
      repeated: rows.filter((row) => row.kind === 'repeated'),
      left: named.length - done,
    };
  });

/** Gives it another name; can be undone. */
export async function renameCompany(company: CompanyView, name: string): Promise<void> {
  const rename = (to: string) => host().call('companies.update', { company: company.id, name: to });
  if ((await perform(() => rename(name))) === null) return;
  didSomething({ label: companyStrings.didRename(name), undo: () => rename(company.name) });
}

/** Scans it so often from now on; null: as often as all. Can be undone. */
export async function setScanInterval(company: CompanyView, hours: number | null): Promise<void> {
  const set = (scanEveryHours: number | null) =>
    host().call('companies.update', { company: company.id, scanEveryHours });
  if ((await perform(() => set(hours))) === null) return;
  didSomething({
    label: companyStrings.didSchedule(company.name),
    undo: () => set(company.scanEveryHours),
  });
}

/** Leaves some out of scans of all companies, or takes them in again; can be undone. */
export async function setPaused(
  companies: readonly CompanyView[],
  isPaused: boolean,
): Promise<void> {
  const changed = companies.filter((company) => company.isPaused !== isPaused);
  const mark = async (to: boolean) => {
    for (const { id } of changed) {
      await host().call('companies.update', { company: id, isPaused: to });
    }
  };
  if (changed.length === 0 || (await perform(() => mark(isPaused))) === null) return;
  const names = companyStrings.names(changed.map(({ name }) => name));
  const label = isPaused ? companyStrings.didPause(names) : companyStrings.didResume(names);
  didSomething({ label, undo: () => mark(!isPaused) });
}

/** Forgets some with their openings, for good, and says how many; what failed is shown too. */
export async function removeCompanies(companies: readonly CompanyView[]): Promise<void> {
  let removed = 0;
  for (const { id } of companies) {
    const done = await perform(() => host().call('companies.remove', { company: id }));
    if (done !== null) removed += 1;
  }
  if (removed === 0) return;
  notifications.show({ message: companyStrings.didRemove(removed), autoClose: 3_000 });
}
