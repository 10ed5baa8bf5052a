import { describe, expect, it } from 'vitest';
import { detectByUrl } from './detect.ts';

const uuid = '3414ba28-35f7-45d3-8e13-35c883959635';

describe('detectByUrl', () => {
  it.each([
    ['https://boards.greenhouse.io/acme', 'greenhouse', 'acme'],
    ['https://boards.greenhouse.io/acme/jobs/4679941006?gh_jid=4679941006', 'greenhouse', 'acme'],
    ['https://job-boards.greenhouse.io/acme/', 'greenhouse', 'acme'],
    ['https://job-boards.eu.greenhouse.io/acme/jobs/1', 'greenhouse', 'acme'],
    ['https://boards.eu.greenhouse.io/acme', 'greenhouse', 'acme'],
    [
      'https://boards.greenhouse.io/embed/job_board?for=acme&b=https://acme.example',
      'greenhouse',
      'acme',
    ],
    ['https://boards.greenhouse.io/embed/job_app?for=acme&token=123', 'greenhouse', 'acme'],
    ['https://boards.greenhouse.io/embed/job_board/js?for=acme', 'greenhouse', 'acme'],
    ['https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true', 'greenhouse', 'acme'],
    ['https://api.greenhouse.io/v1/boards/acme/jobs/1', 'greenhouse', 'acme'],
    ['http://BOARDS.GREENHOUSE.IO/acme', 'greenhouse', 'acme'],
    ['https://jobs.lever.co/acme', 'lever', 'acme'],
    [`https://jobs.lever.co/acme/${uuid}/apply`, 'lever', 'acme'],
    [`https://jobs.lever.co/it/${uuid}`, 'lever', 'it'],
    ['https://jobs.eu.lever.co/acme', 'lever', 'eu:acme'],
    ['https://api.lever.co/v0/postings/acme?mode=json', 'lever', 'acme'],
    ['https://api.eu.lever.co/v0/postings/acme', 'lever', 'eu:acme'],
    ['https://jobs.ashbyhq.com/Etched', 'ashby', 'Etched'],
    [`https://jobs.ashbyhq.com/Etched/${uuid}/application`, 'ashby', 'Etched'],
    ['https://jobs.ashbyhq.com/cal.com/embed', 'ashby', 'cal.com'],
    ['https://jobs.ashbyhq.com/Acme%20Inc', 'ashby', 'Acme Inc'],
    [
      'https://api.ashbyhq.com/posting-api/job-board/Etched?includeCompensation=true',
      'ashby',
      'Etched',
    ],
    ['https://careers.smartrecruiters.com/WesternDigital', 'smartrecruiters', 'WesternDigital'],
    [
      'https://jobs.smartrecruiters.com/HireVue/744000138728139-data-science-intern',
      'smartrecruiters',
      'HireVue',
    ],
    [
      `https://jobs.smartrecruiters.com/oneclick-ui/company/HireVue/publication/${uuid}`,
      'smartrecruiters',
      'HireVue',
    ],
    ['https://api.smartrecruiters.com/v1/companies/HireVue/postings', 'smartrecruiters', 'HireVue'],
    [
      'https://api.smartrecruiters.com/v1/companies/HireVue/postings/744000138728139',
      'smartrecruiters',
      'HireVue',
    ],
    ['https://apply.workable.com/acme/', 'workable', 'acme'],
    ['https://apply.workable.com/acme/j/3862836931/', 'workable', 'acme'],
    ['https://apply.workable.com/api/v1/widget/accounts/acme?details=true', 'workable', 'acme'],
    ['https://acme.workable.com/jobs/123', 'workable', 'acme'],
    ['https://acme.recruitee.com/', 'recruitee', 'acme'],
    ['https://acme.recruitee.com/o/engineer', 'recruitee', 'acme'],
    ['https://acme.recruitee.com/api/offers/', 'recruitee', 'acme'],
  ])('recognises %s', async (url, source, slug) => {
    expect(await detectByUrl(new URL(url))).toMatchObject({ source, slug, confidence: 1 });
  });

  it.each([
    'https://boards.greenhouse.io/',
    'https://boards.greenhouse.io/embed/job_board',
    'https://www.greenhouse.io/acme',
    'https://greenhouse.io/acme',
    'https://boards.greenhouse.io.evil.example/acme',
    'https://notboards.greenhouse.io/acme',
    'https://evil.example/boards.greenhouse.io/acme',
    'https://boards-api.greenhouse.io/v1/offices',
    'https://jobs.lever.co/',
    'https://www.lever.co/acme',
    'https://jobs.lever.com/acme',
    'https://myjobs.lever.co/acme',
    'https://hire.lever.co/acme',
    'https://api.lever.co/v1/acme',
    'https://ashbyhq.com/acme',
    'https://www.ashbyhq.com/acme',
    'https://app.ashbyhq.com/acme',
    'https://api.ashbyhq.com/posting-api/acme',
    'https://www.smartrecruiters.com/acme',
    'https://jobs.smartrecruiters.com/',
    'https://api.smartrecruiters.com/v1/jobs/acme',
    'https://apply.workable.com/j/3862836931',
    'https://apply.workable.com/api/v1/jobs',
    'https://www.workable.com/acme',
    'https://jobs.workable.com/view/x',
    'https://help.workable.com/acme',
    'https://recruitee.com/acme',
    'https://www.recruitee.com/acme',
    'https://api.recruitee.com/c/1',
    'https://acme.example/careers?via=jobs.lever.co/acme',
  ])('does not claim %s', async (url) => {
    expect(await detectByUrl(new URL(url))).toBeNull();
  });
});

