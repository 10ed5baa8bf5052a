import { notifications } from '@mantine/notifications';
import type { Output } from '#contract/api.ts';
import type { CatalogueEntry, CompanyView } from '../model.ts';
import { companyStrings, reportStrings } from '../strings/companies.ts';
import { addressStrings, problemStrings } from '../strings/problems.ts';
import { downloadFile } from '../ui/download-file.ts';
import { host } from './host.ts';
import { didSomething, perform } from './perform.ts';
import { scanCompanies } from './run-actions.ts';

export type NewCompany = { readonly url: string; readonly name: string | null };

export type WatchedCompany = Output<'companies.add'>;

type Imported = Output<'companies.import'>;
type ListRow = Output<'companies.readList'>['rows'][number];

export type ImportResult = Imported & {
  readonly repeated: readonly Extract<ListRow, { kind: 'repeated' }>[];
  /** Rows skipped because the user stopped the import. */
  readonly left: number;
};

export type Added = {
  readonly companies: readonly WatchedCompany[];
  readonly refused: readonly string[];
};

/** How many requests run at a time. */
const atOnce = 8;

/** Watches companies one by one: a rejected one does not stop the rest, and its error is shown. */
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

/**
 * Watches companies of the catalogue by their names. Also returns the places of names that no
 * company has, or several, with those that may be meant; null if the names were not looked up.
 */
export async function addByName(names: readonly string[]): Promise<
  Pick<Added, 'companies'> & {
    readonly left: ReadonlyMap<number, readonly CatalogueEntry[] | null>;
  }
> {
  const companies: WatchedCompany[] = [];
  const left = new Map<number, readonly CatalogueEntry[] | null>();
  for (let from = 0; from < names.length; from += perImport) {
    const rows = names
      .slice(from, from + perImport)
      .map((name, i) => ({ kind: 'name' as const, line: from + i + 1, text: name, name }));
    const answer = await perform(() => host().call('companies.import', { rows }));
    companies.push(...(answer?.added ?? []));
    for (const { line, choices } of answer?.choices ?? []) left.set(line - 1, choices);
    for (const { line } of answer?.refused ?? []) left.set(line - 1, []);
    if (answer === null) for (const { line } of rows) left.set(line - 1, null);
  }
  return { companies, left };
}

const addOne = ({ url, name }: NewCompany): Promise<WatchedCompany> =>
  host().call('companies.add', { url, ...(name !== null && { name }) });

/** Rows per call, so that other calls get their turn. */
const perImport = 500;

/**
 * Watches the companies of a list in any format. Stops early on `signal`. Null if the import
 * failed.
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

/** Downloads all companies as a CSV file. */
export async function exportCompanies(): Promise<void> {
  const file = await perform(() => host().call('companies.export', {}));
  if (file !== null) downloadFile(file);
}

/**
 * Downloads what a scan of the company gets, with all texts in one file, and says so. Nothing leaves
 * the machine but the requests of a scan.
 */
export async function reportCompany(company: CompanyView): Promise<void> {
  const report = await perform(() => recordCompany(company));
  if (report === null) return;
  const host = new URL(company.url).hostname.replace(/^www\./, '');
  const fileName = `rolewatch-report-${host}.json`;
  const content = `${JSON.stringify(report, null, 2)}\n`;
  downloadFile({ fileName, mimeType: 'application/json', content });
  notifications.show({ message: reportStrings.saved(report.exchanges.length, fileName) });
}

async function recordCompany({ url, source, slug }: CompanyView) {
  const known = source === null || slug === null ? {} : { known: { source, slug } };
  const recording = await host().call('sources.record', { url, ...known });
  const exchanges: Output<'sources.record'>['exchanges'] = [];
  for (const exchange of recording.exchanges) {
    const { answer } = exchange;
    const body = answer?.body ?? null;
    if (answer === null || body === null || !('ref' in body)) {
      exchanges.push(exchange);
      continue;
    }
    const text = await host().call('sources.recordedText', { ref: body.ref });
    exchanges.push({ ...exchange, answer: { ...answer, body: { text } } });
  }
  return { ...recording, exchanges };
}

