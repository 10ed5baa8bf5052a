import type { Command } from 'commander';
import { counted } from '#core/quantity.ts';
import type { CatalogueChoice } from '#host/check-catalogue.ts';
import { onInterrupt } from '../interrupt.ts';
import {
  type CommonOptions,
  type FetchOptions,
  parseCount,
  settingsOf,
  withFetchOptions,
} from '../options.ts';
import {
  coloured,
  exitCode,
  plain,
  writeJson,
  writeLine,
  writeNotice,
  writeTable,
} from '../output.ts';
import { withSession } from '../session.ts';

/** `catalogue search|verify`: the companies that ship with Rolewatch. */
export function addCatalogue(program: Command): void {
  const catalogue = program
    .command('catalogue')
    .description('search and check the companies that come with Rolewatch');
  addSearch(catalogue);
  addVerify(catalogue);
}

function addSearch(catalogue: Command): void {
  const search = catalogue
    .command('search')
    .argument('<text...>', 'name, other name or domain; typos are fine')
    .option('--limit <count>', 'companies to show', parseCount, 8)
    .description('find a company and its job board');
  search.action(async (text: readonly string[]) => {
    const options = search.optsWithGlobals<CommonOptions & { readonly limit: number }>();
    const asked = { text: text.join(' '), limit: Math.min(options.limit, 50) };
    const found = await withSession(options, ({ call }) => call('catalogue.search', asked));
    if (options.json) for (const company of found) writeJson(company);
    else if (found.length === 0) writeLine('No such company in the catalogue');
    else {
      const head = ['Company', 'Source', 'Address', ''].map((cell) => coloured('bold', cell));
      const rows = found.map(({ name, sourceLabel, url, isWatched }) => [
        ...[plain(name), sourceLabel, url, isWatched ? 'watched' : ''],
      ]);
      await writeTable([head, ...rows]);
    }
  });
}

type VerifyOptions = FetchOptions & CatalogueChoice;

function addVerify(catalogue: Command): void {
  const verify = catalogue
    .command('verify')
    .description('ask the job boards of the catalogue whether they still exist')
    .option('--limit <count>', 'boards to ask, the best known first', parseCount)
    .option('--source <name>', 'only boards of this source')
    .option('--out <file>', 'report to write, or to continue: one JSON value per line')
    .option('--catalogue <file>', 'another catalogue');
  withFetchOptions(verify).action(async () => {
    const options = verify.optsWithGlobals<VerifyOptions>();
    await verifyBoards(options);
  });
}

async function verifyBoards(options: VerifyOptions): Promise<void> {
  const { checkBoards, chooseBoards } = await import('#host/check-catalogue.ts');
  const { boards, known } = await chooseBoards(options);
  if (known > 0) writeNotice(`${counted(known, 'board is', 'boards are')} in the report already`);
  const leaving = new AbortController();
  using _interrupt = onInterrupt(async () => {
    writeNotice('Finishing the boards in work; press Ctrl-C again to quit now');
    leaving.abort();
  });
  const { startOneOff } = await import('#host/start-one-off.ts');
  await using oneOff = await startOneOff({ flags: settingsOf(options), env: process.env });
  const { openVerifyScreen } = await import('../verify-screen.ts');
  const screen = openVerifyScreen(boards.length, options.json === true);
  const { out } = options;
  await checkBoards(boards, { oneOff, out, signal: leaving.signal, onBoard: screen.show });
  const { checked, isAllWell } = screen.end();
  if (checked < boards.length) {
    const more = out === undefined ? '' : '. Run the same command again to continue';
    writeNotice(
      `Cancelled after ${checked} of ${counted(boards.length, 'board', 'boards')}${more}`,
    );
  }
  if (!isAllWell || checked < boards.length) process.exitCode = exitCode.failed;
}
