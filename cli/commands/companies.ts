import type { Command } from 'commander';
import type { Company } from '#core/company.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { startLibraryOnly } from '#host/start-library-only.ts';
import type { CommonOptions } from '../options.ts';
import { coloured, exitCode, plain, reportErrorView, writeJson, writeLine } from '../output.ts';
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
    .argument('<file>', 'a list: one address a line, CSV with name and address, JSON, or OPML')
    .description('watch all companies of a list');
  importing.action(async (file: string) => {
    const options = importing.optsWithGlobals<CommonOptions>();
    const text = await readTextFile(file);
    await using library = await startLibraryOnly(options);
    const { added, known, refused } = await library.call('companies.import', { text });
    const [first] = refused;
    // Nothing in it could be read at all: that is the file's fault, not a line's.
    const isUnreadable = first === undefined || first.error.code === 'invalid_input';
    if (added.length + known.length === 0 && isUnreadable) {
      const reason = first?.error.message ?? 'no addresses in it';
      throw new AppError('invalid_file', { path: file, reason });
    }
    // One bad line costs that line.
    for (const { error } of refused) reportErrorView(error, options.json === true);
    if (refused.length > 0) process.exitCode = exitCode.failed;
    await show([...added, ...known], options);
  });
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
