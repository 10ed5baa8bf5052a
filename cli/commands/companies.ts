import type { Command } from 'commander';
import type { ImportResult, ListRow } from '#contract/views/company.ts';
import type { Company } from '#core/company.ts';
import { AppError, type ErrorView, toErrorView } from '#core/errors.ts';
import { type LibraryOnly, startLibraryOnly } from '#host/start-library-only.ts';
import type { CommonOptions } from '../options.ts';
import {
  coloured,
  counted,
  exitCode,
  plain,
  writeJson,
  writeLine,
  writeNotice,
  writeProblem,
} from '../output.ts';
import { readTextFile } from '../text-file.ts';
import { writeTable } from '../write-table.ts';

/** `companies add|list|remove|import`: which companies are watched. */
export function addCompanies(program: Command): void {
  const companies = program.command('companies').description('the companies that are watched');

  const add = companies
    .command('add')
    .argument('<url>', 'careers address')
    .option('--name <name>', 'what to call it')
    .description('watch a company');
  add.action(async (url: string) => {
    const options = add.optsWithGlobals<CommonOptions & { readonly name?: string }>();
    await using library = await startLibraryOnly(options);
    const { name } = options;
    await show([await library.call('companies.add', { url, ...(name && { name }) })], options);
  });

  const list = companies.command('list').description('all that are watched');
  list.action(async () => {
    const options = list.optsWithGlobals<CommonOptions>();
    await using library = await startLibraryOnly(options);
    await show(await library.call('companies.list', {}), options);
  });

  const remove = companies
    .command('remove')
    .argument('<company>', 'its name, address or id')
    .description('stop watching a company and forget its openings');
  remove.action(async (company: string) => {
    const options = remove.optsWithGlobals<CommonOptions>();
    await using library = await startLibraryOnly(options);
    await show([await library.call('companies.remove', { company })], options);
  });

  const importing = companies
    .command('import')
    .argument('<file>', 'a list: lines of addresses or names, a table, JSON, OPML, bookmarks')
    .description('watch all companies of a list');
  importing.action(async (file: string) => {
    const options = importing.optsWithGlobals<CommonOptions>();
    // What reads lists is loaded with the first one: every other command would wait for it.
    const { readList } = await import('#host/lists/read-list.ts');
    const rows = readList(await readTextFile(file));
    if (rows.length === 0) {
      throw new AppError('invalid_file', { path: file, reason: 'no companies in it' });
    }
    await using library = await startLibraryOnly(options);
    await importRows(library, rows, options);
  });
}

/** Rows that are watched at a time: an interrupt ends between two of them. */
const perImport = 500;

/** Watches what rows of a list name, and tells of each row what it came to. */
async function importRows(
  library: LibraryOnly,
  rows: readonly ListRow[],
  options: CommonOptions,
): Promise<void> {
  const named = rows.filter((row) => row.kind === 'company' || row.kind === 'name');
  const refused = rows.filter((row) => row.kind === 'refused');
  const results: ImportResult[] = [];
  for (let from = 0; from < named.length; from += perImport) {
    if (from > 0)
      writeNotice(`${from.toLocaleString('en')} of ${counted(named.length, 'row', 'rows')}`);
    results.push(
      await library.call('companies.import', { rows: named.slice(from, from + perImport) }),
    );
  }
  const added = results.flatMap((each) => each.added);
  const known = results.flatMap((each) => each.known);
  const choices = results.flatMap((each) => each.choices);
  const failed = [...refused, ...results.flatMap((each) => each.refused)];
  for (const row of failed.toSorted((a, b) => a.line - b.line)) reportRow(row, options);
  for (const row of choices) reportChoice(row, options);
  for (const row of rows) if (row.kind === 'repeated') reportRepeated(row, options);
  if (failed.length + choices.length > 0) process.exitCode = exitCode.failed;
  if (options.json) {
    for (const company of added) writeJson({ ...company, outcome: 'added' });
    for (const company of known) writeJson({ ...company, outcome: 'known' });
    return;
  }
  if (added.length + known.length > 0) await show([...added, ...known], options);
  const repeated = rows.length - named.length - refused.length;
  const counts = [
    `${added.length} added`,
    `${known.length} watched already`,
    `${repeated} repeated`,
    `${choices.length} to be chosen`,
    `${failed.length} refused`,
  ];
  writeNotice(`${counted(rows.length, 'row', 'rows')}: ${counts.join(', ')}`);
}

/** A row that was refused: its line, why, and what to do. */
function reportRow(
  {
    line,
    text,
    error,
  }: { readonly line: number; readonly text: string; readonly error: ErrorView },
  { json }: CommonOptions,
): void {
  if (json) writeJson({ type: 'error', line, text, error });
  writeProblem(`line ${line}: ${error.message}. ${error.hint}`);
}

function reportChoice(
  { line, text, choices }: ImportResult['choices'][number],
  { json }: CommonOptions,
): void {
  const offered = choices.map(({ name, url }) => ({ name, url }));
  if (json) writeJson({ type: 'choice', outcome: 'choice', line, text, choices: offered });
  const list = offered.map(({ name, url }) => `${name} (${url})`).join(', ');
  writeProblem(
    `line ${line}: "${text}" may mean ${list}. Give the address of the one that is meant.`,
  );
}

function reportRepeated(
  { line, text, firstLine }: Extract<ListRow, { kind: 'repeated' }>,
  { json }: CommonOptions,
): void {
  if (json) writeJson({ type: 'repeated', outcome: 'repeated', line, text, firstLine });
  else writeNotice(`line ${line}: the same as line ${firstLine}`);
}

async function show(companies: readonly Company[], options: CommonOptions): Promise<void> {
  if (options.json) {
    for (const company of companies) writeJson(company);
    return;
  }
  if (companies.length === 0) {
    writeLine(toErrorView(new AppError('no_companies', {})).message);
    return;
  }
  const rows = companies.map((company) => [
    plain(company.name),
    company.source ?? '–',
    company.health,
    openOf(company),
    company.lastCheckedAt?.slice(0, 16).replace('T', ' ') ?? 'never',
    company.url,
  ]);
  const head = ['Company', 'Source', 'Health', 'Open', 'Last checked', 'Address'];
  await writeTable([head.map((cell) => coloured('bold', cell)), ...rows]);
}

/** What could not be read is not known: that is no zero. What was known before is marked as such. */
function openOf({ health, openPostings }: Company): string {
  if (health === 'ok') return String(openPostings);
  if (health === 'partial' || health === 'held') return `~${openPostings}`;
  return openPostings === 0 ? '–' : `– (last known: ${openPostings})`;
}
