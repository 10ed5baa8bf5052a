import { expect, it } from 'vitest';
import { nameFromUrl } from './company.ts';

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
  ['http://127.0.0.1:4010/acme', '127.0.0.1:4010'],
  ['http://[::1]:4010/', '[::1]:4010'],
  ['https://boards.greenhouse.io', 'Boards.greenhouse.io'],
])('names %s %s until the site states a name', (url, name) => {
  expect(nameFromUrl(url)).toBe(name);
});
