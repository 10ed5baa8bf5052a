import { describe, expect, it } from 'vitest';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { traffit } from './traffit.ts';

// Made from the facts: there are no recordings of Traffit.
const url = 'https://acme.traffit.com/public/an/list/?limit=100&offset=0';
const answer = (...items: readonly object[]) => JSON.stringify({ count: items.length, items });
const parsed = (fields: object) =>
  parseBody(traffit, answer({ advertId: 50, name: 'Clerk', ...fields })).postings[0];

describe('traffit', () => {
  it.each([
    ['https://acme.traffit.com/career/', 'acme'],
    ['https://acme.traffit.com/public/an/generateJs/', 'acme'],
    ['https://cdn3.traffit.com/a.js', undefined],
    ['https://www.traffit.com/', undefined],
    ['https://acme.traffit.com.example/', undefined],
  ])('finds the company in %s', (address, slug) => {
    expect(traffit.match({ url: new URL(address), html: null })?.slug).toBe(slug);
  });

  it('finds the company of a widget', () => {
    const html =
      '<div id="traffit-an-list-1"></div><script src="https://acme.traffit.com/public/an/generateJs/"></script>';
    expect(traffit.match({ url: new URL('https://acme.pl/praca'), html })?.slug).toBe('acme');
  });

  it('reads the fields of an advert', () => {
    expect(
      parsed({
        title: '(11882) Clerk',
        url: 'https://acme.traffit.com/public/an/6c60',
        validStart: 1_780_000_000,
        remote: '0',
        locations: [{ locality: 'Kraków', region1: 'małopolskie', country: 'Polska' }],
        geolocation: '{"locality": "Kraków", "country": "Polska"}',
        options: {
          job_type: ['Full time'],
          branches: 'Post',
          _work_model: 'Hybrid',
          _Salary_MIN: '6000',
          _Salary_MAX: '10000',
          _Salary_Currency: 'PLN',
          _Salary_Rate: 'Monthly',
        },
        description: '<p>Sort letters.</p>',
        requirements: '<p>Read.</p>',
      }),
    ).toMatchObject({
      externalId: '50',
      title: 'Clerk',
      url: 'https://acme.traffit.com/public/an/6c60',
      locations: [{ text: 'Kraków, Polska', region: 'małopolskie' }],
      workplace: 'hybrid',
      department: 'Post',
      employmentType: 'full_time',
      salary: { min: 6_000, max: 10_000, currency: 'PLN', period: 'month' },
      postedAt: '2026-05-28T20:26:40.000Z',
      descriptionText: 'Sort letters.\n\nRead.',
    });
  });

  it('takes "not remote" for not stated, and survives a broken address', () => {
    expect(parsed({ remote: false, geolocation: '{"locality"' })).toMatchObject({
      workplace: null,
      locations: [],
    });
    expect(parsed({ remote: true })?.workplace).toBe('remote');
  });

  it('takes the page of an unknown company for no answer', async () => {
    const answers = { [url]: '<html><p>Traffit</p></html>' };
    await expect(traffit.fetch('acme', createFetchContext({ answers }))).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('reads an empty list', async () => {
    const context = createFetchContext({ answers: { [url]: answer() } });
    expect((await traffit.fetch('acme', context)).complete).toBe(true);
  });
});

sourceSuite('traffit', {
  opening: { items: [{ advertId: 1, name: 'Clerk', locations: [{ locality: 'Ulm' }] }] },
  lists: pagedAnswers({
    request: (offset) => ({ url: url.replace('offset=0', `offset=${offset}`), expect: 'json' }),
    size: 100,
    answer: (openings, count) =>
      JSON.stringify({ count, items: openings.map(({ id, name }) => ({ advertId: id, name })) }),
    statesTotal: true,
  }),
});
