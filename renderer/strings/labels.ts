import type {
  CompanyHealth,
  EmploymentType,
  InboxKind,
  JobStatus,
  QueueName,
  RunCompanyStatus,
  RunStatus,
  Salary,
  Seniority,
  Stage,
  WorkerView,
  Workplace,
} from '../model.ts';
import type { Screen } from '../routes.ts';

/** Words for the contract's unions: the compiler finds a missing one. */
export const labels = {
  screens: {
    inbox: 'Inbox',
    openings: 'Openings',
    board: 'Board',
    companies: 'Companies',
    insights: 'Insights',
    scan: 'Scan',
    queues: 'Queues',
    settings: 'Settings',
    welcome: 'Welcome',
  } satisfies Record<Screen, string>,
  workplaces: { remote: 'Remote', hybrid: 'Hybrid', onsite: 'On site' } satisfies Record<
    Workplace,
    string
  >,
  seniorities: {
    intern: 'Intern',
    junior: 'Junior',
    mid: 'Mid',
    senior: 'Senior',
    staff: 'Staff',
    principal: 'Principal',
    lead: 'Lead',
    manager: 'Manager',
    director: 'Director',
    executive: 'Executive',
  } satisfies Record<Seniority, string>,
  employmentTypes: {
    full_time: 'Full-time',
    part_time: 'Part-time',
    contract: 'Contract',
    temporary: 'Temporary',
    internship: 'Internship',
    apprenticeship: 'Apprenticeship',
    volunteer: 'Volunteer',
    per_diem: 'Per diem',
  } satisfies Record<EmploymentType, string>,
  stages: {
    saved: 'Saved',
    applied: 'Applied',
    screen: 'Screening',
    interview: 'Interview',
    offer: 'Offer',
    done: 'Done',
  } satisfies Record<Stage, string>,
  companyHealth: {
    new: 'Not checked yet',
    ok: 'OK',
    partial: 'Partly read',
    held: 'Held back',
    failed: 'Could not be checked',
    duplicate: 'Same board as another',
  } satisfies Record<CompanyHealth, string>,
  runStatus: {
    running: 'Running',
    completed: 'Completed',
    partial: 'Partly completed',
    failed: 'Failed',
    cancelled: 'Cancelled',
  } satisfies Record<RunStatus, string>,
  runCompanyStatus: {
    waiting: 'Waiting',
    running: 'Working',
    enhancing: 'Enhancing',
    completed: 'Done',
    partial: 'Partly read',
    failed: 'Failed',
    cancelled: 'Cancelled',
    duplicate: 'Same board as another',
  } satisfies Record<RunCompanyStatus, string>,
  inboxKinds: {
    watching: 'Now watching',
    match: 'New',
    changed: 'Changed',
    closed: 'Closed',
    reopened: 'Open again',
    broken: 'Could not be checked',
    reminder: 'Reminder',
  } satisfies Record<InboxKind, string>,
  queues: {
    io_fetch: 'Fetch',
    parse: 'Read',
    ai_enrich: 'Enhance',
    persist: 'Store',
  } satisfies Record<QueueName, string>,
  jobStatus: {
    waiting: 'Waiting',
    delayed: 'Delayed',
    running: 'Running',
    completed: 'Completed',
    failed: 'Failed',
  } satisfies Record<JobStatus, string>,
  workerStates: {
    starting: 'Starting',
    ready: 'Ready',
    restarting: 'Restarting',
    stopped: 'Stopped',
    gave_up: 'Given up',
  } satisfies Record<WorkerView['state'], string>,
  means: { ats_api: 'Job board API', json_ld: 'Structured data' } as const,
  payPeriods: { hour: 'h', day: 'day', week: 'wk', month: 'mo', year: 'yr' } satisfies Record<
    NonNullable<Salary['period']>,
    string
  >,
  pay: { upTo: 'up to' },
  ages: {
    now: 'now',
    justNow: 'just now',
    minutes: 'min',
    hours: 'h',
    days: 'd',
    months: 'mo',
    years: 'y',
    ago: (age: string) => `${age} ago`,
    ahead: (age: string) => `in ${age}`,
  },
} as const;

/** How a company publishes, as its vendor spells it. */
export const sourceName = (source: string): string => sourceNames[source] ?? source;

const sourceNames: Readonly<Record<string, string>> = {
  greenhouse: 'Greenhouse',
  lever: 'Lever',
  ashby: 'Ashby',
  smartrecruiters: 'SmartRecruiters',
  workable: 'Workable',
  recruitee: 'Recruitee',
  json_ld: 'Structured data',
};
