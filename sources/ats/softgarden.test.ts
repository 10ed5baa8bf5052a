import { describe, expect, it } from 'vitest';
import { oneAnswer, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { softgarden } from './softgarden.ts';

// Made from the facts: there are no recordings of softgarden.
const host = 'acme.career.softgarden.de';
const url = `https://${host}/jobs.feed.json`;
const item = {
  '@type': 'JobPosting',
  identifier: { '@type': 'PropertyValue', name: 'Acme', value: '4711' },
  title: 'Clerk',
  url: `https://${host}/jobs/4711/clerk`,
  hiringOrganization: { name: 'Acme GmbH' },
  jobLocation: { address: { addressLocality: 'Ulm', addressCountry: 'DE' } },
  datePosted: '2026-05-01',
  employmentType: 'FULL_TIME',
  description: '<p>We sort letters.</p>',
};
const feed = (...items: readonly object[]) =>
  JSON.stringify({
    '@type': 'DataFeed',
    dataFeedElement: items.map((each) => ({ '@type': 'DataFeedItem', item: each })),
  });

describe('softgarden', () => {
  it.each([
    ['https://acme.career.softgarden.de/jobs/1', host],
    ['https://acme.softgarden.io/de/vacancies', 'acme.softgarden.io'],
    ['https://matomo.softgarden.io/x.js', undefined],
    ['https://www.softgarden.de/', undefined],
    ['https://acme.notsoftgarden.io/', undefined],
  ])('finds the host in %s', (address, slug) => {
    expect(softgarden.match({ url: new URL(address), html: null })?.slug).toBe(slug);
  });

  it('takes a page with its tracker for a board, but only if the probe agrees', () => {
    const html = '<script src="https://tracker.softgarden.de/a.js"></script>';
    const match = softgarden.match({ url: new URL('https://jobs.acme.de/'), html });
    expect(match?.slug).toBe('jobs.acme.de');
    expect(match?.confidence).toBeLessThan(0.9);
  });

  it('reads the fields of the feed', () => {
    expect(parseBody(softgarden, feed(item), { slug: host }).postings).toMatchObject([
      {
        externalId: '4711',
        title: 'Clerk',
        company: 'Acme GmbH',
        url: item.url,
        locations: [{ city: 'Ulm', country: 'DE' }],
        employmentType: 'full_time',
        postedAt: '2026-05-01',
        descriptionText: 'We sort letters.',
      },
    ]);
  });

  it('merges one opening in two places', () => {
    const second = { ...item, jobLocation: { address: { addressLocality: 'Bonn' } } };
    const { postings } = parseBody(softgarden, feed(item, second), { slug: host });
    expect(postings.map(({ locations }) => locations.map(({ city }) => city))).toEqual([
      ['Ulm', 'Bonn'],
    ]);
  });

  it('knows a missing board', async () => {
    await expect(softgarden.fetch(host, createFetchContext({ answers: {} }))).rejects.toMatchObject(
      { code: 'unknown_board' },
    );
  });
});

describe('an older site of softgarden', () => {
  const slug = 'acme.softgarden.io';
  const page = (ids: string) =>
    `<html><script>var complete_job_id_list = jobs_selected = [${ids}];</script></html>`;
  const job = `<html><script type="application/ld+json">${JSON.stringify(item)}</script></html>`;

  it('is read by its ids and the pages of its openings', async () => {
    const answers = {
      [`https://${slug}/`]: page('11, 12'),
      [`https://${slug}/job/11?l=en`]: job,
      [`https://${slug}/job/12?l=en`]: job,
    };
    const fetched = await softgarden.fetch(slug, createFetchContext({ answers }));
    const { postings } = softgarden.parse({ ...fetched, slug, url: '' });
    expect(fetched.complete).toBe(true);
    expect(postings.map(({ externalId, title }) => [externalId, title])).toEqual([
      ['11', 'Clerk'],
      ['12', 'Clerk'],
    ]);
  });

  it('closes nothing if a page fails', async () => {
    const answers = {
      [`https://${slug}/`]: page('11'),
      [`https://${slug}/job/11?l=en`]: '<p>Hello</p>',
    };
    const fetched = await softgarden.fetch(slug, createFetchContext({ answers }));
    expect(fetched.complete).toBe(false);
  });

  it.each([
    [page(''), true],
    ['<html><p>Welcome</p></html>', null],
  ])('tells an empty list from another page', async (body, isWhole) => {
    const answers = { [`https://${slug}/`]: body };
    const fetched = softgarden.fetch(slug, createFetchContext({ answers }));
    if (isWhole === null)
      await expect(fetched).rejects.toMatchObject({ code: 'unreadable_content' });
    else expect((await fetched).complete).toBe(isWhole);
  });
});

sourceSuite('softgarden', {
  opening: {
    dataFeedElement: [
      { item: { title: 'Clerk', jobLocation: { address: { addressLocality: 'Ulm' } } } },
    ],
  },
  slug: host,
  lists: oneAnswer(url, 'dataFeedElement'),
});
