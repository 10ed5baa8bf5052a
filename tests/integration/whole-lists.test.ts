import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { html } from '#demo/site-answer.ts';
import { type Fault, faults } from '#tests/fakes/career-site-faults.ts';
import { inOneProcess } from '#tests/support/cli.ts';
import {
  type CompanySummary,
  companyIn,
  type ScanWorld,
  startScanWorld,
  summaryOf,
} from '#tests/support/scan.ts';

let world: ScanWorld;

beforeEach(async () => {
  world = await startScanWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const scan = async (url: string): Promise<CompanySummary> =>
  companyIn(summaryOf(await world.scrape([url], inOneProcess)), url);

const page =
  (body: string): Fault =>
  ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(body);
  };

describe('an opening that its list still links', () => {
  const answers = {
    half: faults.invalidJson(),
    maintenance: page('<h1>We are down for maintenance</h1>'),
    nothing: page(''),
  };

  it('stays open and unchanged if its page is once cut off, in words only or empty', async () => {
    const companies = Object.keys(answers).map((slug) =>
      world.sites.addCompany({ kind: 'html', slug, postings: 6 }),
    );
    const urls = companies.map(({ url }) => url);
    const scanAll = async () => {
      const summary = summaryOf(await world.scrape(urls, inOneProcess));
      return urls.map((url) => companyIn(summary, url));
    };
    const all = (said: Partial<CompanySummary>) => urls.map(() => said);
    expect(await scanAll()).toMatchObject(all({ status: 'completed', postings: 6 }));
    const ends = Object.entries(answers).map(([slug, fault], n) =>
      world.sites.fail(
        new RegExp(`${slug}\\.example/careers/${companies[n]?.postings[2]?.id}-`),
        fault,
      ),
    );
    expect(await scanAll()).toMatchObject(all({ status: 'completed', postings: 6, closed: 0 }));
    for (const end of ends) end();
    expect(await scanAll()).toMatchObject(all({ postings: 6, new: 0, changed: 0, closed: 0 }));
  });
});

describe('a detail page that was once broken', () => {
  it('is read again, and then closings are seen again', async () => {
    const company = world.sites.addCompany({ kind: 'smartrecruiters', slug: 'acme', postings: 6 });
    world.sites.fail(/postings\/\d+/, faults.invalidJson(), 1);
    expect(await scan(company.url)).toMatchObject({ status: 'partial', postings: 6, new: 6 });
    world.sites.removePosting(company, company.postings[4]?.id ?? 0);
    expect(await scan(company.url)).toMatchObject({
      status: 'completed',
      postings: 5,
      changed: 0,
      closed: 1,
    });
  });
});

describe('a list in pages', () => {
  const list = 'https://acme.example/jobs';
  const links = (...ids: readonly number[]) =>
    ids.map((id) => `<a href="/jobs/${id}">x</a>`).join('');
  const pager = '<nav><a href="/jobs/page/1">1</a> <a href="/jobs/page/2">2</a></nav>';

  /** Publishes openings on two pages; unlinked openings keep their pages. */
  function publish(first: readonly number[], second: string): void {
    for (const id of [101, 102, 103, 104]) {
      const data = JSON.stringify({ '@type': 'JobPosting', title: `Job ${id}` });
      world.sites.setPage(
        `${list}/${id}`,
        html(`<script type="application/ld+json">${data}</script>`),
      );
    }
    world.sites.setPage(list, html(`<ul>${links(...first)}</ul>${pager}`));
    world.sites.setPage(`${list}/page/2`, html(second + pager));
  }

  it('closes neither an opening that moved to another page nor one that no page links', async () => {
    publish([101, 102], links(103, 104));
    expect(await scan(list)).toMatchObject({ status: 'completed', postings: 4 });
    publish([103, 101], links(104));
    expect(await scan(list)).toMatchObject({ status: 'completed', postings: 3, closed: 1 });
  });

  it('closes nothing if one of its pages cannot be read, and says so', async () => {
    publish([101, 102], links(103, 104));
    await scan(list);
    publish([101], '<h1>Back soon</h1>');
    const { error, ...company } = await scan(list);
    expect(company).toMatchObject({ status: 'partial', postings: 4, closed: 0 });
    expect(error?.message).toContain('the page shows no openings');
  });
});
