import { describe, expect, it } from 'vitest';
import { findRecords } from './find-records.ts';
import { readRecords } from './read-records.ts';

const page = 'https://acme.example/careers';

const jobs = [
  { id: 11, title: 'Backend Engineer', location: 'Ulm', url: '/jobs/11' },
  { id: 12, title: 'Sales Manager', location: 'Bern', url: '/jobs/12' },
  { id: 13, title: 'Baker', location: 'Ulm', url: '/jobs/13' },
];

/** The titles and places that are read from the surest list of a JSON value. */
function read(json: unknown) {
  const [best] = findRecords(json).found;
  if (best === undefined) return null;
  return readRecords(json, best, page).postings.map(({ title, locations, department }) =>
    [title, locations.map(({ text }) => text).join(' | '), department].join(' · '),
  );
}

const expected = ['Backend Engineer · Ulm · ', 'Sales Manager · Bern · ', 'Baker · Ulm · '];

describe('findRecords', () => {
  it.each([
    ['a list', jobs],
    ['a list far inside', { props: { pageProps: { data: { items: jobs } } } }],
    [
      'nodes of a GraphQL connection',
      { data: { jobs: { edges: jobs.map((node) => ({ node })) } } },
    ],
    ['records with attributes', { data: jobs.map((attributes) => ({ type: 'job', attributes })) }],
    ['records with fields', { items: jobs.map((fields) => ({ sys: { type: 'Entry' }, fields })) }],
    ['hits of a search', { hits: { hits: jobs.map((_source) => ({ _index: 'j', _source })) } }],
    ['a map keyed by id', { byId: Object.fromEntries(jobs.map((job) => [`${job.id}`, job])) }],
    ['JSON in a text', { body: JSON.stringify({ jobs }) }],
    [
      'texts in one language',
      { jobs: jobs.map(({ id, title, location }) => ({ id, title: { en: title }, location })) },
    ],
    [
      'titles as WordPress renders them',
      jobs.map(({ id, title, location }) => ({
        id,
        title: { rendered: title },
        acf: { location },
      })),
    ],
    [
      'a normalised cache',
      {
        ROOT_QUERY: {
          __typename: 'Query',
          'jobs({"first":3})': jobs.map(({ id }) => ({ __ref: `Job:${id}` })),
        },
        ...Object.fromEntries(
          jobs.map(({ id, title, location }) => [
            `Job:${id}`,
            { __typename: 'Job', id, title, location: { __ref: `Place:${location}` } },
          ]),
        ),
        'Place:Ulm': { __typename: 'Place', name: 'Ulm' },
        'Place:Bern': { __typename: 'Place', name: 'Bern' },
      },
    ],
  ])('reads %s', (_form, json) => {
    expect(read(json)).toEqual(expected);
  });

  it.each([
    [
      'departments with their openings',
      {
        departments: [
          { name: 'Tech', jobs: [jobs[0]] },
          { name: 'Trade', jobs: jobs.slice(1) },
        ],
      },
    ],
    ['a map of departments', { byTeam: { Tech: [jobs[0]], Trade: jobs.slice(1) } }],
    [
      'departments as nodes of a connection',
      {
        departments: {
          nodes: [
            { name: 'Tech', jobs: { nodes: [jobs[0]] } },
            { name: 'Trade', jobs: { nodes: jobs.slice(1) } },
          ],
        },
      },
    ],
  ])('reads %s, each with its department', (_form, json) => {
    expect(read(json)).toEqual([
      'Backend Engineer · Ulm · Tech',
      'Sales Manager · Bern · Trade',
      'Baker · Ulm · Trade',
    ]);
  });

  it.each([
    [
      'German',
      { stellen: [{ stellentitel: 'Bäcker (m/w/d)', arbeitsort: 'Ulm', abteilung: 'Stube' }] },
      'Bäcker (m/w/d) · Ulm · Stube',
    ],
    [
      'French',
      { offres: [{ intitule: 'Boulanger H/F', lieu: 'Lyon', service: 'Atelier' }] },
      'Boulanger H/F · Lyon · Atelier',
    ],
    [
      'Spanish',
      { vacantes: [{ puesto: 'Panadero', ciudad: 'Vigo', departamento: 'Taller' }] },
      'Panadero · Vigo · Taller',
    ],
    [
      'Polish',
      { oferty: [{ stanowisko: 'Piekarz', lokalizacja: 'Opole', dzial: 'Produkcja' }] },
      'Piekarz · Opole · Produkcja',
    ],
    [
      'Dutch',
      { vacatures: [{ functietitel: 'Bakker', standplaats: 'Breda', afdeling: 'Productie' }] },
      'Bakker · Breda · Productie',
    ],
  ])('knows keys in %s', (_language, json, posting) => {
    expect(read(json)).toEqual([posting]);
  });

  it('reads everything else that a record states', () => {
    const job = {
      jobId: 'R-7',
      jobTitle: 'Baker',
      slug: 'baker',
      city: 'Ulm',
      country: { name: 'Germany' },
      employmentType: 'FULL_TIME',
      datePosted: '2026-03-01',
      salary: { min: 40000, max: 50000, currency: 'EUR', period: 'year' },
      workplaceType: 'On-site',
      description: '<p>Bake bread and rolls for the whole town, every morning from three.</p>',
      applyUrl: 'https://acme.example/apply/R-7',
    };
    const [best] = findRecords({ jobs: [job] }).found;
    const { postings } = readRecords(
      { jobs: [job] },
      best ?? { list: [], fields: { title: [] } },
      page,
    );
    expect(postings).toMatchObject([
      {
        externalId: 'R-7',
        title: 'Baker',
        locations: [{ text: 'Ulm, Germany', city: 'Ulm', country: 'Germany' }],
        employmentType: 'full_time',
        postedAt: '2026-03-01',
        salary: { min: 40000, max: 50000, currency: 'EUR', period: 'year' },
        workplace: 'onsite',
        applyUrl: 'https://acme.example/apply/R-7',
        descriptionText: 'Bake bread and rolls for the whole town, every morning from three.',
      },
    ]);
  });

  it.each([
    [
      'navigation',
      {
        menu: [
          { title: 'Engineering jobs', url: '/jobs/engineering', children: [] },
          { title: 'Sales', url: '/jobs/sales', children: [] },
          { title: 'Life at Acme', url: '/life', children: [] },
        ],
      },
    ],
    [
      'articles',
      {
        entries: [
          {
            id: 1,
            title: 'How our engineers bake',
            slug: 'a',
            author: 'A',
            publishedAt: '2026-01-01',
            excerpt: 'x',
          },
          {
            id: 2,
            title: 'A day as a manager',
            slug: 'b',
            author: 'B',
            publishedAt: '2026-01-02',
            excerpt: 'y',
          },
        ],
      },
    ],
    [
      'people',
      {
        items: [
          {
            id: 1,
            name: 'Ada Berg',
            role: 'Head of Engineering',
            location: 'Ulm',
            photo: 'a.png',
            bio: 'x',
          },
          {
            id: 2,
            name: 'Bo Tal',
            role: 'Sales Manager',
            location: 'Bern',
            photo: 'b.png',
            bio: 'y',
          },
        ],
      },
    ],
    [
      'offices',
      {
        places: [
          {
            id: 1,
            name: 'Ulm',
            city: 'Ulm',
            country: 'Germany',
            lat: 48.4,
            lng: 10,
            street: 'A 1',
          },
          {
            id: 2,
            name: 'Bern',
            city: 'Bern',
            country: 'Switzerland',
            lat: 46.9,
            lng: 7.4,
            street: 'B 2',
          },
        ],
      },
    ],
    [
      'products',
      {
        items: [
          {
            id: 1,
            title: 'Rye bread',
            slug: 'rye',
            price: 4.5,
            currency: 'EUR',
            category: 'Bread',
          },
          { id: 2, title: 'Roll', slug: 'roll', price: 0.8, currency: 'EUR', category: 'Bread' },
        ],
      },
    ],
    [
      'events',
      {
        items: [
          { id: 1, title: 'Open day', city: 'Ulm', date: '2026-05-01', url: '/e/1' },
          { id: 2, title: 'Summer party', city: 'Bern', date: '2026-06-01', url: '/e/2' },
        ],
      },
    ],
    [
      'tracking',
      [
        { event: 'view', eventName: 'page', gtm: 1, title: 'Jobs', id: 'a1' },
        { event: 'view', eventName: 'list', gtm: 2, title: 'Careers', id: 'a2' },
      ],
    ],
    [
      'departments',
      {
        departments: [
          { id: 1, name: 'Engineering' },
          { id: 2, name: 'Sales' },
        ],
      },
    ],
    [
      'places of a filter',
      {
        filters: {
          locations: [
            { id: 1, name: 'Ulm' },
            { id: 2, name: 'Bern' },
          ],
        },
      },
    ],
    ['an empty list', { jobs: [] }],
  ])('refuses %s, and says why', (_what, json) => {
    const { found, refused } = findRecords(json);
    expect(found).toEqual([]);
    for (const { reason } of refused) expect(reason).not.toBe('');
  });

  it('prefers the whole list to the featured openings', () => {
    const json = { featuredJobs: jobs.slice(0, 1), jobs };
    expect(findRecords(json).found.map(({ list }) => list)).toEqual([['jobs', '*']]);
  });

  it('leaves out what is only beside the openings', () => {
    const other = [{ id: 99, title: 'Cook', location: 'Rome', url: '/jobs/99' }];
    const [best] = findRecords({ similarJobs: other, jobs }).found;
    expect(best?.list).toEqual(['jobs', '*']);
  });

  it('takes texts that the page shows for titles, whatever their key', () => {
    const json = { a: jobs.map(({ title, location, id }) => ({ x: title, location, id })) };
    const shown = new Set(jobs.map(({ title }) => title));
    expect(findRecords(json).found).toEqual([]);
    const [best] = findRecords(json, (text) => shown.has(text)).found;
    expect(best?.fields.title).toEqual(['x']);
  });

  it('reads no field that only its key names', () => {
    const json = { jobs: jobs.map((job) => ({ ...job, salary: 'competitive', department: null })) };
    const [best] = findRecords(json).found;
    expect(Object.keys(best?.fields ?? {}).toSorted()).toEqual(['id', 'place', 'title', 'url']);
  });

  it('names its reasons', () => {
    expect(findRecords({ jobs }).found[0]?.reasons).toContain('the list\'s name "jobs"');
  });
});