describe('a vendor’s address names the same board however people paste it', () => {
  const greenhouse = ['greenhouse', 'acme'] as const;
  const lever = ['lever', 'acme'] as const;
  const ashby = ['ashby', 'Acme'] as const;
  const smart = ['smartrecruiters', 'Acme1'] as const;
  const workable = ['workable', 'acme'] as const;
  const recruitee = ['recruitee', 'acme'] as const;

  it.each([
    ['https://www.boards.greenhouse.io/acme', ...greenhouse],
    ['https://boards.greenhouse.io./acme', ...greenhouse],
    ['https://boards.greenhouse.io/en-GB/acme/jobs/4001', ...greenhouse],
    ['https://job-boards.greenhouse.io/embed/job_app?token=4001&for=acme', ...greenhouse],
    ['https://job-boards.eu.greenhouse.io/embed/job_board?for=acme', ...greenhouse],
    ['https://boards-api.greenhouse.io/v1/boards/acme/departments', ...greenhouse],
    ['https://www.jobs.lever.co/acme', ...lever],
    [`https://jobs.lever.co/de-DE/acme/${uuid}`, ...lever],
    [`https://jobs.lever.co/acme/${uuid}/thanks?lever-source=x`, ...lever],
    [`https://api.lever.co/v0/postings/acme/${uuid}`, ...lever],
    [`https://jobs.ashbyhq.com/embed/Acme/${uuid}`, ...ashby],
    ['https://jobs.ashbyhq.com/Acme/embed?version=2', ...ashby],
    ['https://jobs.ashbyhq.com/Acme/form/general-interest', ...ashby],
    ['https://www.jobs.ashbyhq.com/Acme?utm_source=x', ...ashby],
    [`https://jobs.smartrecruiters.com/ni/Acme1/${uuid}-clerk?trid=1`, ...smart],
    ['https://jobs.smartrecruiters.com/ni/Acme1', ...smart],
    ['https://jobs.smartrecruiters.com/de/Acme1/744000100000001-clerk', ...smart],
    [`https://jobs.smartrecruiters.com/xx/Acme1/${uuid}`, ...smart],
    [`https://jobs.smartrecruiters.com/my-applications/Acme1/${uuid}?dcr_ci=Acme1`, ...smart],
    ['https://jobs.smartrecruiters.com/my-applications/Acme1', ...smart],
    [
      'https://jobs.smartrecruiters.com/oneclick-ui/company/103157783/job/16/publication/7?dcr_ci=Acme1',
      ...smart,
    ],
    [
      `https://jobs.smartrecruiters.com/external-referrals/company/Acme1/publication/${uuid}`,
      ...smart,
    ],
    ['https://www.smartrecruiters.com/Acme1/743999999999999-clerk?oga=true', ...smart],
    ['https://careers.smartrecruiters.com/Acme1/acme-brand', ...smart],
    ['https://jobs.smartrecruiters.com/?company=Acme1', ...smart],
    ['https://apply.workable.com/acme/j/0A1B2C3D4E/apply/', ...workable],
    ['https://apply.workable.com/en/acme/?lng=de#jobs', ...workable],
    ['https://apply.workable.com/api/v3/accounts/acme/jobs', ...workable],
    ['https://www.workable.com/api/accounts/acme?details=true', ...workable],
    ['https://www.acme.workable.com/jobs/123/candidates/new', ...workable],
    ['https://acme.recruitee.com/l/en/o/clerk/c/new', ...recruitee],
    ['https://www.acme.recruitee.com/', ...recruitee],
    ['https://api.recruitee.com/c/acme/careers/offers', ...recruitee],
  ])('%s', async (url, source, slug) => {
    expect(await detectByUrl(new URL(url))).toMatchObject({ source, slug });
  });

  it.each([
    'https://jobs.smartrecruiters.com/sr-jobs/search?keyword=clerk',
    'https://jobs.smartrecruiters.com/sr-jobs/company-lookup?q=a',
    'https://jobs.smartrecruiters.com/ni',
    'https://www.smartrecruiters.com/resources/article/release-highlights',
    'https://www.smartrecruiters.com/web-sso/saml/acme',
    'https://boards.greenhouse.io/embed/job_app?token=4001',
    'https://apply.workable.com/j/0A1B2C3D4E/apply',
    'https://get.workable.com/acme',
    'https://careers-analytics.recruitee.com/x',
  ])('%s names none', async (url) => {
    expect(await detectByUrl(new URL(url))).toBeNull();
  });

  it.each([
    [`https://jobs.lever.co/io-hk/${uuid}`, 'io-hk'],
    ['https://boards.greenhouse.io/go-team/jobs/4001', 'go-team'],
    [`https://jobs.ashbyhq.com/fr/${uuid}/application`, 'fr'],
    ['https://jobs.smartrecruiters.com/EY/744000100000001', 'EY'],
  ])('%s is the board of a company with the name of a locale', async (url, slug) => {
    expect(await detectByUrl(new URL(url))).toMatchObject({ slug });
  });
});

describe('two employers in one portal are two boards', () => {
  it.each([
    ['ni', (name: string) => `https://jobs.smartrecruiters.com/ni/${name}/${uuid}-clerk`],
    [
      'one click',
      (name: string) =>
        `https://jobs.smartrecruiters.com/oneclick-ui/company/${name}/publication/${uuid}`,
    ],
    ['old', (name: string) => `https://www.smartrecruiters.com/${name}/743999999999999`],
    ['embed', (name: string) => `https://boards.greenhouse.io/embed/job_board?for=${name}`],
    ['locale', (name: string) => `https://apply.workable.com/de/${name}/`],
    ['form', (name: string) => `https://jobs.ashbyhq.com/embed/${name}/${uuid}`],
  ])('%s', async (_portal, address) => {
    const urls = ['Acme1', 'Beta2'].map((name) => new URL(address(name)));
    const found = await Promise.all(urls.map(detectByUrl));
    const slugs = found.map((detection) => detection?.slug);

    expect(slugs).toEqual(['Acme1', 'Beta2']);
  });
});
