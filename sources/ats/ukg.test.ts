import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { postJson } from '../board-request.ts';
import { ukg } from './ukg.ts';

// The answers below are made from the facts about UKG Pro.
const slug = 'recruiting2.ultipro.com/ACM1000ACME/JobBoard/01234567-89ab-cdef-0123-456789abcdef';
const url = `https://${slug}/JobBoardView/LoadSearchResults`;
const detailUrl = (id: string) => `https://${slug}/OpportunityDetail?opportunityId=${id}`;
const entry = (id: string, said: object = {}) => ({ Id: id, Title: `Job ${id}`, ...said });
const list = (opportunities: readonly object[], totalCount = opportunities.length) =>
  JSON.stringify({ totalCount, opportunities });
const page = (json: object) =>
  `<html><script>var o = new US.Opportunity.CandidateOpportunityDetail(${JSON.stringify(json)});</script>`;
const parsed = (said: object) => parseBody(ukg, list([entry('1', said)]), { slug }).postings[0];

describe.skipIf(!hasRecordings)('ukg on recordings', () => {
  it('reads every opening of a list, and the name of a place whose city is "Virtual"', () => {
    const { postings, skipped } = parseRecording(ukg, 'ukg/thryv_search.json', slug);
    expect([postings.length, skipped]).toEqual([2, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings[0]).toMatchObject({
      externalId: '6c330bad-375e-40ba-a295-5afaf638baa3',
      url: detailUrl('6c330bad-375e-40ba-a295-5afaf638baa3'),
      locations: [{ text: 'WFA - Western Australia', city: null }],
      descriptionText: expect.stringMatching(/^Love building relationships/),
    });
  });
});

describe('an address of UKG', () => {
  it.each([
    [`https://${slug}/?q=&o=postedDateDesc`, slug],
    [detailUrl('1'), slug],
    [
      'https://recruiting.ultipro.ca/MAC5000MCDW/JobBoard/01234567-89AB-CDEF-0123-456789ABCDEF/',
      'recruiting.ultipro.ca/MAC5000MCDW/JobBoard/01234567-89ab-cdef-0123-456789abcdef',
    ],
    ['https://recruiting.ultipro.com/ACM1000ACME/', null],
    [`https://example.com/${slug}`, null],
  ])('%s names the board %s', (address, board) => {
    expect(ukg.match({ url: new URL(address), html: null })?.slug ?? null).toBe(board);
  });

  it('is found in the links of a page', () => {
    const html = `<a href="https://${slug}/">Jobs</a>`;
    expect(ukg.match({ url: new URL('https://acme.example/'), html })?.slug).toBe(slug);
  });
});

describe('ukg', () => {
  it('reads places, work model and day', () => {
    const Address = { City: 'Chandler', State: { Code: 'AZ' }, Country: { Name: 'United States' } };
    const said = {
      Locations: [{ Address }],
      JobLocationType: 0,
      PostedDate: '2026-07-30T09:10:11Z',
    };
    expect(parsed(said)).toMatchObject({
      locations: [{ text: 'Chandler, AZ, United States', city: 'Chandler' }],
      workplace: 'hybrid',
      postedAt: '2026-07-30T09:10:11Z',
    });
  });

  it('knows no work model by the name of a member of every object', () => {
    expect(parsed({ JobLocationType: 'constructor' })?.workplace).toBeNull();
  });

  it.each([
    [true, 'full_time'],
    [false, null],
  ])('reads "full time: %s" without guesses', (FullTime, type) => {
    expect(parsed({ FullTime })?.employmentType).toBe(type);
  });

  it.each([
    ['its page', page({ Id: '1', Description: '<p>Long</p>' }), true, 'Long'],
    ['another opening', page({ Id: '2', Description: 'No' }), false, 'Brief'],
    ['no page', { status: 404, body: '' }, true, 'Brief'],
    ['an empty shell', '<html></html>', false, 'Brief'],
  ])('takes the text of an opening from %s', async (_name, answer, complete, text) => {
    const detail =
      typeof answer === 'string' || answer.status !== 404 ? { [detailUrl('1')]: answer } : {};
    const answers = { [url]: list([entry('1', { BriefDescription: 'Brief' })]), ...detail };
    const fetched = await ukg.fetch(slug, createFetchContext({ answers }));
    const { postings } = ukg.parse({ ...fetched, slug, url });
    expect([fetched.complete, postings[0]?.descriptionText]).toEqual([complete, text]);
  });

  it('reads a missing list as an unknown board', async () => {
    const context = createFetchContext({ answers: {} });
    await expect(ukg.fetch(slug, context)).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

sourceSuite('ukg', {
  opening: {
    opportunities: [entry('1', { Title: 'Clerk', Locations: [{ Address: { City: 'Ulm' } }] })],
  },
  slug,
  lists: pagedAnswers({
    request: (Skip) =>
      postJson(url, {
        opportunitySearch: { Top: 50, Skip, QueryString: '', OrderBy: [], Filters: [] },
      }),
    size: 50,
    answer: (openings, total) =>
      list(
        openings.map(({ id }) => entry(id)),
        total,
      ),
    statesTotal: true,
  }),
});
