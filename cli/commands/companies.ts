import { Argument, type Command } from 'commander';
import type { CompanyView, ImportResult, ListRow } from '#contract/companies.ts';
import type { Company } from '#core/company.ts';
import type { ErrorView } from '#core/error-view.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { counted } from '#core/quantity.ts';
import type { Session } from '#host/attach.ts';
import { onInterrupt } from '../interrupt.ts';
import type { CommonOptions } from '../options.ts';
import {
  coloured,
  exitCode,
  plain,
  writeJson,
  writeLine,
  writeNotice,
  writeProblem,
  writeTable,
} from '../output.ts';
import { withSession } from '../session.ts';
import { readTextFile } from '../text-file.ts';
import { addPage } from './company-page.ts';
import { addRecipe } from './company-recipe.ts';

/** `companies add|list|move|page|proxy|recipe|remove|import`: the watched companies. */
export function addCompanies(program: Command): void {
  const companies = program.command('companies').description('manage the companies you watch');

  const add = companies
    .command('add')
    .argument('<company>', 'careers page, or name in the catalogue')
    .option('--name <name>', 'name to show')
    .description('watch a company');
  add.action(async (text: string) => {
    const options = add.optsWithGlobals<CommonOptions & { readonly name?: string }>();
    const { name } = options;
    const { company, isKnown } = await withSession(options, async ({ call }) => {
      const asked = { ...(await findMeant(call, text)), ...(name && { name }) };
      const before = await call('companies.list', {});
      const added = await call('companies.add', asked);
      return { company: added, isKnown: before.some(({ id }) => id === added.id) };
    });
    await show([company], options);
    if (!options.json && isKnown) writeNotice(`You already watch ${plain(company.name)}`);
  });

  const list = companies.command('list').description('list the companies you watch');
  list.action(async () => {
    const options = list.optsWithGlobals<CommonOptions>();
    const all = await withSession(options, ({ call }) => call('companies.list', {}));
    await show(all, options);
    if (!options.json) for (const company of all) reportMove(company);
  });

  const proxy = companies
    .command('proxy')
    .argument('<company>', 'name, address or ID')
    .addArgument(new Argument('<use>', 'read it through the proxies').choices(['on', 'off']))
    .description('choose a company for the proxies (setting "proxyUse": chosen)');
  proxy.action(async (company: string, use: 'on' | 'off') => {
    const options = proxy.optsWithGlobals<CommonOptions>();
    const usesProxy = use === 'on';
    const changed = await withSession(options, async ({ call }) => {
      const { id } = await call('companies.get', { company });
      return await call('companies.update', { company: id, usesProxy });
    });
    await show([changed], options);
  });

  const move = companies
    .command('move')
    .argument('<company>', 'name, address or ID')
    .option('--decline', 'the board found is not the company’s')
    .description('follow a company to its new job board, and keep its history');
  move.action(async (company: string) => {
    const options = move.optsWithGlobals<CommonOptions & { readonly decline?: boolean }>();
    const isAccepted = options.decline !== true;
    const { answered, board } = await withSession(options, async ({ call }) => {
      const before = await call('companies.detail', { company });
      return {
        board: before.move?.to ?? '',
        answered: await call('companies.answerMove', {
          ...{ company: before.id, isAccepted },
          ...(before.move !== null && { url: before.move.url }),
        }),
      };
    });
    if (options.json) writeJson(answered);
    else writeNotice(answerWords(plain(answered.name), isAccepted ? board : null));
  });

  addPage(companies);
  addRecipe(companies);

  const remove = companies
    .command('remove')
    .argument('<company>', 'name, address or ID')
    .description('stop watching a company and delete its openings');
  remove.action(async (company: string) => {
    const options = remove.optsWithGlobals<CommonOptions>();
    const removed = await withSession(options, ({ call }) => call('companies.remove', { company }));
    if (options.json) writeJson(removed);
    else writeNotice(`Stopped watching ${plain(removed.name)} and deleted its openings`);
  });

  const importing = companies
    .command('import')
    .argument('<file>', 'a list: lines of addresses or names, a table, JSON, OPML, bookmarks')
    .description('watch all companies in a list');
  importing.action(async (file: string) => {
    const options = importing.optsWithGlobals<CommonOptions>();
    const leaving = new AbortController();
    using _interrupt = onInterrupt(async () => {
      writeNotice('Cancelling; press Ctrl-C again to quit now');
      leaving.abort();
    });
    // Loaded with the first list only: other commands would wait for it.
    const { readListInThread } = await import('#host/lists/read-in-thread.ts');
    const rows = await readListInThread(await readTextFile(file), leaving.signal);
    if (rows.length === 0) {
      throw new AppError('invalid_file', { path: file, reason: 'no companies found in it' });
    }
    await withSession(options, ({ call }) => importRows(call, rows, options, leaving.signal));
  });
}

