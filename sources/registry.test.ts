import { describe, expect, it } from 'vitest';
import { Means } from '#core/listing.ts';
import { sourceById, sources } from './registry.ts';

describe('sources', () => {
  it('have an id of their own', () => {
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
  });

  it('stand in order of trust', () => {
    const order = sources.map(({ means }) => Means.options.indexOf(means));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it.each(sources.map(({ id }) => [id]))('are found by the id %s', (id) => {
    expect(sourceById(id)?.id).toBe(id);
  });

  it('are null for an id nobody has', () => {
    expect(sourceById('constructor')).toBeNull();
  });
});

/** One opening as each vendor writes it. */
const openings: Readonly<Record<string, unknown>> = {
  greenhouse: {
    jobs: [
      {
        id: 1,
        title: 'Clerk',
        company_name: 'Acme',
        location: { name: 'Ulm' },
        departments: [{ name: 'Post' }],
        content: '<p>Sort letters.</p>',
      },
    ],
  },
  lever: [
    {
      id: '1',
      text: 'Clerk',
      categories: { location: 'Ulm', team: 'Letters', department: 'Post' },
      description: '<p>Sort letters.</p>',
    },
  ],
  ashby: {
    jobs: [
      {
        id: '1',
        title: 'Clerk',
        location: 'Ulm',
        team: 'Letters',
        isListed: true,
        descriptionHtml: '<p>Sort letters.</p>',
      },
    ],
  },
  smartrecruiters: {
    content: [{ id: '1', name: 'Clerk', company: { name: 'Acme' }, location: { city: 'Ulm' } }],
  },
  workable: {
    jobs: [{ shortcode: '1', title: 'Clerk', city: 'Ulm', description: '<p>Sort letters.</p>' }],
  },
  recruitee: {
    offers: [{ id: 1, title: 'Clerk', location: 'Ulm', description: '<p>Sort letters.</p>' }],
  },
  json_ld: {
    '@type': 'JobPosting',
    title: 'Clerk',
    hiringOrganization: { name: 'Acme' },
    jobLocation: { address: { addressLocality: 'Ulm' } },
    description: '<p>Sort letters.</p>',
  },
};

/** The same JSON with characters in each text that no one sees. */
const soiled = (json: unknown): string =>
  JSON.stringify(json, (key, value: unknown) =>
    typeof value === 'string' && !key.startsWith('@')
      ? `${value.slice(0, 2)}\u0000\u0008${value.slice(2)}\u001b`
      : value,
  );

describe('no text of a posting holds a control character, whoever publishes it', () => {
  it.each(sources.map((source) => [source.id, source] as const))('%s', (id, source) => {
    const url = 'https://acme.example/jobs/1';
    const json = soiled(openings[id]);
    const isPage = id === 'json_ld';
    const body = isPage ? `<script type="application/ld+json">${json}</script>` : json;
    const document = {
      url,
      finalUrl: url,
      status: 200,
      contentType: '',
      body,
      etag: null,
      lastModified: null,
    };
    const { postings } = source.parse({ documents: [document], slug: 'acme', url });
    expect(postings.map(({ title }) => title)).toEqual(['Clerk']);
    expect(JSON.stringify(postings)).toMatch(/"text":"Ulm"/);
    expect(JSON.stringify(postings)).not.toMatch(/\\u00[01]|\\[bf]/);
  });
});
