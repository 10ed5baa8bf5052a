import { expect, it } from 'vitest';
import { nameFromUrl } from './company-name.ts';

it.each([
  ['https://boards.greenhouse.io/gitlab', 'Gitlab'],
  ['https://job-boards.greenhouse.io/acme-bakery', 'Acme Bakery'],
  ['https://boards.greenhouse.io/embed/job_board/acme', 'Acme'],
  ['https://boards-api.greenhouse.io/v1/boards/acme/jobs', 'Acme'],
  ['https://jobs.lever.co/acme', 'Acme'],
  ['https://api.lever.co/v0/postings/acme?mode=json', 'Acme'],
  ['https://jobs.ashbyhq.com/Acme%20Bakery', 'Acme Bakery'],
  ['https://jobs.ashbyhq.com/100%25', '100%'],
  ['https://jobs.ashbyhq.com/a%zz', 'A%zz'],
  ['https://apply.workable.com/acme/', 'Acme'],
  ['https://careers.smartrecruiters.com/Acme/', 'Acme'],
  ['https://www.acme.example/careers', 'Acme'],
  ['https://careers.acme.example/de/jobs', 'Acme'],
  ['https://jobs.lever.co/en-GB/élan', 'Élan'],
  ['https://acme-bakery.recruitee.com', 'Acme Bakery'],
  ['https://acme.wd5.myworkdayjobs.com/en-US/External', 'Acme'],
  ['https://wd5.myworkdaysite.com/en-US/recruiting/acme/External', 'Acme'],
  [
    'https://recruiting2.ultipro.com/ACM1000BAKERY/JobBoard/01234567-89ab-cdef-0123-456789abcdef/',
    'BAKERY',
  ],
  ['https://recruiting.paylocity.com/Recruiting/Jobs/All/01234567/Acme-Bakery', 'Acme Bakery'],
  ['https://recruiting.paylocity.com/Recruiting/Jobs/All/01234567', 'Paylocity Job Board'],
  ['https://workforcenow.adp.com/mascsr/default/mdf/?cid=1', 'ADP Career Center'],
  ['https://join.com/companies/acme-bakery/1-clerk', 'Acme Bakery'],
  ['https://www.comeet.com/jobs/acme/12.00F', 'Acme'],
  ['https://careers.pageuppeople.com/513/cw/en/', 'PageUp 513'],
  ['https://www.governmentjobs.com/careers/acme/jobs/1', 'Acme'],
  ['https://acme-bakery-recrute.talent-soft.com/accueil.aspx', 'Acme Bakery'],
  ['https://acme-portal.rexx-systems.com/stellenangebote.html', 'Acme'],
  ['https://cdn.jobylon.com/jobs/companies/1955/embed/v2/', 'Jobylon 1955'],
  ['https://recruitingapp-5181.de.umantis.com/Jobs/All', 'Umantis 5181'],
  ['http://127.0.0.1:4010/acme', '127.0.0.1:4010'],
  ['http://[::1]:4010/', '[::1]:4010'],
  ['https://boards.greenhouse.io', 'Boards.greenhouse.io'],
])('names %s %s until the site states a name', (url, name) => {
  expect(nameFromUrl(url)).toBe(name);
});
