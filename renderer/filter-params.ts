import type { PostingFilter } from './model.ts';

type Params = Readonly<Record<string, string>>;
type Field = keyof PostingFilter;
type Choice = keyof NonNullable<PostingFilter['not']>;

type Kind = 'text' | 'list' | 'number' | 'flag';

/**
 * The parameter of each filter field. Names are short, because people read addresses. A minus before
 * the name of a list leaves its values out.
 */
const fields: Readonly<
  Record<Exclude<Field, 'not'>, { readonly param: string; readonly kind: Kind }>
> = {
  ids: { param: 'ids', kind: 'list' },
  query: { param: 'q', kind: 'text' },
  company: { param: 'company', kind: 'text' },
  companies: { param: 'companies', kind: 'list' },
  status: { param: 'status', kind: 'text' },
  remote: { param: 'remote', kind: 'flag' },
  workplaces: { param: 'workplace', kind: 'list' },
  seniorities: { param: 'seniority', kind: 'list' },
  employmentTypes: { param: 'type', kind: 'list' },
  skills: { param: 'skills', kind: 'list' },
  places: { param: 'place', kind: 'list' },
  visa: { param: 'visa', kind: 'list' },
  years: { param: 'years', kind: 'list' },
  educations: { param: 'education', kind: 'list' },
  departments: { param: 'department', kind: 'list' },
  languages: { param: 'language', kind: 'list' },
  benefits: { param: 'benefit', kind: 'list' },
  permits: { param: 'permit', kind: 'list' },
  clearances: { param: 'clearance', kind: 'list' },
  citizenships: { param: 'citizen', kind: 'list' },
  travel: { param: 'travel', kind: 'list' },
  officeDays: { param: 'office', kind: 'list' },
  shifts: { param: 'shift', kind: 'list' },
  weeklyHours: { param: 'hours', kind: 'list' },
  contractLengths: { param: 'months', kind: 'list' },
  starts: { param: 'starts', kind: 'list' },
  deadlines: { param: 'deadline', kind: 'list' },
  licences: { param: 'licence', kind: 'list' },
  peopleLed: { param: 'leads', kind: 'list' },
  timeZones: { param: 'zone', kind: 'list' },
  minSalary: { param: 'pay', kind: 'number' },
  payCurrency: { param: 'currency', kind: 'text' },
  withUnstatedPay: { param: 'unstated', kind: 'flag' },
  minFit: { param: 'fit', kind: 'number' },
  isEligible: { param: 'eligible', kind: 'flag' },
  postedWithinDays: { param: 'days', kind: 'number' },
  firstSeenFrom: { param: 'from', kind: 'text' },
  firstSeenBefore: { param: 'before', kind: 'text' },
  foundIn: { param: 'found', kind: 'text' },
  changedIn: { param: 'changed', kind: 'text' },
  closedIn: { param: 'closed', kind: 'text' },
  isNews: { param: 'news', kind: 'flag' },
  hidden: { param: 'hidden', kind: 'text' },
  isUnread: { param: 'unread', kind: 'flag' },
  isTracked: { param: 'tracked', kind: 'flag' },
  sort: { param: 'sort', kind: 'text' },
};

const names = Object.keys(fields) as readonly Exclude<Field, 'not'>[];

/** Choices that can also be left out. */
const choices = names.filter(
  (name): name is Choice => fields[name].kind === 'list' && name !== 'ids',
);

/** An address without a status means open postings; this word means any. */
const usualStatus = 'open';
const anyStatus = 'any';

export function toParams(filter: PostingFilter): Params {
  const entries = names.flatMap((name): [string, string][] => {
    if (name === 'status') return statusParam(filter);
    const value = filter[name];
    if (value === undefined || value === '') return [];
    if (typeof value === 'boolean') return value ? [[fields[name].param, '1']] : [];
    if (Array.isArray(value)) return listParam(fields[name].param, value);
    return [[fields[name].param, String(value)]];
  });
  const without = choices.flatMap((name) =>
    listParam(`-${fields[name].param}`, filter.not?.[name] ?? []),
  );
  return Object.fromEntries([...entries, ...without]);
}

const listParam = (param: string, values: readonly string[]): [string, string][] =>
  values.length === 0 ? [] : [[param, values.map(escapeComma).join(',')]];

/** The filter in an address. The host rejects invalid values with a reason. */
export function fromParams(params: Params): PostingFilter {
  const entries = names.flatMap((name): [string, unknown][] => {
    const { param, kind } = fields[name];
    const text = params[param];
    if (name === 'status' && text === anyStatus) return [];
    if (name === 'status') return [[name, text ?? usualStatus]];
    if (text === undefined || text === '') return [];
    if (kind === 'flag') return text === '1' ? [[name, true]] : [];
    if (kind === 'list') return [[name, splitList(text)]];
    if (kind === 'text') return [[name, text]];
    const number = Number(text);
    return Number.isFinite(number) && number > 0 ? [[name, number]] : [];
  });
  const without = choices.flatMap((name) => {
    const text = params[`-${fields[name].param}`];
    return text === undefined || text === '' ? [] : [[name, splitList(text)] as const];
  });
  const not = without.length === 0 ? {} : { not: Object.fromEntries(without) };
  return { ...Object.fromEntries(entries), ...not } as PostingFilter;
}

export const isSameFilter = (one: PostingFilter, other: PostingFilter): boolean =>
  JSON.stringify(toParams(one)) === JSON.stringify(toParams(other));

const statusParam = ({ status }: PostingFilter): [string, string][] =>
  status === usualStatus ? [] : [[fields.status.param, status ?? anyStatus]];

const escapeComma = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(',', '\\,');

const splitList = (text: string): readonly string[] =>
  [...text.matchAll(/(?:\\.|[^,\\])+/gs)].map(([part]) => part.replaceAll(/\\(.)/gs, '$1'));
