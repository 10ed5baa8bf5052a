import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { referencesOf } from '../page-references.ts';
import { jobLinks } from './job-links.ts';

const url = new URL('https://www.acme.example/careers');
const linksOn = (page: URL, ...hrefs: readonly string[]) => {
  const html = hrefs.map((href) => `<a href="${href}">x</a>`).join('');
  return jobLinks(referencesOf({ url: page, html }), page);
};
const links = (...hrefs: readonly string[]) => linksOn(url, ...hrefs);

describe('jobLinks', () => {
  it.each([
    ['/jobs/12345'],
    ['/jobs/12345/senior-engineer'],
    ['/en/careers/job/R-10234'],
    ['/careers/3414ba28-35f7-45d3-8e13-35c883959635'],
    ['/job/NDI0NzQtZWloemhlZHR5ZzFlaWp4Zg=='],
    ['/careers/detail?jobId=77'],
    ['/open?gh_jid=8503792002'],
    ['https://jobs.acme.example/stellenangebote/4711-entwickler'],
    ['/offres-d-emploi/developpeur-12345'],
    ['/vacancies/12345.html'],
  ])('takes %s, which has an id', (href) => {
    expect(links(href)).toHaveLength(1);
  });

  it('takes names without ids if several share a pattern', () => {
    expect(links('/jobs/senior-engineer', '/jobs/head-of-sales')).toHaveLength(2);
  });

  it('does not take a single name without an id', () => {
    expect(links('/jobs/how-we-hire')).toEqual([]);
  });

  it.each([
    ['an application form', '/jobs/12345/apply'],
    ['sharing', '/jobs/12345/share'],
    ['an account', '/careers/login'],
    ['a facet', '/jobs/departments/engineering-123'],
    ['another facet', '/jobs/location/berlin-10115'],
    ['mail', 'mailto:?subject=/jobs/12345'],
    ['another site', 'https://www.linkedin.com/jobs/view/12345'],
    ['a site of a similar name', 'https://notacme.example/jobs/12345'],
    ['the page itself', '/careers#jobs'],
    ['the list by facet', '/jobs?department=12345'],
    ['news', '/news/2026-annual-report'],
    ['a product', '/products/12345'],
    ['a script', 'javascript:open(12345)'],
  ])('leaves out %s', (_name, href) => {
    expect(links(href)).toEqual([]);
  });

  it('reads links of any length in time proportional to it', () => {
    const long = Array.from({ length: 160 }, (_, n) => `/jobs/${'a'.repeat(4_000)}!${n}!`);
    const hrefs = [`/jobs/${'a'.repeat(640_000)}!`, ...long];
    expect(cpuMsOf(() => links(...hrefs))).toBeLessThan(300);
  });

  it('returns each opening once', () => {
    expect(links('/jobs/12345', '/jobs/12345#top', '/jobs/12345')).toHaveLength(1);
  });

  it.skipIf(!hasRecordings)('finds the openings of a recorded board', () => {
    const board = new URL('https://fitnext.app.loxo.co/fitnext');
    const html = recording('html-listing/loxo_fitnext_listing.html');
    const found = jobLinks(referencesOf({ url: board, html }), board);
    expect(found).toHaveLength(22);
    expect(found[0]).toBe('https://fitnext.app.loxo.co/job/NDI0NzQtZWloemhlZHR5ZzFlaWp4Zg==');
  });
});

