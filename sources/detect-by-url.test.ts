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
  ])('recognises %s', (url, source, slug) => {
    expect(detectByUrl(new URL(url))).toMatchObject({ source, slug, confidence: 1 });
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
  ])('does not claim %s', (url) => {
    expect(detectByUrl(new URL(url))).toBeNull();
  });
});
