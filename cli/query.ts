import type { Call } from '#contract/api.ts';
import { days } from '#core/duration.ts';
import { homeCurrency } from '#core/home-currency.ts';
import type { PostingQuery, PostingSort, VisaStance } from '#core/posting-filter.ts';
import { counted } from '#core/quantity.ts';
import { writeNotice } from './output.ts';
import { type TermOptions, termFilter } from './term-options.ts';

export type QueryOptions = TermOptions & {
  readonly query?: string;
  readonly company?: string;
  readonly status?: 'new' | 'open' | 'closed';
  readonly remote?: boolean;
  readonly place?: readonly string[];
  readonly minSalary?: number;
  readonly currency?: string;
  readonly withUnstatedPay?: boolean;
  readonly visa?: VisaStance;
  readonly language?: readonly string[];
  readonly years?: PostingQuery['years'];
  readonly education?: PostingQuery['educations'];
  readonly benefit?: readonly string[];
  readonly department?: readonly string[];
  readonly minFit?: number;
  readonly eligible?: boolean;
  readonly limit?: number;
  readonly sort?: PostingSort;
};

/** The query without the command's other options. */
export async function queryOf(call: Call, options: QueryOptions): Promise<PostingQuery> {
  const { query, company, remote, place: places, limit, sort } = options;
  const { minSalary, withUnstatedPay } = options;
  const given = { query, company, ...seen(options.status), remote, places, limit, sort };
  const { visa, language: languages, years, education: educations } = options;
  const { benefit: benefits, department: departments, minFit, eligible: isEligible } = options;
  const facts = {
    ...{ visa: visa && [visa], languages, years },
    ...{ educations, benefits, departments, minFit, isEligible },
  };
  const currency = minSalary === undefined ? undefined : await payCurrency(call, options.currency);
  const pay = { minSalary, payCurrency: currency, withUnstatedPay };
  const all = Object.entries({ ...given, ...facts, ...termFilter(options), ...pay });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/**
 * New is what the scans of the last seven days counted as new. A page leaves out a company's first
 * scan; a terminal lists it, as `scrape` has just counted it.
 */
const seen = (status: QueryOptions['status']): Pick<PostingQuery, 'status' | 'firstSeenFrom'> =>
  status === 'new'
    ? { status: 'open', firstSeenFrom: new Date(Date.now() - days(7)).toISOString() }
    : { status };

/** The currency to compare pay in: of the command, of the settings, of the region. */
export async function payCurrency(call: Call, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const settings = await call('settings.list', {});
  const set = settings.find(({ name }) => name === 'currency')?.value;
  return typeof set === 'string' ? set : homeCurrency(navigator.language);
}

const companies = (n: number): string => counted(n, 'company', 'companies');

/** Explains missing or old scores: without a profile, nothing fits and nothing sorts. */
export async function explainNoScores(call: Call): Promise<void> {
  const { profile, scoring, isOutdated } = await call('profile.get', {});
  if (profile === null) {
    writeNotice('You have no profile yet. Add your résumé with: rolewatch profile import <file>');
  } else if (scoring !== null || isOutdated) {
    writeNotice(
      'Some scores are from before your profile changed. Update: rolewatch profile score',
    );
  }
}

/** Explains an empty result if some companies were not read: it does not mean "nothing open". */
export async function explainNoneFound(call: Call): Promise<void> {
  const watched = await call('companies.list', {});
  const failed = watched.filter(({ health }) => health === 'failed').length;
  const waiting = watched.filter(({ health }) => health === 'new').length;
  if (watched.length === 0) {
    writeNotice('You don’t watch any companies yet. Add one with: rolewatch companies add <url>');
  }
  if (failed > 0) {
    const of = `${companies(failed)} of ${watched.length}`;
    writeNotice(`Couldn’t check ${of}. Try again with: rolewatch scrape --all`);
  }
  if (waiting > 0) {
    const of = `${companies(waiting)} of ${watched.length}`;
    writeNotice(`${of} not checked yet. Scan with: rolewatch scrape --all`);
  }
}
