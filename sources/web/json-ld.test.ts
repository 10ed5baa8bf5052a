import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { sourceSuite, type Web } from '#tests/suites/source.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { jsonLd } from './json-ld.ts';

const script = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const job = (fields: object) => ({ '@type': 'JobPosting', title: 'Engineer', ...fields });
const first = (name: string) => parseRecording(jsonLd, name).postings[0];

describe.skipIf(!hasRecordings)('json-ld on recordings', () => {
  it.each([
    ['jsonld/stackoverflow_job.html', 1],
    ['jsonld/stackoverflow_job_remote.html', 1],
    ['jsonld/remoteok_job.html', 1],
    ['jsonld/weworkremotely_job.html', 1],
    ['jsonld/neura_robotics_manager.html', 1],
    ['eightfold/amdocs_job_page.html', 1],
    ['html-listing/talentclue_decathlon_job.html', 0],
    ['html-listing/stackoverflow_jobs.html', 0],
    ['html-listing/jobscz_job_en.html', 0],
  ])('finds the postings of %s', (name, count) => {
    const { postings, skipped } = parseRecording(jsonLd, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads an ordinary posting', () => {
    expect(first('jsonld/stackoverflow_job.html')).toMatchObject({
      title: 'Solution Engineer (M/F/X)',
      company: 'QUAJOO GmbH',
      locations: [{ text: 'Leipzig, DE', city: 'Leipzig', region: null, country: 'DE' }],
      workplace: null,
      employmentType: 'full_time',
      level: 'Junior, Mid-Level',
      postedAt: '2020-03-24',
      validThrough: '2021-02-03',
    });
  });

  it('reads a remote posting open to many countries', () => {
    const posting = first('jsonld/stackoverflow_job_remote.html');
    expect(posting).toMatchObject({
      title: 'Senior Front-End Engineer',
      company: 'Hummingbot',
      workplace: 'remote',
      locations: [],
      salary: { min: 75_000, max: 125_000, currency: 'USD', period: 'year' },
    });
    expect(posting?.remoteRegions.length).toBeGreaterThan(200);
  });

  it('reads pay as text and drops locations that name no place', () => {
    const posting = first('jsonld/remoteok_job.html');
    expect(posting).toMatchObject({
      title: 'Software Engineer II',
      company: 'Comscore',
      workplace: 'remote',
      locations: [],
      salary: { min: 55_000, max: 55_000, currency: 'USD', period: 'year' },
    });
    expect(posting?.descriptionText).toMatch(
      /^Job Title: Software Engineer II\n\nLocation: Remote/,
    );
  });

  it('reads JSON with raw line breaks, other dates and escaped HTML', () => {
    const posting = first('jsonld/weworkremotely_job.html');
    expect(posting).toMatchObject({
      title: 'DevOps Engineer, Kubernetes, AWS/GCP',
      company: 'Bluelight Consulting',
      url: 'https://example.com/jobs/1',
      workplace: 'remote',
      employmentType: 'full_time',
      postedAt: '2020-10-20T20:28:32Z',
    });
    expect(posting?.descriptionText).toMatch(/^DESCRIPTION\nDevOps-as-a-Service provider/);
    expect(posting?.descriptionText).toContain('especially Helm & Ansible');
  });

  it('reads an identifier and line breaks written out', () => {
    const posting = first('jsonld/neura_robotics_manager.html');
    expect(posting).toMatchObject({
      externalId: '00df0928-b013-448c-b3dd-6c6fb80eadc2',
      title: 'Manager Ecosystem Integration & Certification (Human)',
      locations: [{ city: 'Metzingen', country: 'DE' }],
      postedAt: '2025-11-06T00:00:00+01:00',
    });
    expect(posting?.descriptionText).not.toContain('\\n');
  });

  it('reads a country that is an object', () => {
    expect(first('eightfold/amdocs_job_page.html')).toMatchObject({
      title: 'Software Support Specialist',
      company: 'Amdocs',
      locations: [{ city: 'HKI', country: 'FI' }],
      employmentType: 'full_time',
      postedAt: '2026-07-27T13:21:22',
      validThrough: '2027-01-23T13:21:22',
    });
  });
});

describe('json-ld', () => {
  it('merges a posting of the list with its own page', () => {
    const documents = [
      webDocument('https://acme.example/jobs', {
        body: script([job({ url: '/jobs/1', description: 'Short', jobLocation: 'Oslo' })]),
      }),
      webDocument('https://acme.example/jobs/1', {
        body: script(job({ description: 'Long text' })),
      }),
    ];
    const { postings } = jsonLd.parse({ documents, slug: '', url: '' });
    expect(postings).toHaveLength(1);
    expect(postings[0]).toMatchObject({
      descriptionText: 'Long text',
      locations: [{ text: 'Oslo' }],
    });
  });

  const idsOf = (...jobs: readonly object[]) =>
    parseBody(jsonLd, script(jobs)).postings.map(({ externalId }) => externalId);

  it('names postings that share an identifier by their addresses, whatever their titles', () => {
    const shared = (n: number) => job({ identifier: 'A1', url: `https://acme.example/jobs/${n}` });
    expect(idsOf(shared(1), shared(2))).toEqual([
      'https://acme.example/jobs/1',
      'https://acme.example/jobs/2',
    ]);
  });

  it.each([
    ['the employer’s name', { identifier: 'ACME', hiringOrganization: { name: 'Acme' } }],
    ['its own name', { identifier: { name: 'Acme', value: 'acme' } }],
  ])('rejects an identifier that is %s, even if only one posting has it', (_name, fields) => {
    const url = 'https://acme.example/jobs/1';
    expect(idsOf(job({ ...fields, url }))).toEqual([url]);
  });

  it('keeps an identifier that a list and the posting’s own page share', () => {
    const identifier = { name: 'Acme', value: 'R-1' };
    const documents = [
      webDocument('https://acme.example/jobs', {
        body: script([job({ identifier }), job({ identifier: 'R-2', title: 'Cook' })]),
      }),
      webDocument('https://acme.example/jobs/1', { body: script(job({ identifier })) }),
    ];
    const { postings } = jsonLd.parse({ documents, slug: '', url: '' });
    expect(postings.map(({ externalId }) => externalId)).toEqual(['R-1', 'R-2']);
  });

  it('keeps postings of one title on different pages apart', () => {
    const documents = [1, 2].map((n) =>
      webDocument(`https://acme.example/jobs/${n}`, {
        body: script(job({ identifier: 'acme-careers' })),
      }),
    );
    expect(jsonLd.parse({ documents, slug: '', url: '' }).postings).toHaveLength(2);
  });

  it('tells postings of one page apart without addresses', () => {
    const body = script([job({}), job({ title: 'Designer' })]);
    expect(parseBody(jsonLd, body).postings).toHaveLength(2);
  });

  it('names the page with a broken posting', () => {
    const body = '<script type="application/ld+json">{"@type":"JobPosting"</script>';
    expect(parseBody(jsonLd, body)).toEqual({
      postings: [],
      skipped: [{ what: 'https://example.com/jobs/1', reason: 'its JSON-LD is broken' }],
    });
  });

  it('does not recognise an address alone', () => {
    expect(jsonLd.match({ url: new URL('https://acme.example/careers'), html: null })).toBeNull();
  });

  it.each([
    ['postings', script(job({})), '1 schema.org JobPosting in the page'],
    [
      'a list',
      script({ '@type': 'ItemList', itemListElement: ['/x/1'] }),
      'a schema.org ItemList in the page',
    ],
    ['links', '<a href="/jobs/12345">x</a>', '1 links that look like openings'],
  ])('recognises a page by its %s', (_name, html, evidence) => {
    const url = new URL('https://acme.example/careers');
    expect(jsonLd.match({ url, html })).toMatchObject({ slug: url.href, evidence });
  });

  it('does not recognise a page of another kind', () => {
    const html = `<a href="/about">About</a>${script({ '@type': 'Organization' })}`;
    expect(jsonLd.match({ url: new URL('https://acme.example/'), html })).toBeNull();
  });
});

const page = 'https://acme.example/jobs';
const links = (...ids: readonly number[]) =>
  ids.map((id) => `<a href="/jobs/${id}">x</a>`).join('');
const openingPage = (id: number) =>
  `<script type="application/ld+json">{"@type":"JobPosting","title":"Job ${id}"}</script>`;
const site = (...pages: readonly (readonly [string, string])[]): Web => ({
  ...Object.fromEntries([101, 102, 103, 104].map((id) => [`${page}/${id}`, openingPage(id)])),
  ...Object.fromEntries(pages.map(([query, html]) => [page + query, html])),
});
const items = (said: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'ItemList', ...said })}</script>`;
const pager = '<a href="?page=2">2</a>';

sourceSuite('json_ld', {
  slug: page,
  documentOf: (json) => `<script type="application/ld+json">${json}</script>`,
  opening: {
    '@type': 'JobPosting',
    title: 'Clerk',
    hiringOrganization: { name: 'Acme' },
    jobLocation: { address: { addressLocality: 'Ulm' } },
    description: '<p>Sort letters.</p>',
  },
  lists: [
    ['a page without others', site(['', links(101, 102)]), true],
    ['all pages read', site(['', links(101) + pager], ['?page=2', links(102)]), true],
    ['a page that fails', site(['', links(101) + pager]), false],
    ['a page that repeats', site(['', links(101) + pager], ['?page=2', links(101) + pager]), false],
    [
      'a page without openings',
      site(['', links(101) + pager], ['?page=2', '<h1>Back soon</h1>']),
      false,
    ],
    ['a total that is reached', site(['', `<p>Showing 1-2 of 2</p>${links(101, 102)}`]), true],
    ['a total beyond the list', site(['', `<p>Showing 1-2 of 53</p>${links(101, 102)}`]), false],
    ['a count below the list', site(['', `<p>1 open position</p>${links(101, 102)}`]), true],
    ['more by script', site(['', `${links(101, 102)}<button>Load more</button>`]), false],
    [
      'a button for more, and all there',
      site(['', `<p>2 jobs found</p>${links(101, 102)}<button>Load more</button>`]),
      true,
    ],
    [
      'an ItemList of fewer than it says',
      site(['', items({ numberOfItems: 9, itemListElement: [`${page}/101`] })]),
      false,
    ],
    [
      'an ItemList of as many as it says',
      site(['', items({ numberOfItems: 1, itemListElement: [`${page}/101`] })]),
      true,
    ],
    ['half a page', site(['', `<html><body><ul>${links(101, 102)}<li>`]), false],
  ],
});