describe('an opening is known by its address, in the forms that systems write', () => {
  it.each([
    ['rexx', '/Softwareentwickler-mwd-de-j101.html'],
    ['rexx in English', '/Portfolio-Analyst-en-j7.html'],
    ['rexx with a session', '/Clerk-de-j12.html?sid=0a1b2c'],
    ['softgarden', '/job/4711/Clerk-m-w-d-?jobDbPVId=1&l=de'],
    ['Personio', '/job/45'],
    ['d.vinci', '/de/jobs/45/sachbearbeiter'],
    ['Umantis', '/Vacancies/45/Description/1'],
    ['Mercury', '/acme/position-4711'],
    ['HR4YOU', '/job/view/12/sachbearbeiter'],
    ['BITE', '/jobposting/0123456789abcdef0123456789abcdef01234567'],
    ['TYPO3', '/karriere?tx_dmmjobcontrol_pi1[job_uid]=12'],
    ['TYPO3 with a name', '/karriere/stellenangebote/detail?tx_jobs_list[uid]=7'],
    ['WordPress', '/stelle/elektriker-m-w-d/'],
    ['WordPress, without names', '/?job=123'],
    ['PHP', '/jobs/detail.php?id=7'],
    ['ASP', '/Stellenangebot.aspx?nr=12'],
    ['BambooHR', '/jobs/view.php?id=27'],
    ['Teamtailor', '/de/jobs/1234567-clerk'],
    ['Breezy', 'https://acme.breezy.hr/p/0123456789ab-clerk'],
    ['JazzHR', 'https://acme.applytojob.com/apply/aB3dE6fG9h/Clerk'],
    ['iCIMS', '/jobs/1234/registered-nurse/job?mode=view'],
    ['Taleo', '/careersection/2/jobdetail.ftl?job=123'],
    ['Taleo Business', '/ats/careers/v2/viewRequisition?org=ACME&cws=37&rid=12'],
    ['Avature', '/careers/JobDetail/Clerk/17055'],
    ['PeopleAdmin', '/postings/4711'],
    ['SuccessFactors', '/career?career_ns=job_listing&company=acme&career_job_req_id=12'],
    ['Cornerstone', '/ux/ats/careersite/4/home/requisition/45?c=acme'],
    ['UKG', '/JobBoard/x/OpportunityDetail?opportunityId=3414ba28-35f7-45d3-8e13-35c883959635'],
    ['HRMDirect', '/employment/job-opening.php?req=123'],
    ['Factorial', '/job_posting/clerk-4711'],
    ['PageUp', '/cw/en/job/492211/clerk'],
    ['a name with blanks', '/job/Clerk%20(m%2Fw%2Fd)%20Ulm'],
    ['a name with signs', '/position/c%2B%2B-developer'],
    ['a job at the root', '/job-12.html'],
    ['a job behind its name', '/sachbearbeiter-job-4711.html'],
    ['French', '/offre-emploi/comptable-h-f'],
    ['Spanish', '/ofertas-de-empleo/4711'],
    ['Portuguese', '/vagas/45/analista'],
    ['Italian', '/posizioni-aperte/12-analista'],
    ['Dutch', '/vacature/monteur-utrecht'],
    ['Swedish', '/lediga-tj%C3%A4nster/4711'],
    ['Norwegian', '/ledige-stillinger/4711'],
    ['Danish', '/ledige-job/12/kok'],
    ['Polish', '/oferty-pracy/4711'],
    ['Turkish', '/is-ilanlari/4711'],
    ['French with accents', '/carri%C3%A8res/4711'],
  ])('%s: %s', (_system, href) => {
    expect(links(href)).toHaveLength(1);
  });

  it.each([
    ['https://jobs.acme.example/4711-elektriker'],
    ['https://karriere.acme.example/de/4711/elektriker.html'],
    ['https://careers-emea.acme.example/us/en/R-10234'],
  ])('also on a host named for jobs: %s', (href) => {
    expect(links(href)).toHaveLength(1);
  });

  it.each([
    ['an alert', '/job-alert.html'],
    ['a form of rexx', '/Bewerbung-Clerk-de-f101.html'],
    ['a list', '/stellenangebote.html'],
    ['a list in a list', '/karriere/stellenangebote'],
    ['the next page', '/jobs/2'],
    ['the next page by parameter', '/jobs?page=2'],
    ['the next page by name', '/jobs/page/2'],
    ['a place in a list', '/?position=2'],
    ['a document', '/karriere/stellenangebot-4711.pdf'],
    ['a picture', '/jobs/4711/team.jpg'],
    ['news', '/news/my-new-job-4711'],
    ['a year in news', '/magazin/mein-neuer-job-2026'],
    ['an address for scripts', '/careers/#/job/123'],
    ['an address of the page for scripts', '/careers#/job/123'],
    ['a shop', '/angebote/4711'],
    ['a date on a host for jobs', 'https://jobs.acme.example/2026/10/we-hire'],
    ['privacy on a host for jobs', 'https://jobs.acme.example/datenschutz/4711'],
    ['a form', '/stellenangebote/4711/bewerben'],
    ['an opening elsewhere', 'https://www.other.example/jobs/4711'],
    ['a page that sends one to a friend', '/careers/SendToAFriend?id=1785'],
    ['a login that leads back', '/jobs/?ref=https://www.acme.example/jobs/?id=7'],
    ['a list at a vendor', 'https://acme.breezy.hr/'],
  ])('but not %s: %s', (_name, href) => {
    expect(links(href)).toEqual([]);
  });

  it('by a name of one word, if several follow a word for one opening', () => {
    expect(links('/job/koch', '/job/kellner')).toHaveLength(2);
    expect(links('/job/koch')).toEqual([]);
    expect(links('/jobs/berlin', '/jobs/hamburg')).toEqual([]);
  });

  it('at a vendor without its own source', () => {
    expect(
      links(
        'https://acme.jobs.personio.de/job/4711?language=de',
        'https://acme.jobs.personio.de/job/45',
      ),
    ).toHaveLength(2);
  });

  it('but not those of several employers', () => {
    expect(
      links('https://acme.softgarden.io/job/4711', 'https://beta.softgarden.io/job/4712'),
    ).toEqual([]);
  });

  it('nor of another employer at the same vendor', () => {
    const page = new URL('https://acme.softgarden.io/');

    expect(linksOn(page, 'https://beta.softgarden.io/job/4712', '/job/4711')).toEqual([
      'https://acme.softgarden.io/job/4711',
    ]);
  });
});

describe.skipIf(!hasRecordings)('the openings of recorded boards are found by their links', () => {
  it.each([
    ['icims/emory_search_page1.html', 'https://clinical-emory.icims.com/jobs/search', 20],
    ['icims/gdms_search_page1.html', 'https://careers-gdms.icims.com/jobs/search', 20],
    ['avature/xerox_search_offset0.html', 'https://xerox.avature.net/en_US/careers/SearchJobs', 5],
    ['avature/landolakes_search_offset0.html', 'https://lol.avature.net/careers/SearchJobs', 10],
    ['avature/ally_search_offset66.html', 'https://ally.avature.net/careers/SearchJobs', 0],
    ['hrmdirect/board.html', 'https://acme.hrmdirect.com/employment/job-openings.php', 2],
    ['html-listing/jobscz_listing.html', 'https://www.jobs.cz/prace/', 30],
    ['html-listing/jobscz_listing_empty.html', 'https://www.jobs.cz/prace/', 0],
    ['html-listing/loxo_fitnext_detail.html', 'https://fitnext.app.loxo.co/job/NDI0NzQ=', 0],
  ])('%s', (name, address, count) => {
    const board = new URL(address);
    expect(jobLinks(referencesOf({ url: board, html: recording(name) }), board)).toHaveLength(
      count,
    );
  });
});
