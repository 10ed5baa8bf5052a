import { boardsOf, type SourceRow } from '../source-row.ts';

/**
 * Vendors whose boards share hosts, and have their names in the path: `jobs.lever.co/acme`. The slug
 * is that name.
 */
export const boardsInPaths = {
  greenhouse: boardsOf('Greenhouse', {
    at: 'https://job-boards.greenhouse.io/{slug}',
    hosts: [
      'boards-api.greenhouse.io',
      'job-boards.greenhouse.io',
      'boards.greenhouse.io',
      'api.greenhouse.io',
      'boards-api.eu.greenhouse.io',
      'job-boards.eu.greenhouse.io',
      'boards.eu.greenhouse.io',
    ],
    openingParameter: 'gh_jid',
    load: async () => (await import('../ats/greenhouse.ts')).greenhouse,
  }),
  lever: boardsOf('Lever', {
    at: 'https://jobs.lever.co/{slug}',
    hosts: ['api.lever.co', 'api.eu.lever.co', 'jobs.lever.co', 'jobs.eu.lever.co'],
    load: async () => (await import('../ats/lever.ts')).lever,
  }),
  ashby: boardsOf('Ashby', {
    at: 'https://jobs.ashbyhq.com/{slug}',
    hosts: ['api.ashbyhq.com', 'jobs.ashbyhq.com'],
    // Takes about ten seconds for an answer of any size, and throttles repeats.
    allowance: { atOnce: 2, gapMs: 0 },
    openingParameter: 'ashby_jid',
    load: async () => (await import('../ats/ashby.ts')).ashby,
  }),
  smartrecruiters: boardsOf('SmartRecruiters', {
    at: 'https://careers.smartrecruiters.com/{slug}',
    hosts: [
      'api.smartrecruiters.com',
      'careers.smartrecruiters.com',
      'jobs.smartrecruiters.com',
      'smartrecruiters.com',
    ],
    load: async () => (await import('../ats/smartrecruiters.ts')).smartrecruiters,
  }),
  workable: boardsOf('Workable', {
    at: 'https://apply.workable.com/{slug}/',
    hosts: ['apply.workable.com'],
    // One host for all companies, which answers 429 often.
    allowance: { atOnce: 2, gapMs: 500 },
    load: async () => (await import('../ats/workable.ts')).workable,
  }),
  paylocity: boardsOf('Paylocity', {
    at: 'https://recruiting.paylocity.com/recruiting/jobs/All/{slug}/',
    hosts: ['recruiting.paylocity.com'],
    exampleSlug: '01234567-89ab-cdef-0123-456789abcdef',
    nameIn: ({ pathname }) => /\/All\/[^/]+\/([^/]+)/i.exec(pathname)?.[1] ?? 'Paylocity job board',
    load: async () => (await import('../ats/paylocity.ts')).paylocity,
  }),
  rippling: boardsOf('Rippling', {
    at: 'https://ats.rippling.com/{slug}/jobs',
    hosts: ['ats.rippling.com', 'ats.us1.rippling.com', 'api.rippling.com'],
    load: async () => (await import('../ats/rippling.ts')).rippling,
  }),
  join: boardsOf('JOIN', {
    at: 'https://join.com/companies/{slug}',
    hosts: ['join.com'],
    load: async () => (await import('../ats/join.ts')).join,
  }),
  jobvite: boardsOf('Jobvite', {
    at: 'https://jobs.jobvite.com/{slug}/jobs',
    hosts: ['jobs.jobvite.com'],
    load: async () => (await import('../ats/jobvite.ts')).jobvite,
  }),
  comeet: boardsOf('Comeet', {
    at: 'https://www.comeet.com/jobs/{slug}',
    hosts: ['www.comeet.com', 'comeet.com', 'www.comeet.co'],
    exampleSlug: 'acme/12.00F',
    load: async () => (await import('../ats/comeet.ts')).comeet,
  }),
  gem: boardsOf('Gem', {
    at: 'https://jobs.gem.com/{slug}',
    hosts: ['jobs.gem.com', 'api.gem.com'],
    load: async () => (await import('../ats/gem.ts')).gem,
  }),
  manatal: boardsOf('Manatal', {
    at: 'https://www.careers-page.com/{slug}',
    hosts: ['www.careers-page.com', 'careers-page.com'],
    load: async () => (await import('../ats/manatal.ts')).manatal,
  }),
  pageup: boardsOf('PageUp', {
    at: 'https://careers.pageuppeople.com/{slug}/listing/',
    hosts: ['careers.pageuppeople.com'],
    exampleSlug: '513/cw/en',
    // A firewall stops readers after a few quick requests.
    allowance: { atOnce: 1, gapMs: 2_500 },
    // A company is a number; no answer names it.
    nameIn: ({ pathname }) => `PageUp ${/\d+/.exec(pathname)?.[0] ?? 'careers site'}`,
    load: async () => (await import('../ats/pageup.ts')).pageup,
  }),
  polymer: boardsOf('Polymer', {
    at: 'https://jobs.polymer.co/{slug}',
    hosts: ['api.polymer.co', 'jobs.polymer.co'],
    load: async () => (await import('../ats/polymer.ts')).polymer,
  }),
  hireology: boardsOf('Hireology', {
    at: 'https://careers.hireology.com/{slug}',
    hosts: ['careers.hireology.com', 'api.hireology.com'],
    domains: ['hireology.careers'],
    load: async () => (await import('../ats/hireology.ts')).hireology,
  }),
  deel: boardsOf('Deel', {
    at: 'https://jobs.deel.com/{slug}',
    hosts: ['jobs.deel.com', 'api-prod.letsdeel.com'],
    load: async () => (await import('../ats/deel.ts')).deel,
  }),
  jobylon: boardsOf('Jobylon', {
    at: 'https://cdn.jobylon.com/jobs/{slug}/embed/v2/',
    hosts: ['cdn.jobylon.com', 'emp.jobylon.com'],
    exampleSlug: 'companies/1955',
    // A company is a number; each opening names it.
    nameIn: ({ pathname }) => `Jobylon ${/\d+/.exec(pathname)?.[0] ?? 'job board'}`,
    load: async () => (await import('../ats/jobylon.ts')).jobylon,
  }),
  bite: boardsOf('BITE', {
    at: 'https://cs-assets.b-ite.com/{slug}.min.js',
    hosts: ['cs-assets.b-ite.com', 'jobs.b-ite.com'],
    exampleSlug: 'acme/jobs-api/main-listing',
    load: async () => (await import('../ats/bite.ts')).bite,
  }),
} satisfies Readonly<Record<string, SourceRow>>;