/** Gives it another name; can be undone. */
export async function renameCompany(company: CompanyView, name: string): Promise<void> {
  const rename = (to: string) => host().call('companies.update', { company: company.id, name: to });
  if ((await perform(() => rename(name))) === null) return;
  didSomething({ label: companyStrings.didRename(name), undo: () => rename(company.name) });
}

/** Mutes the failure of a company until it fails in another way; can be undone. */
export async function setMuted({ id, name }: CompanyView, isMuted: boolean): Promise<void> {
  const set = (to: boolean) => host().call('companies.update', { company: id, isMuted: to });
  if ((await perform(() => set(isMuted))) === null) return;
  const label = isMuted ? problemStrings.didMute(name) : problemStrings.didUnmute(name);
  didSomething({ label, undo: () => set(!isMuted) });
}

/** Marks a company that the user dreams of, or takes the mark away. */
export const setStarred = ({ id }: CompanyView, isStarred: boolean): Promise<unknown> =>
  perform(() => host().call('companies.update', { company: id, isStarred }));

export const setCompanyTags = ({ id }: CompanyView, tags: readonly string[]): Promise<unknown> =>
  perform(() => host().call('companies.update', { company: id, tags: [...tags] }));

export const setCompanyNote = ({ id }: CompanyView, note: string): Promise<unknown> =>
  perform(() => host().call('companies.update', { company: id, note }));

/** Gives the company another careers page and scans it. Undo returns to the old one. */
export async function changeAddress(company: CompanyView, url: string): Promise<boolean> {
  const { id, name } = company;
  const change = (to: string) => host().call('companies.changeAddress', { company: id, url: to });
  if ((await perform(() => change(url))) === null) return false;
  didSomething({
    label: addressStrings.didChange(name),
    undo: async () => {
      await change(company.url);
      await scanCompanies([id]);
    },
  });
  await scanCompanies([id]);
  return true;
}

/**
 * Accepts or declines that the company moved, and scans it: its new board, or the known one for what
 * is wrong with it.
 */
export async function answerMove({ id, move }: CompanyView, isAccepted: boolean): Promise<void> {
  const seen = move === null ? {} : { url: move.url };
  const answer = () => host().call('companies.answerMove', { company: id, isAccepted, ...seen });
  if ((await perform(answer)) !== null) await scanCompanies([id]);
}

export const setUsesProxy = ({ id }: CompanyView, usesProxy: boolean): Promise<unknown> =>
  perform(() => host().call('companies.update', { company: id, usesProxy }));

/** Null returns to the general setting. Can be undone. */
export async function setScanInterval(company: CompanyView, hours: number | null): Promise<void> {
  const set = (scanEveryHours: number | null) =>
    host().call('companies.update', { company: company.id, scanEveryHours });
  if ((await perform(() => set(hours))) === null) return;
  didSomething({
    label: companyStrings.didSchedule(company.name),
    undo: () => set(company.scanEveryHours),
  });
}

/**
 * Pauses or resumes automatic scans of these companies. A rejected one does not stop the rest; undo
 * reverts those that changed.
 */
export async function setPaused(
  companies: readonly CompanyView[],
  isPaused: boolean,
): Promise<void> {
  const mark = ({ id }: CompanyView, to: boolean) =>
    host().call('companies.update', { company: id, isPaused: to });
  const changed: CompanyView[] = [];
  for (const company of companies.filter((each) => each.isPaused !== isPaused)) {
    if ((await perform(() => mark(company, isPaused))) !== null) changed.push(company);
  }
  if (changed.length === 0) return;
  const undo = async (): Promise<void> => {
    for (const company of changed) await mark(company, !isPaused);
  };
  const names = companyStrings.names(changed.map(({ name }) => name));
  const label = isPaused ? companyStrings.didPause(names) : companyStrings.didResume(names);
  didSomething({ label, undo });
}

/** Deletes companies and their openings for good and reports how many; also shows errors. */
export async function removeCompanies(companies: readonly CompanyView[]): Promise<void> {
  let removed = 0;
  for (const { id } of companies) {
    const done = await perform(() => host().call('companies.remove', { company: id }));
    if (done !== null) removed += 1;
  }
  if (removed === 0) return;
  notifications.show({ message: companyStrings.didRemove(removed), autoClose: 3_000 });
}
