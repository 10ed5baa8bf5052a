import { isHostOf } from '#core/url.ts';
import { boardsOf, type SourceRow } from './source-row.ts';

/**
 * THE TABLE of sources, in order of means: what a vendor's API says beats what a page says. A new
 * job board is one file in `ats/` and one row here. The page's labels, the README, detection,
 * politeness, first names of companies and the demo's hosts follow the row.
 */
const rows = {
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
    load: async () => (await import('./ats/greenhouse.ts')).greenhouse,
  }),
  lever: boardsOf('Lever', {
    at: 'https://jobs.lever.co/{slug}',
    hosts: ['api.lever.co', 'api.eu.lever.co', 'jobs.lever.co', 'jobs.eu.lever.co'],
    load: async () => (await import('./ats/lever.ts')).lever,
  }),
  ashby: boardsOf('Ashby', {
    at: 'https://jobs.ashbyhq.com/{slug}',
    hosts: ['api.ashbyhq.com', 'jobs.ashbyhq.com'],
    // Takes about ten seconds for an answer of any size, and throttles repeats.
    allowance: { atOnce: 2, gapMs: 0 },
    openingParameter: 'ashby_jid',
    load: async () => (await import('./ats/ashby.ts')).ashby,
  }),
  smartrecruiters: boardsOf('SmartRecruiters', {
    at: 'https://careers.smartrecruiters.com/{slug}',
    hosts: [
      'api.smartrecruiters.com',
      'careers.smartrecruiters.com',
      'jobs.smartrecruiters.com',
      'smartrecruiters.com',
    ],
    load: async () => (await import('./ats/smartrecruiters.ts')).smartrecruiters,
  }),
  workable: boardsOf('Workable', {
    at: 'https://apply.workable.com/{slug}/',
    hosts: ['apply.workable.com'],
    // One host for all companies, which answers 429 often.
    allowance: { atOnce: 2, gapMs: 500 },
    load: async () => (await import('./ats/workable.ts')).workable,
  }),
  recruitee: boardsOf('Recruitee', {
    at: 'https://{slug}.recruitee.com/',
    hosts: ['api.recruitee.com'],
    domains: ['recruitee.com'],
    isServedOnOwnDomains: true,
    load: async () => (await import('./ats/recruitee.ts')).recruitee,
  }),
  workday: boardsOf('Workday', {
    at: 'https://{slug}',
    domains: ['myworkdayjobs.com', 'myworkdaysite.com'],
    exampleSlug: 'acme.wd5.myworkdayjobs.com/External',
    nameIn: ({ pathname }) => /\/recruiting\/([^/]+)/.exec(pathname)?.[1] ?? null,
    load: async () => (await import('./ats/workday.ts')).workday,
  }),
  icims: boardsOf('iCIMS', {
    at: 'https://{slug}/jobs/search',
    domains: ['icims.com'],
    exampleSlug: 'careers-acme.icims.com',
    nameIn: ({ hostname }) => hostname.split('.')[0]?.replace(/^\w+-(?=.)/, '') ?? null,
    load: async () => (await import('./ats/icims.ts')).icims,
  }),
  jibe: boardsOf('Jibe', {
    at: 'https://{slug}/jobs',
    domains: ['jibeapply.com'],
    exampleSlug: 'acme.jibeapply.com',
    load: async () => (await import('./ats/jibe.ts')).jibe,
  }),
  oracle: boardsOf('Oracle Recruiting', {
    at: 'https://{slug}',
    domains: ['oraclecloud.com'],
    // Refuses bursts: many companies share a backend.
    allowance: { atOnce: 2, gapMs: 250 },
    exampleSlug: 'acme.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1',
    load: async () => (await import('./ats/oracle.ts')).oracle,
  }),
  successfactors: boardsOf('SuccessFactors', {
    at: 'https://{slug}',
    domains: ['successfactors.com', 'successfactors.eu'],
    exampleSlug: 'career4.successfactors.com/career?company=acme',
    nameIn: ({ searchParams }) => searchParams.get('company'),
    load: async () => (await import('./ats/successfactors.ts')).successfactors,
  }),
  eightfold: boardsOf('Eightfold', {
    at: 'https://{slug}/careers',
    domains: ['eightfold.ai'],
    // Lets an address ask about 290 times, then refuses it for some minutes.
    allowance: { atOnce: 1, gapMs: 1_000 },
    exampleSlug: 'acme.eightfold.ai',
    load: async () => (await import('./ats/eightfold.ts')).eightfold,
  }),
  avature: boardsOf('Avature', {
    at: 'https://{slug}/SearchJobs',
    domains: ['avature.net'],
    exampleSlug: 'acme.avature.net/careers',
    load: async () => (await import('./ats/avature.ts')).avature,
  }),
  phenom: boardsOf('Phenom', {
    at: 'https://{slug}/search-results',
    isOnOwnDomainsOnly: true,
    load: async () => (await import('./ats/phenom.ts')).phenom,
  }),
  taleo_business: boardsOf('Taleo Business Edition', {
    at: 'https://{slug}',
    domains: ['tbe.taleo.net'],
    exampleSlug: 'phh.tbe.taleo.net/phh01/ats/careers/v2/searchResults?org=ACME&cws=37',
    nameIn: ({ searchParams }) => searchParams.get('org'),
    load: async () => (await import('./ats/taleo-business.ts')).taleoBusiness,
  }),
  taleo: boardsOf('Taleo', {
    at: 'https://{slug}/jobsearch.ftl',
    domains: ['taleo.net'],
    exampleSlug: 'acme.taleo.net/careersection/2',
    load: async () => (await import('./ats/taleo.ts')).taleo,
  }),
  radancy: boardsOf('Radancy', {
    at: 'https://{slug}/search-jobs',
    isOnOwnDomainsOnly: true,
    load: async () => (await import('./ats/radancy.ts')).radancy,
  }),
  brassring: boardsOf('BrassRing', {
    at: 'https://{slug}',
    domains: ['brassring.com'],
    exampleSlug: 'sjobs.brassring.com/TGnewUI/Search/Home/Home?partnerid=25&siteid=7',
    nameIn: ({ searchParams }) => `BrassRing ${searchParams.get('partnerid')}`,
    load: async () => (await import('./ats/brassring.ts')).brassring,
  }),
  cornerstone: boardsOf('Cornerstone', {
    at: 'https://{slug}/home',
    domains: ['csod.com'],
    // About 60 requests a minute.
    allowance: { atOnce: 2, gapMs: 1_000 },
    exampleSlug: 'acme.csod.com/ux/ats/careersite/4',
    load: async () => (await import('./ats/cornerstone.ts')).cornerstone,
  }),
  breezy: boardsOf('Breezy', {
    at: 'https://{slug}.breezy.hr/',
    domains: ['breezy.hr'],
    // Throttles with a 403, which looks like a closed board.
    allowance: { atOnce: 2, gapMs: 500 },
    load: async () => (await import('./ats/breezy.ts')).breezy,
  }),
  personio: boardsOf('Personio', {
    at: 'https://{slug}.jobs.personio.de/',
    domains: ['jobs.personio.de', 'jobs.personio.com'],
    load: async () => (await import('./ats/personio.ts')).personio,
  }),
  bamboohr: boardsOf('BambooHR', {
    at: 'https://{slug}.bamboohr.com/careers',
    domains: ['bamboohr.com'],
    load: async () => (await import('./ats/bamboohr.ts')).bamboohr,
  }),
  teamtailor: boardsOf('Teamtailor', {
    at: 'https://{slug}.teamtailor.com/',
    domains: ['teamtailor.com'],
    load: async () => (await import('./ats/teamtailor.ts')).teamtailor,
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
    load: async () => (await import('./ats/ukg.ts')).ukg,
  }),
  paylocity: boardsOf('Paylocity', {
    at: 'https://recruiting.paylocity.com/recruiting/jobs/All/{slug}/',
    hosts: ['recruiting.paylocity.com'],
    exampleSlug: '01234567-89ab-cdef-0123-456789abcdef',
    nameIn: ({ pathname }) => /\/All\/[^/]+\/([^/]+)/i.exec(pathname)?.[1] ?? 'Paylocity job board',
    load: async () => (await import('./ats/paylocity.ts')).paylocity,
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
    load: async () => (await import('./ats/adp.ts')).adp,
  }),
  rippling: boardsOf('Rippling', {
    at: 'https://ats.rippling.com/{slug}/jobs',
    hosts: ['ats.rippling.com', 'ats.us1.rippling.com', 'api.rippling.com'],
    load: async () => (await import('./ats/rippling.ts')).rippling,
  }),
  join: boardsOf('JOIN', {
    at: 'https://join.com/companies/{slug}',
    hosts: ['join.com'],
    load: async () => (await import('./ats/join.ts')).join,
  }),
  jazzhr: boardsOf('JazzHR', {
    at: 'https://{slug}.applytojob.com/apply',
    domains: ['applytojob.com'],
    load: async () => (await import('./ats/jazzhr.ts')).jazzhr,
  }),
  jobvite: boardsOf('Jobvite', {
    at: 'https://jobs.jobvite.com/{slug}/jobs',
    hosts: ['jobs.jobvite.com'],
    load: async () => (await import('./ats/jobvite.ts')).jobvite,
  }),
  comeet: boardsOf('Comeet', {
    at: 'https://www.comeet.com/jobs/{slug}',
    hosts: ['www.comeet.com', 'comeet.com', 'www.comeet.co'],
    exampleSlug: 'acme/12.00F',
    load: async () => (await import('./ats/comeet.ts')).comeet,
  }),
  gem: boardsOf('Gem', {
    at: 'https://jobs.gem.com/{slug}',
    hosts: ['jobs.gem.com', 'api.gem.com'],
    load: async () => (await import('./ats/gem.ts')).gem,
  }),
  hibob: boardsOf('HiBob', {
    at: 'https://{slug}.careers.hibob.com/jobs',
    domains: ['careers.hibob.com'],
    load: async () => (await import('./ats/hibob.ts')).hibob,
  }),
  manatal: boardsOf('Manatal', {
    at: 'https://www.careers-page.com/{slug}',
    hosts: ['www.careers-page.com', 'careers-page.com'],
    load: async () => (await import('./ats/manatal.ts')).manatal,
  }),
  pageup: boardsOf('PageUp', {
    at: 'https://careers.pageuppeople.com/{slug}/listing/',
    hosts: ['careers.pageuppeople.com'],
    exampleSlug: '513/cw/en',
    // A firewall stops readers after a few quick requests.
    allowance: { atOnce: 1, gapMs: 2_500 },
    // A company is a number; no answer names it.
    nameIn: ({ pathname }) => `PageUp ${/\d+/.exec(pathname)?.[0] ?? 'careers site'}`,
    load: async () => (await import('./ats/pageup.ts')).pageup,
  }),
  pinpoint: boardsOf('Pinpoint', {
    at: 'https://{slug}.pinpointhq.com/',
    domains: ['pinpointhq.com'],
    load: async () => (await import('./ats/pinpoint.ts')).pinpoint,
  }),
  softgarden: boardsOf('softgarden', {
    at: 'https://{slug}/',
    domains: ['career.softgarden.de', 'softgarden.io'],
    exampleSlug: 'acme.career.softgarden.de',
    load: async () => (await import('./ats/softgarden.ts')).softgarden,
  }),
  dvinci: boardsOf('d.vinci', {
    at: 'https://{slug}/',
    domains: ['dvinci-hr.com'],
    exampleSlug: 'acme.dvinci-hr.com',
    load: async () => (await import('./ats/dvinci.ts')).dvinci,
  }),
  traffit: boardsOf('Traffit', {
    at: 'https://{slug}.traffit.com/career/',
    domains: ['traffit.com'],
    load: async () => (await import('./ats/traffit.ts')).traffit,
  }),
  polymer: boardsOf('Polymer', {
    at: 'https://jobs.polymer.co/{slug}',
    hosts: ['api.polymer.co', 'jobs.polymer.co'],
    load: async () => (await import('./ats/polymer.ts')).polymer,
  }),
  recruiterbox: boardsOf('Trakstar Hire', {
    at: 'https://{slug}.hire.trakstar.com/',
    hosts: ['jsapi.recruiterbox.com'],
    domains: ['hire.trakstar.com', 'recruiterbox.com'],
    load: async () => (await import('./ats/recruiterbox.ts')).recruiterbox,
  }),
  hirehive: boardsOf('HireHive', {
    at: 'https://{slug}.hirehive.com/',
    domains: ['hirehive.com'],
    load: async () => (await import('./ats/hirehive.ts')).hirehive,
  }),
  hireology: boardsOf('Hireology', {
    at: 'https://careers.hireology.com/{slug}',
    hosts: ['careers.hireology.com', 'api.hireology.com'],
    domains: ['hireology.careers'],
    load: async () => (await import('./ats/hireology.ts')).hireology,
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
    load: async () => (await import('./ats/zoho.ts')).zoho,
  }),
  talentsoft: boardsOf('Talentsoft', {
    at: 'https://{slug}/',
    domains: ['talent-soft.com'],
    exampleSlug: 'acme-recrute.talent-soft.com',
    nameIn: ({ hostname }) => /^(.+)-(?:recrute|career)\./.exec(hostname)?.[1] ?? null,
    load: async () => (await import('./ats/talentsoft.ts')).talentsoft,
  }),
  kenjo: boardsOf('Kenjo', {
    at: 'https://{slug}.kenjo.io/',
    domains: ['kenjo.io'],
    load: async () => (await import('./ats/kenjo.ts')).kenjo,
  }),
  deel: boardsOf('Deel', {
    at: 'https://jobs.deel.com/{slug}',
    hosts: ['jobs.deel.com', 'api-prod.letsdeel.com'],
    load: async () => (await import('./ats/deel.ts')).deel,
  }),
  jobylon: boardsOf('Jobylon', {
    at: 'https://cdn.jobylon.com/jobs/{slug}/embed/v2/',
    hosts: ['cdn.jobylon.com', 'emp.jobylon.com'],
    exampleSlug: 'companies/1955',
    // A company is a number; each opening names it.
    nameIn: ({ pathname }) => `Jobylon ${/\d+/.exec(pathname)?.[0] ?? 'job board'}`,
    load: async () => (await import('./ats/jobylon.ts')).jobylon,
  }),
  hrmdirect: boardsOf('ClearCompany', {
    at: 'https://{slug}.hrmdirect.com/employment/job-openings.php',
    domains: ['hrmdirect.com'],
    load: async () => (await import('./ats/hrmdirect.ts')).hrmdirect,
  }),
  neogov: boardsOf('NEOGOV', {
    at: 'https://www.{slug}',
    hosts: ['www.governmentjobs.com', 'www.schooljobs.com'],
    exampleSlug: 'governmentjobs.com/careers/acme',
    nameIn: ({ pathname }) => /^\/careers\/([^/]+)/.exec(pathname)?.[1] ?? null,
    load: async () => (await import('./ats/neogov.ts')).neogov,
  }),
  rexx: boardsOf('rexx systems', {
    at: 'https://{slug}/stellenangebote.html',
    domains: ['rexx-systems.com'],
    exampleSlug: 'acme-portal.rexx-systems.com',
    nameIn: ({ hostname }) => /^(.+)-portal\./.exec(hostname)?.[1] ?? null,
    load: async () => (await import('./ats/rexx.ts')).rexx,
  }),
  umantis: boardsOf('Umantis', {
    at: 'https://{slug}/Jobs/All',
    domains: ['umantis.com'],
    exampleSlug: 'recruitingapp-2698.umantis.com',
    // Most companies are numbers.
    nameIn: ({ hostname }) =>
      hostname.split('.')[0]?.replace(/^recruitingapp-/, 'Umantis ') ?? null,
    load: async () => (await import('./ats/umantis.ts')).umantis,
  }),
  onlyfy: boardsOf('onlyfy', {
    at: 'https://{slug}.onlyfy.jobs/',
    domains: ['onlyfy.jobs'],
    load: async () => (await import('./ats/onlyfy.ts')).onlyfy,
  }),
  factorial: boardsOf('Factorial', {
    at: 'https://{slug}/',
    domains: ['factorialhr.com', 'factorial.it', 'factorial.es', 'factorialhr.com.br'],
    exampleSlug: 'acme.factorialhr.com',
    load: async () => (await import('./ats/factorial.ts')).factorial,
  }),
  freshteam: boardsOf('Freshteam', {
    at: 'https://{slug}.freshteam.com/jobs',
    domains: ['freshteam.com'],
    load: async () => (await import('./ats/freshteam.ts')).freshteam,
  }),
  bite: boardsOf('BITE', {
    at: 'https://cs-assets.b-ite.com/{slug}.min.js',
    hosts: ['cs-assets.b-ite.com', 'jobs.b-ite.com'],
    exampleSlug: 'acme/jobs-api/main-listing',
    load: async () => (await import('./ats/bite.ts')).bite,
  }),
  json_ld: {
    label: 'Careers page',
    means: 'json_ld',
    vendor: null,
    load: async () => (await import('./web/json-ld.ts')).jsonLd,
  },
  feed: {
    label: 'Job feed',
    means: 'feed',
    vendor: null,
    load: async () => (await import('./web/feed.ts')).feed,
  },
  sitemap: {
    label: 'Sitemap',
    means: 'sitemap',
    vendor: null,
    load: async () => (await import('./web/sitemap.ts')).sitemap,
  },
} satisfies Readonly<Record<string, SourceRow>>;

export type SourceId = keyof typeof rows;

/** The rows by id, in the order of the table. */
export const sources: Readonly<Record<SourceId, SourceRow>> = rows;

export const sourceIds = Object.keys(rows) as readonly SourceId[];

/** The row of a listing's or a company's source; null for an id of another version. */
export function sourceRow(id: string): SourceRow | null {
  return isSourceId(id) ? sources[id] : null;
}

const isSourceId = (id: string): id is SourceId => Object.hasOwn(rows, id);

/** The name people know a source by; its id where it belongs to another version. */
export const sourceLabel = (id: string): string => sourceRow(id)?.label ?? id;

/** True for the host of a job board's vendor, and for that of a company at such a vendor. */
export function isVendorHost(host: string): boolean {
  return Object.values(sources).some(
    ({ vendor }) =>
      vendor !== null &&
      (vendor.hosts.includes(host) || vendor.domains.some((domain) => isHostOf(host, domain))),
  );
}
