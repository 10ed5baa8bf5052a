import { describe, expect, it } from 'vitest';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { fetchListing } from './fetch-listing.ts';

const page = 'https://example.com/careers';
const oldPage = 'https://jobs.lever.co/acme';
const lists = (slug: string) =>
  `https://api.lever.co/v0/postings/${slug}?mode=json&limit=100&skip=0`;

const openings = (...titles: readonly string[]) =>
  JSON.stringify(
    titles.map((text, n) => ({
      id: `${n}`,
      text,
      hostedUrl: `https://www.acme.example/jobs/${n}`,
      categories: { location: 'Bern' },
    })),
  );

const embed = (slug: string) => `<iframe src="https://jobs.lever.co/${slug}"></iframe>`;
const link = (slug: string) => `<a href="https://jobs.lever.co/${slug}">Jobs</a>`;

/** Scans Acme, known on Lever as `acme`, after it listed a baker and a brewer. */
function scan(
  answers: Readonly<Record<string, Answer>>,
  { name = 'Acme', declined = [] as readonly string[] } = {},
) {
  const context = createFetchContext({
    answers,
    previous: { [lists('acme')]: openings('Baker', 'Brewer') },
  });
  const wanted = { source: 'lever', slug: 'acme', name };
  const boards = declined.map((slug) => ({ source: 'lever', slug }));
  return fetchListing({ ...wanted, declined: boards }, context);
}

const missing = { code: 'unknown_board' };

describe('a board that is gone', () => {
  it('is found where the careers page embeds it', async () => {
    const found = await scan({ [page]: embed('acmelabs'), [lists('acmelabs')]: openings('Cook') });
    expect(found).toMatchObject({
      slug: 'acmelabs',
      move: {
        from: { source: 'lever', slug: 'acme' },
        evidence: 'example.com/careers: the page embeds the board "acmelabs"',
      },
    });
  });

  it('is found where its own page redirects', async () => {
    const found = await scan({
      [oldPage]: { finalUrl: 'https://jobs.lever.co/acmelabs', body: '<h1>Jobs</h1>' },
      [lists('acmelabs')]: openings('Cook'),
    });
    expect(found.move?.evidence).toBe('jobs.lever.co/acme leads to Lever (acmelabs)');
  });

  it('is found on the site that its openings were on', async () => {
    const found = await scan({
      'https://www.acme.example/': embed('acmelabs'),
      [lists('acmelabs')]: openings('Cook'),
    });
    expect(found.slug).toBe('acmelabs');
  });

  it('is believed under another name if it has the openings', async () => {
    const answers = { [page]: embed('globex'), [lists('globex')]: openings('Baker', 'Brewer') };
    expect(await scan(answers)).toMatchObject({ slug: 'globex' });
  });

  it.each([
    ['is another employer’s', { [page]: embed('globex'), [lists('globex')]: openings('Cook') }],
    ['lists nothing', { [page]: embed('acmelabs'), [lists('acmelabs')]: '[]' }],
    ['is gone too', { [page]: embed('acmelabs') }],
    [
      'comes after the known one on the page',
      { [page]: embed('acme') + link('acmelabs'), [lists('acmelabs')]: openings('Cook') },
    ],
    [
      'is on a page that is down',
      {
        [page]: { status: 503, body: `Maintenance. ${embed('acmelabs')}` },
        [lists('acmelabs')]: openings('Cook'),
      },
    ],
  ])('is not replaced by one that %s', async (_what, answers) => {
    await expect(scan(answers)).rejects.toMatchObject(missing);
  });

  it.each([
    [['acmelabs']],
    [['ACMElabs']],
    [['acmelabs', 'acme-bakery']],
    [['acme-bakery', 'acmelabs']],
    [['a', 'b', 'c', 'acmelabs', 'd']],
  ])('is not replaced by one that the user declined: %s', async (declined) => {
    const answers = { [page]: embed('acmelabs'), [lists('acmelabs')]: openings('Cook') };
    await expect(scan(answers, { declined })).rejects.toMatchObject(missing);
  });
});

describe('a board that is empty', () => {
  it('is left for a full one', async () => {
    const answers = { [lists('acme')]: '[]', [page]: embed('acmelabs') };
    const found = await scan({ ...answers, [lists('acmelabs')]: openings('Cook') });
    expect(found).toMatchObject({ slug: 'acmelabs', move: { from: { slug: 'acme' } } });
  });

  it('stands if no other is found', async () => {
    const found = await scan({ [lists('acme')]: '[]', [page]: embed('acme') });
    expect(found).toMatchObject({ slug: 'acme', fetched: { isEmpty: true, complete: true } });
    expect(found.move).toBeUndefined();
  });
});
