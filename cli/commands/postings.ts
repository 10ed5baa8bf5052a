import { type Command, Option } from 'commander';
import { PostingSort } from '#core/posting-filter.ts';
import { startLibraryOnly } from '#host/start-library-only.ts';
import { type CommonOptions, parseAmount, parseCount } from '../options.ts';
import { counted, writeJson, writeLine } from '../output.ts';
import { postingLines } from '../posting-lines.ts';
import { type QueryOptions, queryOf } from '../query.ts';

/** A screenful; machines get everything. */
const limitForPeople = 50;

/** `postings`: find openings that were stored. */
export function addPostings(program: Command): void {
  const command = program.command('postings').description('find openings that were stored');
  withQueryOptions(command)
    .option('--limit <n>', 'at most so many', parseCount)
    .addOption(new Option('--sort <order>', 'order').choices(PostingSort.options))
    .action(async () => {
      const options = command.optsWithGlobals<CommonOptions & QueryOptions>();
      await using library = await startLibraryOnly(options);
      const query = queryOf(options);
      const limit = query.limit ?? (options.json ? undefined : limitForPeople);
      const { postings, total } = await library.call('postings.search', {
        ...query,
        ...(limit !== undefined && { limit }),
      });
      if (options.json) {
        for (const posting of postings) writeJson(posting);
        return;
      }
      for (const line of postingLines(postings)) writeLine(line);
      writeLine(
        postings.length < total
          ? `${postings.length} of ${total} openings`
          : counted(total, 'opening', 'openings'),
      );
    });
}

/** Adds the options that say which postings are meant. */
export function withQueryOptions(command: Command): Command {
  return command
    .option('--query <words>', 'words that must all occur; "in quotes" in that order')
    .option('--company <name>', 'of this company')
    .addOption(new Option('--status <status>', 'which').choices(['new', 'open', 'closed']))
    .option('--remote', 'only remote ones')
    .option('--min-salary <amount>', 'pay at least this much a year', parseAmount);
}
