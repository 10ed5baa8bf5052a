import { describe, expect, it } from 'vitest';
import type { CapturedAnswer } from '#core/drawn-page.ts';
import { drawnPage } from '#tests/support/drawn-page.ts';
import { candidatesIn } from './candidates.ts';
import { screenOf } from './screen.ts';

const careers = 'https://acme.example/careers';
const api = 'https://acme.example/api/query';

const jobs = ['Baker', 'Sales Manager', 'Driver', 'Nurse'].map((title, n) => ({
  ...{ id: `j${n}`, title, city: 'Ulm' },
}));
const shops = ['Ulm', 'Bern', 'Rome', 'Lyon', 'Riga'].map((city, n) => ({
  ...{ id: `s${n}`, title: `Shop in ${city}`, city },
}));

type Asked = Partial<CapturedAnswer['request']>;

const answer = (request: Asked, items: readonly object[]): CapturedAnswer => ({
  request: { url: api, method: 'POST', headers: {}, body: null, ...request },
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify({ items }),
});

/** A page that shows all that its script asked for. */
function found(answers: readonly CapturedAnswer[]) {
  const titles = answers.flatMap(({ body }) =>
    (JSON.parse(body) as { items: { title: string }[] }).items.map(({ title }) => title),
  );
  const rows = titles.map((title) => `<li>${title}</li>`).join('');
  const drawn = drawnPage(careers, `<h1>Jobs</h1><ul>${rows}</ul>`, { answers: [...answers] });
  return candidatesIn(drawn, screenOf(drawn)).map(({ titles: own }) => own);
}

const own = jobs.map(({ title }) => title);
const body = (words: object): Asked => ({ body: JSON.stringify(words) });

describe('an address that serves several collections', () => {
  it.each<[string, Asked, Asked]>([
    ['in the body', body({ collection: 'Jobs' }), body({ collection: 'Shops' })],
    [
      'deep in the body',
      body({ query: { from: { table: 'jobs' } } }),
      body({ query: { from: { table: 'shops' } } }),
    ],
    [
      'in the query',
      { method: 'GET', url: `${api}?type=vacancy` },
      { method: 'GET', url: `${api}?type=shop` },
    ],
    ['in a form', { body: 'action=load_jobs&n=10' }, { body: 'action=load_shops&n=10' }],
    [
      'in JSON of the query',
      { method: 'GET', url: `${api}?q=${encodeURIComponent('{"model":"job"}')}` },
      { method: 'GET', url: `${api}?q=${encodeURIComponent('{"model":"shop"}')}` },
    ],
  ])('is read by the collection of openings, named %s', (_place, ofJobs, ofShops) => {
    expect(found([answer(ofJobs, jobs), answer(ofShops, shops)])).toEqual([own]);
    expect(found([answer(ofShops, shops), answer(ofJobs, jobs)])).toEqual([own]);
  });

  it('keeps the parts of one list together: a department is no collection', () => {
    const parts = [
      answer(body({ team: 'Kitchen' }), jobs.slice(0, 2)),
      answer(body({ team: 'Road' }), jobs.slice(2)),
    ];
    expect(found(parts)).toEqual([own]);
  });
});
