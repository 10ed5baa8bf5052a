import { type Command, Option } from 'commander';
import { Clearance, Shift } from '#core/enrichment.ts';
import {
  ContractBand,
  DeadlineBand,
  HoursBand,
  OfficeBand,
  PeopleBand,
  type PostingQuery,
  StartBand,
  TravelBand,
} from '#core/posting-filter.ts';

/** Options of the terms of the work, as commander reads them. */
export type TermOptions = {
  readonly mayWorkAlready?: boolean;
  readonly clearance?: PostingQuery['clearances'];
  readonly withoutClearance?: boolean;
  readonly citizenOf?: readonly string[];
  readonly travel?: PostingQuery['travel'];
  readonly officeDays?: PostingQuery['officeDays'];
  readonly shift?: PostingQuery['shifts'];
  readonly withoutShift?: PostingQuery['shifts'];
  readonly hours?: PostingQuery['weeklyHours'];
  readonly contractMonths?: PostingQuery['contractLengths'];
  readonly starts?: PostingQuery['starts'];
  readonly applyBy?: PostingQuery['deadlines'];
  readonly licence?: readonly string[];
  readonly leads?: PostingQuery['peopleLed'];
  readonly timeZone?: readonly string[];
};

/** The filter of these options; absent ones filter nothing. */
export function termFilter(options: TermOptions): Partial<PostingQuery> {
  const not = {
    ...(options.mayWorkAlready === false && { permits: ['required' as const] }),
    ...(options.withoutClearance === true && { clearances: Clearance.options }),
    ...(options.withoutShift !== undefined && { shifts: options.withoutShift }),
  };
  return {
    permits: options.mayWorkAlready === true ? ['required'] : undefined,
    clearances: options.clearance,
    citizenships: options.citizenOf?.slice(),
    travel: options.travel,
    officeDays: options.officeDays,
    shifts: options.shift,
    weeklyHours: options.hours,
    contractLengths: options.contractMonths,
    starts: options.starts,
    deadlines: options.applyBy,
    licences: options.licence?.slice(),
    peopleLed: options.leads,
    timeZones: options.timeZone?.slice(),
    not: Object.keys(not).length === 0 ? undefined : not,
  };
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

/** Adds the options to a command that searches. */
export function withTermOptions(command: Command): Command {
  const among = (flags: string, about: string, values: readonly string[]) =>
    new Option(flags, about).choices(values);
  return command
    .option('--may-work-already', 'only openings for people who may already work in the country')
    .option('--no-may-work-already', 'leave those openings out')
    .addOption(among('--clearance <kind...>', 'security clearance asked for', Clearance.options))
    .option('--without-clearance', 'leave out openings that ask for a security clearance')
    .option('--citizen-of <country>', 'only for citizens of this country; repeatable', collect)
    .addOption(among('--travel <percent...>', 'share of the time on the road', TravelBand.options))
    .addOption(
      among('--office-days <days...>', 'fewest days a week at the office', OfficeBand.options),
    )
    .addOption(among('--shift <kind...>', 'shifts and on-call', Shift.options))
    .addOption(among('--without-shift <kind...>', 'leave out such shifts', Shift.options))
    .addOption(among('--hours <range...>', 'hours a week', HoursBand.options))
    .addOption(
      among('--contract-months <range...>', 'length of a fixed term', ContractBand.options),
    )
    .addOption(among('--starts <when...>', 'first day of work, from today', StartBand.options))
    .addOption(among('--apply-by <when...>', 'last day to apply, from today', DeadlineBand.options))
    .option('--licence <name>', 'licence, such as "Driving licence B"; repeatable', collect)
    .addOption(among('--leads <people...>', 'people that the job leads', PeopleBand.options))
    .option('--time-zone <name>', 'time zone to work in, such as CET; repeatable', collect);
}
