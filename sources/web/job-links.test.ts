import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { referencesOf } from '../page-references.ts';
import { jobLinks } from './job-links.ts';

const url = new URL('https://www.acme.example/careers');
const links = (...hrefs: readonly string[]) => {
  const html = hrefs.map((href) => `<a href="${href}">x</a>`).join('');
  return jobLinks(referencesOf({ url, html }), url);
};

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

  it('takes names without ids where several share a pattern', () => {
    expect(links('/jobs/senior-engineer', '/jobs/head-of-sales')).toHaveLength(2);
  });

  it('does not take a single name without id', () => {
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

  it('reads links of any length in time that grows with it', () => {
    const long = Array.from({ length: 160 }, (_, n) => `/jobs/${'a'.repeat(4_000)}!${n}!`);
    const hrefs = [`/jobs/${'a'.repeat(640_000)}!`, ...long];
    expect(cpuMsOf(() => links(...hrefs))).toBeLessThan(300);
  });

  it('names each opening once', () => {
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
