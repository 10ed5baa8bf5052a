import type { Command } from 'commander';
import type { WatchedPage } from '#contract/companies.ts';
import type { CommonOptions } from '../options.ts';
import { coloured, plain, writeJson, writeLine, writeNotice } from '../output.ts';
import { withSession } from '../session.ts';

/** `companies page`: what changed on a careers page on which no openings can be read. */
export function addPage(companies: Command): void {
  const page = companies
    .command('page')
    .argument('<company>', 'name, address or ID')
    .description('show what changed on a page whose openings can’t be read');
  page.action(async (company: string) => {
    const options = page.optsWithGlobals<CommonOptions>();
    const { name, page: watched } = await withSession(options, ({ call }) =>
      call('companies.detail', { company }),
    );
    if (options.json) writeJson(watched);
    else if (watched === null) {
      writeNotice(
        `${plain(name)}: its page is not compared. Its openings are read, or no scan was made.`,
      );
    } else show(plain(name), watched);
  });
}

function show(name: string, { since, checkedAt, changedAt, change }: WatchedPage): void {
  const day = (at: string) => at.slice(0, 16).replace('T', ' ');
  writeLine(`No openings can be read at ${name}. Rolewatch tells you when the page changes.`);
  writeLine(
    changedAt === null
      ? `Unchanged since ${day(since)}, last compared ${day(checkedAt)}`
      : `Last changed ${day(changedAt)}, last compared ${day(checkedAt)}`,
  );
  for (const line of change?.added ?? []) writeLine(coloured('green', `+ ${plain(line)}`));
  for (const line of change?.removed ?? []) writeLine(coloured('red', `- ${plain(line)}`));
}