const answerWords = (name: string, board: string | null): string =>
  board === null
    ? `${name} stays as it is. This board is not offered again.`
    : `${name} is read from ${board} now. Scan it with: rolewatch scrape --company "${name}"`;

/**
 * The company that a name or a domain means in the catalogue; any other address is taken as it is.
 * Throws `not_in_catalogue` and `unclear_company`.
 */
async function findMeant(
  call: Session['call'],
  text: string,
): Promise<{ readonly url: string; readonly name?: string }> {
  if (/^[a-z][a-z\d+.-]*:/i.test(text)) return { url: text };
  const found = await call('catalogue.search', { text: text.slice(0, 200), limit: 5 });
  const exact = found.filter(({ match }) => match === 'exact');
  const [only] = exact;
  if (only !== undefined && exact.length === 1) return { url: only.url, name: only.name };
  if (/^\S+\.\S+$/.test(text)) return { url: text };
  if (found.length === 0) throw new AppError('not_in_catalogue', { name: text });
  const near = exact.length > 0 ? exact : found;
  const choices = near.map((each) => `${each.name} (${each.url})`).join(', ');
  throw new AppError('unclear_company', { name: text, choices });
}

/** Rows to watch per call: an interrupt takes effect between two calls. */
const perImport = 500;

/** Watches the companies of the rows, and reports each row's result. */
async function importRows(
  call: Session['call'],
  rows: readonly ListRow[],
  options: CommonOptions,
  leaving: AbortSignal,
): Promise<void> {
  const named = rows.filter((row) => row.kind === 'company' || row.kind === 'name');
  const refused = rows.filter((row) => row.kind === 'refused');
  const results: ImportResult[] = [];
  let from = 0;
  for (; from < named.length && !leaving.aborted; from += perImport) {
    if (from > 0)
      writeNotice(`${from.toLocaleString('en')} of ${counted(named.length, 'row', 'rows')}`);
    results.push(await call('companies.import', { rows: named.slice(from, from + perImport) }));
  }
  if (from < named.length) {
    writeNotice(
      `Cancelled after ${counted(from, 'row', 'rows')}, which are imported. Import the list again to continue.`,
    );
    process.exitCode = exitCode.failed;
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
    `${known.length} already watched`,
    `${repeated} repeated`,
    `${choices.length} unclear`,
    `${failed.length} failed`,
  ];
  writeNotice(`${counted(rows.length, 'row', 'rows')}: ${counts.join(', ')}`);
}

/** Reports a refused row: its line, the reason and the fix. */
function reportRow(
  {
    line,
    text,
    error,
  }: { readonly line: number; readonly text: string; readonly error: ErrorView },
  { json }: CommonOptions,
): void {
  if (json) writeJson({ type: 'error', line, text, error });
  writeProblem(`line ${line}: ${error.message}. ${error.cliHint ?? error.hint}`);
}

function reportChoice(
  { line, text, choices }: ImportResult['choices'][number],
  { json }: CommonOptions,
): void {
  const offered = choices.map(({ name, url }) => ({ name, url }));
  if (json) writeJson({ type: 'choice', outcome: 'choice', line, text, choices: offered });
  const list = offered.map(({ name, url }) => `${name} (${url})`).join(', ');
  writeProblem(`line ${line}: "${text}" could be ${list}. Use the address of the one you mean.`);
}

function reportRepeated(
  { line, text, firstLine }: Extract<ListRow, { kind: 'repeated' }>,
  { json }: CommonOptions,
): void {
  if (json) writeJson({ type: 'repeated', outcome: 'repeated', line, text, firstLine });
  else writeNotice(`line ${line}: same as line ${firstLine}`);
}

function reportMove({ move, lastError }: CompanyView): void {
  if (move === null || lastError === null) return;
  writeNotice(`${lastError.message}. ${lastError.cliHint ?? lastError.hint} (${plain(move.url)})`);
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

/** Unread counts are unknown, not zero; counts from an earlier scan are marked. */
function openOf({ health, openPostings }: Company): string {
  if (health === 'ok' || health === 'silent') return String(openPostings);
  if (health === 'partial' || health === 'held') return `~${openPostings}`;
  return openPostings === 0 ? '–' : `– (last known: ${openPostings})`;
}
