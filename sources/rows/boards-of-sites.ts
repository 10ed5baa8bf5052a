import { boardsOf, type SourceRow } from '../source-row.ts';

/**
 * Vendors whose boards are known by the address of a site, since the same name may be another
 * company's on another host, or a company has several sites. The slug is that address:
 * `acme.wd5.myworkdayjobs.com/External`.
 */
export const boardsOfSites = {
  workday: boardsOf('Workday', {
    at: 'https://{slug}',
    domains: ['myworkdayjobs.com', 'myworkdaysite.com'],
    exampleSlug: 'acme.wd5.myworkdayjobs.com/External',
    nameIn: ({ pathname }) => /\/recruiting\/([^/]+)/.exec(pathname)?.[1] ?? null,
    load: async () => (await import('../ats/workday.ts')).workday,
  }),
  icims: boardsOf('iCIMS', {
    at: 'https://{slug}/jobs/search',
    domains: ['icims.com'],
    exampleSlug: 'careers-acme.icims.com',
    nameIn: ({ hostname }) => hostname.split('.')[0]?.replace(/^\w+-(?=.)/, '') ?? null,
    load: async () => (await import('../ats/icims.ts')).icims,
  }),
  jibe: boardsOf('Jibe', {
    at: 'https://{slug}/jobs',
    domains: ['jibeapply.com'],
    exampleSlug: 'acme.jibeapply.com',
    load: async () => (await import('../ats/jibe.ts')).jibe,
  }),
  oracle: boardsOf('Oracle Recruiting', {
    at: 'https://{slug}',
    domains: ['oraclecloud.com'],
    // Refuses bursts: many companies share a backend.
    allowance: { atOnce: 2, gapMs: 250 },
    exampleSlug: 'acme.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1',
    load: async () => (await import('../ats/oracle.ts')).oracle,
  }),
  successfactors: boardsOf('SuccessFactors', {
    at: 'https://{slug}',
    domains: ['successfactors.com', 'successfactors.eu'],
    exampleSlug: 'career4.successfactors.com/career?company=acme',
    nameIn: ({ searchParams }) => searchParams.get('company'),
    load: async () => (await import('../ats/successfactors.ts')).successfactors,
  }),
  eightfold: boardsOf('Eightfold', {
    at: 'https://{slug}/careers',
    domains: ['eightfold.ai'],
    // Lets an address ask about 290 times, then refuses it for some minutes.
    allowance: { atOnce: 1, gapMs: 1_000 },
    exampleSlug: 'acme.eightfold.ai',
    load: async () => (await import('../ats/eightfold.ts')).eightfold,
  }),
  avature: boardsOf('Avature', {
    at: 'https://{slug}/SearchJobs',
    domains: ['avature.net'],
    exampleSlug: 'acme.avature.net/careers',
    load: async () => (await import('../ats/avature.ts')).avature,
  }),
  phenom: boardsOf('Phenom', {
    at: 'https://{slug}/search-results',
    isOnOwnDomainsOnly: true,
    load: async () => (await import('../ats/phenom.ts')).phenom,
  }),
  taleo_business: boardsOf('Taleo Business Edition', {
    at: 'https://{slug}',
    domains: ['tbe.taleo.net'],
    exampleSlug: 'phh.tbe.taleo.net/phh01/ats/careers/v2/searchResults?org=ACME&cws=37',
    nameIn: ({ searchParams }) => searchParams.get('org'),
    load: async () => (await import('../ats/taleo-business.ts')).taleoBusiness,
  }),
  taleo: boardsOf('Taleo', {
    at: 'https://{slug}/jobsearch.ftl',
    domains: ['taleo.net'],
    exampleSlug: 'acme.taleo.net/careersection/2',
    load: async () => (await import('../ats/taleo.ts')).taleo,
  }),
  radancy: boardsOf('Radancy', {
    at: 'https://{slug}/search-jobs',
    isOnOwnDomainsOnly: true,
    load: async () => (await import('../ats/radancy.ts')).radancy,
  }),
  brassring: boardsOf('BrassRing', {
    at: 'https://{slug}',
    domains: ['brassring.com'],
    exampleSlug: 'sjobs.brassring.com/TGnewUI/Search/Home/Home?partnerid=25&siteid=7',
    nameIn: ({ searchParams }) => `BrassRing ${searchParams.get('partnerid')}`,
    load: async () => (await import('../ats/brassring.ts')).brassring,
  }),
  cornerstone: boardsOf('Cornerstone', {
    at: 'https://{slug}/home',
    domains: ['csod.com'],
    // About 60 requests a minute.
    allowance: { atOnce: 2, gapMs: 1_000 },
    exampleSlug: 'acme.csod.com/ux/ats/careersite/4',
    load: async () => (await import('../ats/cornerstone.ts')).cornerstone,
  }),
  ukg: boardsOf('UKG Pro', {
    at: 'https://{slug}',
    hosts: [
      'recruiting.ultipro.com',
      'recruiting2.ultipro.com',
      'recruiting.ultipro.ca',
      'recruiting2.ultipro.ca',
    ],
    domains: ['rec.pro.ukg.net'],
    exampleSlug:
      'recruiting2.ultipro.com/ACM1000ACME/JobBoard/01234567-89ab-cdef-0123-456789abcdef',
    // Three letters and four digits come before the name.
    nameIn: ({ pathname }) =>
      /^\/(?:[A-Z]{3}\d{4})?([\w-]+)\/JobBoard/i.exec(pathname)?.[1] ?? null,
    load: async () => (await import('../ats/ukg.ts')).ukg,
  }),
  adp: boardsOf('ADP Workforce Now', {
    at: 'https://{slug}',
    hosts: ['workforcenow.adp.com', 'workforcenow.cloud.adp.com'],
    // About one request in six seconds, as other readers report.
    allowance: { atOnce: 1, gapMs: 6_000 },
    exampleSlug:
      'workforcenow.adp.com/mascsr/default/mdf/recruitment/recruitment.html?cid=01234567-89ab-cdef-0123-456789abcdef&ccId=19000101_000001',
    // Neither the address nor the answers name the company.
    nameIn: () => 'ADP career center',
    load: async () => (await import('../ats/adp.ts')).adp,
  }),
  softgarden: boardsOf('softgarden', {
    at: 'https://{slug}/',
    domains: ['career.softgarden.de', 'softgarden.io'],
    exampleSlug: 'acme.career.softgarden.de',
    load: async () => (await import('../ats/softgarden.ts')).softgarden,
  }),
  dvinci: boardsOf('d.vinci', {
    at: 'https://{slug}/',
    domains: ['dvinci-hr.com'],
    exampleSlug: 'acme.dvinci-hr.com',
    load: async () => (await import('../ats/dvinci.ts')).dvinci,
  }),
  zoho: boardsOf('Zoho Recruit', {
    at: 'https://{slug}/jobs/Careers',
    domains: [
      'zohorecruit.com',
      'zohorecruit.eu',
      'zohorecruit.in',
      'zohorecruit.com.au',
      'zohorecruit.ca',
      'zohorecruit.jp',
      'zohorecruit.sa',
      'zohorecruit.uk',
      'zohorecruit.com.cn',
    ],
    exampleSlug: 'acme.zohorecruit.com',
    load: async () => (await import('../ats/zoho.ts')).zoho,
  }),
  talentsoft: boardsOf('Talentsoft', {
    at: 'https://{slug}/',
    domains: ['talent-soft.com'],
    exampleSlug: 'acme-recrute.talent-soft.com',
    nameIn: ({ hostname }) => /^(.+)-(?:recrute|career)\./.exec(hostname)?.[1] ?? null,
    load: async () => (await import('../ats/talentsoft.ts')).talentsoft,
  }),
  neogov: boardsOf('NEOGOV', {
    at: 'https://www.{slug}',
    hosts: ['www.governmentjobs.com', 'www.schooljobs.com'],
    exampleSlug: 'governmentjobs.com/careers/acme',
    nameIn: ({ pathname }) => /^\/careers\/([^/]+)/.exec(pathname)?.[1] ?? null,
    load: async () => (await import('../ats/neogov.ts')).neogov,
  }),
  rexx: boardsOf('rexx systems', {
    at: 'https://{slug}/stellenangebote.html',
    domains: ['rexx-systems.com'],
    exampleSlug: 'acme-portal.rexx-systems.com',
    nameIn: ({ hostname }) => /^(.+)-portal\./.exec(hostname)?.[1] ?? null,
    load: async () => (await import('../ats/rexx.ts')).rexx,
  }),
  umantis: boardsOf('Umantis', {
    at: 'https://{slug}/Jobs/All',
    domains: ['umantis.com'],
    exampleSlug: 'recruitingapp-2698.umantis.com',
    // Most companies are numbers.
    nameIn: ({ hostname }) =>
      hostname.split('.')[0]?.replace(/^recruitingapp-/, 'Umantis ') ?? null,
    load: async () => (await import('../ats/umantis.ts')).umantis,
  }),
  factorial: boardsOf('Factorial', {
    at: 'https://{slug}/',
    domains: ['factorialhr.com', 'factorial.it', 'factorial.es', 'factorialhr.com.br'],
    exampleSlug: 'acme.factorialhr.com',
    load: async () => (await import('../ats/factorial.ts')).factorial,
  }),
} satisfies Readonly<Record<string, SourceRow>>;
