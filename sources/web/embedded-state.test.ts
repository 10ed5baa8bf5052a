import { describe, expect, it } from 'vitest';
import type { EmbeddedStateRecipe, Recipe } from '#core/recipe.ts';
import { sourceSuite, type Web } from '#tests/suites/source.ts';
import { type Answer, createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { stateRecipe } from '#tests/support/recipes.ts';
import { detect } from '../detect.ts';
import { embeddedState } from './embedded-state.ts';

const site = 'https://acme.example';
const careers = `${site}/careers`;

type Job = { readonly id: number; readonly title: string; readonly city?: string };

const roles = ['Backend Engineer', 'Sales Manager', 'Baker', 'Nurse', 'Controller', 'Driver'];
const jobs = (from: number, count: number): readonly Job[] =>
  Array.from({ length: count }, (_, n) => ({
    id: from + n,
    title: roles[(from + n) % roles.length] ?? 'Cook',
    city: 'Ulm',
  }));

const next = (props: object, rest = '') =>
  `<html><body>${rest}<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: props } })}</script></body></html>`;

/** What a scan reads with the documents and the recipe of an earlier one. */
async function scan(
  answers: Web,
  {
    recipe = null,
    ...known
  }: { recipe?: Recipe | null } & Pick<
    Parameters<typeof createFetchContext>[0],
    'previous' | 'today'
  > = {},
) {
  const context = { ...createFetchContext({ answers, ...known }), recipe };
  const fetched = await embeddedState.fetch(careers, context);
  const { documents, recipe: made } = fetched;
  const listing = { documents, slug: careers, url: careers, ...(made && { recipe: made }) };
  const { postings } = embeddedState.parse(listing);
  return {
    ...fetched,
    postings,
    titles: postings.map(({ title }) => title),
    requests: context.requests,
  };
}

describe('page data', () => {
  it('is found where a page holds no better means', async () => {
    const context = createFetchContext({ answers: { [careers]: next({ jobs: jobs(1, 3) }) } });
    expect(await detect(careers, context)).toMatchObject({
      source: 'embedded_state',
      slug: careers,
      evidence: '3 openings in the page’s data (#__NEXT_DATA__)',
    });
  });

  it('is a whole list, if nothing tells of more openings', async () => {
    const { titles, complete, proof, recipe } = await scan({
      [careers]: next({ jobs: jobs(1, 3) }),
    });
    expect(titles).toEqual(['Sales Manager', 'Baker', 'Nurse']);
    expect({ complete, proof }).toEqual({
      complete: true,
      proof: 'the site gives its list in one answer',
    });
    expect(recipe).toEqual({
      means: 'embedded_state',
      place: '#__NEXT_DATA__',
      list: ['props', 'pageProps', 'jobs', '*'],
      fields: { title: ['title'], id: ['id'], city: ['city'] },
      proof: { openings: 3, agreed: 3, of: 3 },
    });
  });

  it('is read from all pages that it links to', async () => {
    const pager =
      '<nav class="pagination"><a href="/careers?page=2">2</a><a href="/careers?page=3">3</a></nav>';
    const { titles, complete } = await scan({
      [careers]: next({ jobs: jobs(1, 2) }, pager),
      [`${careers}?page=2`]: next({ jobs: jobs(3, 2) }, pager),
      [`${careers}?page=3`]: next({ jobs: jobs(5, 1) }, pager),
    });
    expect(titles).toHaveLength(5);
    expect(complete).toBe(true);
  });

  it('is read from the pages that only its total tells of', async () => {
    const { titles, claimed, complete } = await scan({
      [careers]: next({ jobs: jobs(1, 2), total: 4 }),
      [`${careers}?page=2`]: next({ jobs: jobs(3, 2), total: 4 }),
    });
    expect([titles.length, claimed, complete]).toEqual([4, 4, true]);
  });

  it('proves nothing where a page repeats instead of going on', async () => {
    const first = next({ jobs: jobs(1, 2), total: 4 });
    const { complete, omitted } = await scan({ [careers]: first, [`${careers}?page=2`]: first });
    expect(complete).toBe(false);
    expect(omitted).toEqual([{ what: '2 openings', reason: 'the site lists 2 of 4' }]);
  });

  it.each([
    ['all that the data holds', 'Sales Manager Baker Nurse', false],
    ['less than the data holds', 'Sales Manager', true],
  ])(
    'is whole beside a control for more, if the page shows %s: %s',
    async (_what, text, isWhole) => {
      const more = `<p>${text}</p><button>Load more jobs</button>`;
      const { complete } = await scan({ [careers]: next({ jobs: jobs(1, 3) }, more) });
      expect(complete).toBe(isWhole);
    },
  );

  it('takes addresses that the links of the page prove', async () => {
    const links = jobs(1, 3)
      .map(({ id }) => `<a href="/p/${id}">x</a>`)
      .join('');
    const { postings, recipe } = await scan({ [careers]: next({ jobs: jobs(1, 3) }, links) });
    expect(postings.map(({ url }) => url)).toEqual([1, 2, 3].map((id) => `${site}/p/${id}`));
    expect(recipe).toMatchObject({ linkTemplate: `${site}/p/{id}` });
  });

  const text = 'Bake bread and rolls for the whole town, every morning from three until noon.';
  const linked = (count: number) =>
    jobs(1, count).map((job) => ({ ...job, url: `/jobs/${job.id}` }));
  const pages = (of: (job: Job) => Answer, count = 3) =>
    Object.fromEntries(jobs(1, count).map((job) => [`${site}/jobs/${job.id}`, of(job)]));

  it.each<[string, (job: Job) => Answer]>([
    [
      'in their data',
      ({ id, title }) => next({ job: { id, title, description: `<p>${text}</p>` } }),
    ],
    [
      'in JSON-LD',
      ({ title }) =>
        `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title, description: text })}</script>`,
    ],
  ])('takes texts from the pages of openings that hold them %s', async (_where, of) => {
    const { postings } = await scan({ [careers]: next({ jobs: linked(3) }), ...pages(of) });
    expect(postings.map(({ descriptionText }) => descriptionText)).toEqual([text, text, text]);
  });

  it('stops asking where the first pages say nothing of their openings', async () => {
    const { requests, complete } = await scan({
      [careers]: next({ jobs: linked(12) }),
      ...pages(() => '<div id="app"></div>', 12),
    });
    expect(requests.length).toBe(5);
    expect(complete).toBe(true);
  });

  it.each([
    ['asks none of them again in the same week', '2026-12-07', 1],
    ['asks the first ones again after it', '2026-12-08', 5],
  ])('%s', async (_what, today, requests) => {
    const web = {
      [careers]: next({ jobs: linked(12) }),
      ...pages(() => '<div id="app"></div>', 12),
    };
    const { documents, recipe = null } = await scan(web);
    const previous = Object.fromEntries(documents.map((document) => [document.url, document]));
    const again = await scan(web, { recipe, previous, today });
    expect(again.requests.length).toBe(requests);
  });

  it('asks again only for the texts of openings that changed', async () => {
    const web = {
      [careers]: next({ jobs: linked(3) }),
      ...pages(({ id, title }) => next({ job: { id, title, description: text } })),
    };
    const { documents, recipe = null } = await scan(web);
    const previous = Object.fromEntries(documents.map((document) => [document.url, document]));
    const changed = linked(3).map((job) => (job.id === 2 ? { ...job, city: 'Bern' } : job));
    const again = await scan({ ...web, [careers]: next({ jobs: changed }) }, { recipe, previous });
    expect(again.requests.map(({ url }) => url)).toEqual([careers, `${site}/jobs/2`]);
    expect(again.postings.map(({ descriptionText }) => descriptionText)).toEqual([
      text,
      text,
      text,
    ]);
  });
});

describe('a recipe of page data', () => {
  const before = { [careers]: next({ jobs: jobs(1, 3) }) };
  const recipe: EmbeddedStateRecipe = stateRecipe({
    place: '#__NEXT_DATA__',
    fields: { title: ['title'], id: ['id'], city: ['city'] },
    madeAt: '2026-03-01T00:00:00.000Z',
  });

  it('is kept while it fits', async () => {
    const again = await scan(
      { [careers]: next({ jobs: jobs(1, 4) }) },
      { recipe, previous: before },
    );
    expect(again.recipe).toEqual(recipe);
    expect(again.titles).toHaveLength(4);
  });

  it('counts, though another list of the page looks better', async () => {
    const others = jobs(1, 9).map((job) => ({
      ...job,
      department: 'x',
      employmentType: 'full-time',
    }));
    const page = next({ jobs: jobs(1, 2), vacancies: others });
    expect((await scan({ [careers]: page }, { recipe, previous: before })).titles).toHaveLength(2);
  });

  it('is made again where the page’s data changed its form', async () => {
    const renamed = jobs(1, 4).map(({ id, title, city }) => ({
      jobId: id,
      jobTitle: title,
      ort: city,
    }));
    const again = await scan(
      { [careers]: `<script>window.__STATE__ = ${JSON.stringify({ list: renamed })}</script>` },
      { recipe, previous: before },
    );
    expect(again.titles).toHaveLength(4);
    expect(again.complete).toBe(true);
    expect(again.recipe).toMatchObject({
      place: '__STATE__',
      list: ['list', '*'],
      proof: { openings: 4, agreed: 3, of: 3 },
    });
  });

  it('stays, and closes nothing, where the page’s data now lists other openings', async () => {
    const others = jobs(80, 3).map(({ id, title }) => ({
      jobId: id,
      jobTitle: title,
      ort: 'Bern',
    }));
    const again = await scan(
      { [careers]: `<script>window.__STATE__ = ${JSON.stringify({ jobs: others })}</script>` },
      { recipe, previous: before },
    );
    expect(again).toMatchObject({ complete: false, recipe });
    expect(again.titles).toEqual(['Sales Manager', 'Baker', 'Nurse']);
    expect(again.omitted[0]?.reason).toContain('most known openings are gone');
  });

  it('reads an empty list in its place as empty', async () => {
    const again = await scan({ [careers]: next({ jobs: [] }) }, { recipe, previous: before });
    expect(again).toMatchObject({ isEmpty: true, complete: true, recipe });
  });

  it('finds no openings on a page without data', async () => {
    await expect(
      scan({ [careers]: '<h1>Hello</h1>' }, { recipe, previous: before }),
    ).rejects.toMatchObject({
      code: 'no_openings_found',
    });
  });
});

it('reads only what stands in the data', async () => {
  const { postings } = await scan({ [careers]: next({ jobs: jobs(1, 3) }) });
  expect(postings[0]).toMatchObject({
    department: null,
    employmentType: null,
    workplace: null,
    salary: null,
    postedAt: null,
    descriptionText: '',
    url: careers,
  });
});

it('leaves a page alone whose data lists other things', () => {
  const page = next({
    menu: [
      { title: 'Jobs', url: '/jobs' },
      { title: 'News', url: '/news' },
    ],
  });
  expect(embeddedState.match({ url: new URL(careers), html: page })).toBeNull();
});

const answer = (said: object) => ({ [careers]: next({ jobs: jobs(1, 3), ...said }) });

sourceSuite('embedded_state', {
  slug: careers,
  opening: { id: 1, title: 'Clerk', location: 'Ulm' },
  documentOf: (json) =>
    `<script id="__NEXT_DATA__" type="application/json">{"jobs":[${json}]}</script>`,
  lists: [
    ['one page', answer({}), true],
    ['a total that is reached', answer({ total: 3 }), true],
    ['a total beyond the list', answer({ total: 9 }), false],
    ['a page without data', { [careers]: '<p>Hello</p>' }, 'no_openings_found'],
    [
      'a wall',
      { [careers]: webDocument(careers, { status: 403, body: '<title>Just a moment...</title>' }) },
      'challenge_page',
    ],
  ],
});
