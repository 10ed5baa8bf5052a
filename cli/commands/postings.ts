import { type Command, Option } from 'commander';
import { PostingSort } from '#core/posting-filter.ts';
import { counted } from '#core/quantity.ts';
import { type CommonOptions, parseAmount, parseCount } from '../options.ts';
import { writeJson, writeLine } from '../output.ts';
import { postingLines } from '../posting-lines.ts';
import { explainNoneFound, type QueryOptions, queryOf } from '../query.ts';
import { withSession } from '../session.ts';

/** A screenful; machines get everything. */
const limitForPeople = 50;

/** `postings`: searches stored openings. */
export function addPostings(program: Command): void {
  const command = program.command('postings').description('search stored openings');
  withQueryOptions(command)
    .option('--limit <n>', 'maximum number of openings', parseCount)
    .addOption(new Option('--sort <order>', 'sort order').choices(PostingSort.options))
    .action(async () => {
      const options = command.optsWithGlobals<CommonOptions & QueryOptions>();
      const query = queryOf(options);
      const limit = query.limit ?? (options.json ? undefined : limitForPeople);
      const asked = { ...query, ...(limit !== undefined && { limit }) };
      await withSession(options, async ({ call }) => {
        const { postings, total } = await call('postings.search', asked);
        if (options.json) {
          for (const posting of postings) writeJson(posting);
          return;
        }
        for (const line of postingLines(postings)) writeLine(line);
        if (total === 0) await explainNoneFound(call);
        writeLine(
          postings.length < total
            ? `${postings.length} of ${total} openings`
            : counted(total, 'opening', 'openings'),
        );
      });
    });
}

export function withQueryOptions(command: Command): Command {
  return command
    .option('--query <words>', 'words that must all occur; "in quotes" in that order')
    .option('--company <name>', 'only this company')
    .addOption(
      new Option('--status <status>', 'only this status').choices(['new', 'open', 'closed']),
    )
    .option('--remote', 'only remote openings')
    .option('--min-salary <amount>', 'minimum pay per year', parseAmount);
}
