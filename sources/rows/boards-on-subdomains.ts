import { boardsOf, type SourceRow } from '../source-row.ts';

/**
 * Vendors that give each company a host under their domain: `acme.recruitee.com`. The slug is its
 * first label.
 */
export const boardsOnSubdomains = {
  recruitee: boardsOf('Recruitee', {
    at: 'https://{slug}.recruitee.com/',
    hosts: ['api.recruitee.com'],
    domains: ['recruitee.com'],
    isServedOnOwnDomains: true,
    load: async () => (await import('../ats/recruitee.ts')).recruitee,
  }),
  breezy: boardsOf('Breezy', {
    at: 'https://{slug}.breezy.hr/',
    domains: ['breezy.hr'],
    // Throttles with a 403, which looks like a closed board.
    allowance: { atOnce: 2, gapMs: 500 },
    load: async () => (await import('../ats/breezy.ts')).breezy,
  }),
  personio: boardsOf('Personio', {
    at: 'https://{slug}.jobs.personio.de/',
    domains: ['jobs.personio.de', 'jobs.personio.com'],
    load: async () => (await import('../ats/personio.ts')).personio,
  }),
  bamboohr: boardsOf('BambooHR', {
    at: 'https://{slug}.bamboohr.com/careers',
    domains: ['bamboohr.com'],
    load: async () => (await import('../ats/bamboohr.ts')).bamboohr,
  }),
  teamtailor: boardsOf('Teamtailor', {
    at: 'https://{slug}.teamtailor.com/',
    domains: ['teamtailor.com'],
    load: async () => (await import('../ats/teamtailor.ts')).teamtailor,
  }),
  jazzhr: boardsOf('JazzHR', {
    at: 'https://{slug}.applytojob.com/apply',
    domains: ['applytojob.com'],
    load: async () => (await import('../ats/jazzhr.ts')).jazzhr,
  }),
  hibob: boardsOf('HiBob', {
    at: 'https://{slug}.careers.hibob.com/jobs',
    domains: ['careers.hibob.com'],
    load: async () => (await import('../ats/hibob.ts')).hibob,
  }),
  pinpoint: boardsOf('Pinpoint', {
    at: 'https://{slug}.pinpointhq.com/',
    domains: ['pinpointhq.com'],
    load: async () => (await import('../ats/pinpoint.ts')).pinpoint,
  }),
  traffit: boardsOf('Traffit', {
    at: 'https://{slug}.traffit.com/career/',
    domains: ['traffit.com'],
    load: async () => (await import('../ats/traffit.ts')).traffit,
  }),
  recruiterbox: boardsOf('Trakstar Hire', {
    at: 'https://{slug}.hire.trakstar.com/',
    hosts: ['jsapi.recruiterbox.com'],
    domains: ['hire.trakstar.com', 'recruiterbox.com'],
    load: async () => (await import('../ats/recruiterbox.ts')).recruiterbox,
  }),
  hirehive: boardsOf('HireHive', {
    at: 'https://{slug}.hirehive.com/',
    domains: ['hirehive.com'],
    load: async () => (await import('../ats/hirehive.ts')).hirehive,
  }),
  kenjo: boardsOf('Kenjo', {
    at: 'https://{slug}.kenjo.io/',
    domains: ['kenjo.io'],
    load: async () => (await import('../ats/kenjo.ts')).kenjo,
  }),
  hrmdirect: boardsOf('ClearCompany', {
    at: 'https://{slug}.hrmdirect.com/employment/job-openings.php',
    domains: ['hrmdirect.com'],
    load: async () => (await import('../ats/hrmdirect.ts')).hrmdirect,
  }),
  onlyfy: boardsOf('onlyfy', {
    at: 'https://{slug}.onlyfy.jobs/',
    domains: ['onlyfy.jobs'],
    load: async () => (await import('../ats/onlyfy.ts')).onlyfy,
  }),
  freshteam: boardsOf('Freshteam', {
    at: 'https://{slug}.freshteam.com/jobs',
    domains: ['freshteam.com'],
    load: async () => (await import('../ats/freshteam.ts')).freshteam,
  }),
} satisfies Readonly<Record<string, SourceRow>>;