describe('readRecords', () => {
  const list = (fields: object) => ({ list: ['*'], fields: { title: ['title'], ...fields } });
  const one = (record: object, fields: object) =>
    readRecords([{ title: 'Baker', ...record }], list(fields), page).postings[0];

  it.each([
    ['an object with an id first', { id: 7, name: 'Ulm' }, ['Ulm']],
    [
      'a list of objects',
      [{ id: 7, city: 'Ulm', country: { code: 'DE', name: 'Germany' } }],
      ['Ulm, Germany'],
    ],
    [
      'places behind wrappers',
      { nodes: [{ address: { city: 'Ulm' } }, { address: { city: 'Bern' } }] },
      ['Ulm', 'Bern'],
    ],
    ['several places in a text', 'Ulm; Bern', ['Ulm', 'Bern']],
    ['the number of places', '3 Locations', []],
  ])('reads a place from %s', (_form, where, texts) => {
    expect(one({ where }, { place: ['where'] })?.locations.map(({ text }) => text)).toEqual(texts);
  });

  it.each([
    ['isRemote', true, 'remote'],
    ['hybrid', true, 'hybrid'],
    ['isRemote', false, null],
    ['mode', 'Hybrid', 'hybrid'],
  ])('reads the work model of %s: %s', (key, value, workplace) => {
    expect(one({ [key]: value }, { workplace: [key] })?.workplace).toBe(workplace);
  });

  it.each([
    ['escaped HTML', '&lt;p&gt;Bake &amp;amp; sell.&lt;/p&gt;', 'Bake & sell.'],
    ['lines of text', 'Bake.\n\nSell.', 'Bake.\n\nSell.'],
    [
      'sections',
      [
        { title: 'Tasks', text: 'Bake.' },
        { title: 'You', text: 'Are awake.' },
      ],
      'Tasks\n\nBake.\nYou\n\nAre awake.',
    ],
    [
      'an editor’s document',
      { content: [{ type: 'p', content: [{ type: 'text', text: 'Bake.' }] }] },
      'Bake.',
    ],
  ])('reads a description from %s', (_form, body, text) => {
    const read = one({ body }, { body: ['body'] })?.descriptionText ?? '';
    expect(read.replace(/\n+/g, '\n')).toBe(text.replace(/\n+/g, '\n'));
  });

  it('gives an opening without id or address one that stays the same', () => {
    const json = [{ title: 'Baker (m/w/d)', city: 'Ulm' }];
    const [posting] = readRecords(json, list({ city: ['city'] }), page).postings;
    expect(posting).toMatchObject({ externalId: 'baker-m-w-d-ulm', url: page });
  });

  it('counts records without a title as unread', () => {
    const { postings, skipped } = readRecords([{ title: 'Baker' }, { id: 2 }], list({}), page);
    expect(postings).toHaveLength(1);
    expect(skipped).toEqual([{ what: '1 record', reason: 'without a title' }]);
  });

  it('follows no address that is not of the web', () => {
    expect(one({ to: 'javascript:alert(1)' }, { url: ['to'] })?.url).toBe(page);
  });
});
