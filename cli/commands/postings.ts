import { type Command, Option } from 'commander';
import { Education } from '#core/enrichment.ts';
import { PostingSort, VisaStance, YearsBand } from '#core/posting-filter.ts';
import { counted } from '#core/quantity.ts';
import {
  type CommonOptions,
  parseAmount,
  parseCount,
  parseCurrency,
  parseScore,
} from '../options.ts';
import { writeJson, writeLine } from '../output.ts';
import { postingLines } from '../posting-lines.ts';
import {
  explainNoneFound,
  explainNoScores,
  payCurrency,
  type QueryOptions,
  queryOf,
} from '../query.ts';
import { withSession } from '../session.ts';
import { withTermOptions } from '../term-options.ts';

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
      const limit = options.limit ?? (options.json ? undefined : limitForPeople);
      await withSession(options, async ({ call }) => {
        const query = await queryOf(call, options);
        const asked = { ...query, ...(limit !== undefined && { limit }) };
        const { postings, total } = await call('postings.search', asked);
        if (options.json) {
          for (const posting of postings) writeJson(posting);
          return;
        }
        const rates = await call('rates.get', {});
        const currency = await payCurrency(call, options.currency);
        for (const line of postingLines(postings, { currency, rates })) writeLine(line);
        if (options.minFit !== undefined || options.sort === 'fit') await explainNoScores(call);
        if (total === 0) await explainNoneFound(call);
        writeLine(
          postings.length < total
            ? `${postings.length} of ${total} openings`
            : counted(total, 'opening', 'openings'),
        );
      });
    });
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

export function withQueryOptions(command: Command): Command {
  command
    .option('--query <words>', 'words that must all occur; "in quotes" in that order')
    .option('--company <name>', 'only this company')
    .addOption(
      new Option(
        '--status <status>',
        'only this status; new: open, first seen in the last 7 days',
      ).choices(['new', 'open', 'closed']),
    )
    .option('--remote', 'only openings that can be remote')
    .option(
      '--place <place>',
      'country, region or city, such as Berlin; "remote:Germany" for remote work from there; repeatable',
      collect,
    )
    .option('--min-salary <amount>', 'minimum pay per year', parseAmount)
    .option(
      '--currency <code>',
      'currency of --min-salary (default: of your region)',
      parseCurrency,
    )
    .option('--with-unstated-pay', 'with --min-salary: also openings that state no pay')
    .addOption(
      new Option('--visa <stance>', 'only openings that say so of a visa').choices(
        VisaStance.options,
      ),
    )
    .option('--language <name>', 'language to speak, such as German; repeatable', collect)
    .addOption(
      new Option('--years <range...>', 'years of experience asked for').choices(YearsBand.options),
    )
    .addOption(
      new Option('--education <level...>', 'lowest degree asked for').choices(Education.options),
    )
    .option('--benefit <name>', 'benefit, such as "Parental leave"; repeatable', collect)
    .option('--department <name>', 'department, as the company names it; repeatable', collect)
    .option('--min-fit <score>', 'fits your profile with at least this score, 1 to 100', parseScore)
    .option('--eligible', 'only openings that don’t rule you out by place, language or visa');
  return withTermOptions(command);
}
