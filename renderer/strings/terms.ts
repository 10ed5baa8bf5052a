import type { Enrichment, PostingFacets } from '../model.ts';

type Value<F extends keyof PostingFacets> = PostingFacets[F] extends readonly {
  readonly value: infer V extends string;
}[]
  ? V
  : never;

/** Names of the facets about the terms of the work, and of groups of them. */
export const termStrings = {
  groups: {
    time: 'Time and place of work',
    contract: 'Contract and dates',
    eligibility: 'Who can apply',
  },
  facets: {
    officeDays: 'Office days',
    travel: 'Travel',
    shifts: 'Shifts',
    weeklyHours: 'Hours a week',
    timeZones: 'Time zone',
    contractLengths: 'Length of contract',
    starts: 'First day',
    deadlines: 'Apply by',
    peopleLed: 'People led',
    permits: 'Right to work',
    clearances: 'Security clearance',
    citizenships: 'Citizens only',
    licences: 'Licences',
  },
  permits: { required: 'Right to work required' } satisfies Record<Value<'permits'>, string>,
  clearances: {
    required: 'Clearance required',
    obtainable: 'Clearance to be obtained',
    wished: 'Clearance welcome',
  } satisfies Record<Value<'clearances'>, string>,
  travel: {
    none: 'No travel',
    '1-10': 'Up to 10% travel',
    '11-25': '11–25% travel',
    '26-50': '26–50% travel',
    '51+': 'Over 50% travel',
    some: 'Some travel',
  } satisfies Record<Value<'travel'>, string>,
  officeDays: {
    1: '1 office day a week',
    2: '2 office days a week',
    3: '3 office days a week',
    4: '4 office days a week',
    5: '5 office days a week',
  } satisfies Record<Value<'officeDays'>, string>,
  shifts: {
    early: 'Early shift',
    late: 'Late shift',
    night: 'Night shift',
    weekend: 'Weekends',
    holiday: 'Public holidays',
    rotating: 'Rotating shifts',
    split: 'Split shifts',
    on_call: 'On call',
  } satisfies Record<Value<'shifts'>, string>,
  weeklyHours: {
    '1-19': 'Under 20 hours',
    '20-29': '20–29 hours',
    '30-34': '30–34 hours',
    '35-39': '35–39 hours',
    '40+': '40 hours or more',
  } satisfies Record<Value<'weeklyHours'>, string>,
  contractLengths: {
    '1-3': 'Up to 3 months',
    '4-6': '4–6 months',
    '7-12': '7–12 months',
    '13+': 'Over a year',
  } satisfies Record<Value<'contractLengths'>, string>,
  starts: {
    asap: 'Starts at once',
    month: 'Starts within a month',
    quarter: 'Starts within 3 months',
    later: 'Starts later',
  } satisfies Record<Value<'starts'>, string>,
  deadlines: {
    passed: 'Deadline passed',
    week: 'Apply within 7 days',
    month: 'Apply within a month',
    later: 'Apply later',
  } satisfies Record<Value<'deadlines'>, string>,
  peopleLed: {
    '1-5': 'Leads up to 5',
    '6-15': 'Leads 6–15',
    '16+': 'Leads over 15',
    some: 'Leads people',
  } satisfies Record<Value<'peopleLed'>, string>,
  citizensOf: (country: string) => `Citizens of ${country}`,
  asap: 'As soon as possible',
  startsOn: (day: string) => `Starts ${day}`,
  applyBy: (day: string) => `Apply by ${day}`,
  ranges: {
    travel: (amount: string) => `${amount}% travel`,
    officeDays: (amount: string) => `${amount} office days a week`,
    weeklyHours: (amount: string) => `${amount} hours a week`,
    contractMonths: (amount: string) => `${amount} months`,
    peopleLed: (amount: string) => `Leads ${amount}`,
  } satisfies Partial<Record<keyof Enrichment, (amount: string) => string>>,
  amount: (min: number | null, max: number | null) => {
    if (min === null) return `up to ${max}`;
    if (max === null) return `${min}+`;
    return min === max ? `${min}` : `${min}–${max}`;
  },
} as const;
