import { describe, expect, it } from 'vitest';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { postJson } from '../board-request.ts';
import { taleo } from './taleo.ts';

// Made from the facts: no recording is there.
const slug = 'acme.taleo.net/careersection/2';
const pageUrl = `https://${slug}/jobsearch.ftl?lang=en`;
const page = "<script>_ftl = { portalNo: '101430233' }</script>";
const listUrl =
  'https://acme.taleo.net/careersection/rest/jobboard/searchjobs?lang=en&portal=101430233';
const listRequest = (number: number) =>
  postJson(listUrl, {
    multilineEnabled: false,
    sortingSelection: { sortBySelectionParam: '3', ascendingSortingOrder: 'false' },
    fieldData: { fields: { KEYWORD: '', LOCATION: '', ORGANIZATION: '' }, valid: true },
    filterSelectionParam: { searchFilterSelections: [] },
    advancedSearchFiltersSelectionParam: { searchFilterSelections: [] },
    pageNo: number + 1,
  });
const detailUrl = (id: number) => `https://${slug}/jobdetail.ftl?job=${id}&lang=en`;
const entry = (id: number, ...column: readonly string[]) => ({
  contestNo: id,
  column: column.length > 0 ? column : [`Job ${id}`],
  linkedColumn: 0,
  locationsColumns: [1],
});
const list = (requisitionList: readonly object[], totalCount = requisitionList.length) =>
  JSON.stringify({ requisitionList, pagingData: { totalCount, pageSize: 25 } });
const detail = (text: string) =>
  `<input type="hidden" id="initialHistory" value="a!*!${text}!|!b">`;

const run = async (answers: Readonly<Record<string, Answer>>) => {
  const context = createFetchContext({ answers: { [pageUrl]: page, ...answers } });
  const fetched = await taleo.fetch(slug, context);
  const parsed = taleo.parse({ ...fetched, slug, url: '' });
  return { fetched, ...parsed, asked: context.requests };
};

describe('taleo', () => {
  it.each([
    [`https://${slug}/jobsearch.ftl?lang=de`, slug],
    [detailUrl(1), slug],
    ['https://acme.taleo.net/careersection/rest/jobboard/searchjobs', null],
    ['https://phh.tbe.taleo.net/careersection/2', null],
    ['https://www.taleo.net/careersection/2', null],
    ['https://taleo.net.example.com/careersection/2', null],
  ])('%s is the board %s', (url, board) => {
    expect(taleo.match({ url: new URL(url), html: null })?.slug ?? null).toBe(board);
  });

  it('asks the section for its number, and the search with a time zone', async () => {
    const { asked } = await run({ [listUrl]: list([]) });
    expect(asked.map(({ url }) => url)).toEqual([pageUrl, listUrl]);
    expect(asked[1]?.headers).toEqual({ tz: 'GMT+00:00' });
  });

  it('reads columns, and the encoded text of a page', async () => {
    const { fetched, postings } = await run({
      [listUrl]: list([entry(1, 'Cook', '["Ulm","Rome"]', 'Kitchen', '10/02/2026'), entry(2)]),
      [detailUrl(1)]: detail('%3Cp%3ESoup+100%%2C %C3%A4%3C/p%3E'),
      [detailUrl(2)]: '<p>This job is no longer available.</p>',
    });
    expect(fetched.complete).toBe(true);
    expect(postings).toMatchObject([
      {
        externalId: '1',
        title: 'Cook',
        url: detailUrl(1),
        locations: [{ text: 'Ulm' }, { text: 'Rome' }],
        postedAt: '2026-10-02',
        descriptionText: 'Soup+100%, ä',
      },
      { title: 'Job 2', postedAt: null, descriptionText: '' },
    ]);
  });

  it.each([
    ['Oct 5, 2026', '2026-10-05'],
    ['Full time', null],
  ])('reads the day "%s"', (cell, day) => {
    const { postings } = parseBody(taleo, list([entry(1, 'Cook', 'Ulm', cell)]), { slug });
    expect(postings[0]?.postedAt).toBe(day);
  });

  it('is not whole if the total counts openings that no page shows', async () => {
    const { fetched } = await run({ [listUrl]: list([entry(1)], 3) });
    expect(fetched).toMatchObject({ complete: false, claimed: 3 });
  });

  it.each([
    ['a section that is closed for a while', '{"careerSectionUnAvailable": true}', 'maintenance'],
    ['a page instead', '<p>Error</p>', 'unexpected_content'],
  ])('reports %s', async (_name, body, code) => {
    await expect(run({ [listUrl]: body })).rejects.toMatchObject({ code });
  });

  it.each([
    ['a page that is no section', '<p>Hello</p>', 'unreadable_content'],
    ['an unknown section', { status: 404, body: '' }, 'unknown_board'],
  ])('reports %s', async (_name, answer, code) => {
    await expect(run({ [pageUrl]: answer })).rejects.toMatchObject({ code });
  });
});

sourceSuite('taleo', {
  opening: { requisitionList: [entry(1, 'Clerk', 'Ulm')], pagingData: { totalCount: 1 } },
  slug,
  lists: pagedAnswers({
    request: (_offset, number) => listRequest(number),
    size: 25,
    answer: (openings, total) =>
      list(
        openings.map(({ id }) => entry(Number(id))),
        total,
      ),
    statesTotal: true,
  }).map(([name, web, isWhole]) => [name, { ...web, [pageUrl]: page }, isWhole] as const),
});
