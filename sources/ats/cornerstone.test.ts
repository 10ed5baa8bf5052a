import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { postJson } from '../board-request.ts';
import { cornerstone } from './cornerstone.ts';

const slug = 'acme.csod.com/ux/ats/careersite/4';
const pageUrl = `https://${slug}/home?c=acme`;
const access = (cloud: string) =>
  `<script>csod.context={"token":"pass","endpoints":{"cloud":"${cloud}"}};</script>`;
const page = access('https://us.api.csod.com/');
const listUrl = 'https://us.api.csod.com/rec-job-search/external/jobs';
const listRequest = (number: number) =>
  postJson(listUrl, {
    careerSiteId: 4,
    careerSitePageId: 4,
    pageNumber: number + 1,
    pageSize: 100,
    cultureId: 1,
    cultureName: 'en-US',
    searchText: '',
    states: [],
    countryCodes: [],
    cities: [],
    placeID: '',
    radius: null,
    postingsWithinDays: null,
    customFieldCheckboxKeys: [],
    customFieldDropdowns: [],
    customFieldRadios: [],
  });
const list = (requisitions: readonly object[], totalCount = requisitions.length) =>
  JSON.stringify({ status: 'Success', data: { totalCount, requisitions } });
const entry = (said: object = {}) => ({ requisitionId: 1, displayJobTitle: 'Clerk', ...said });
const parsed = (said: object) => parseBody(cornerstone, list([entry(said)]), { slug }).postings[0];

const run = async (answers: Readonly<Record<string, Answer>>) => {
  const context = createFetchContext({ answers: { [pageUrl]: page, ...answers } });
  const fetched = await cornerstone.fetch(slug, context);
  return { fetched, asked: context.requests };
};

describe.skipIf(!hasRecordings)('cornerstone on recordings', () => {
  it('reads every opening, with months first', () => {
    const name = 'cornerstone/macom_jobs.json';
    const { postings, skipped } = parseRecording(cornerstone, name, slug);
    expect([postings.length, skipped]).toEqual([3, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings[0]).toMatchObject({
      externalId: '3727',
      title: 'RF Power Application Engineer Intern',
      url: `https://${slug}/home/requisition/3727?c=acme`,
      locations: [{ text: 'Morrisville, NC, US', city: 'Morrisville', country: 'US' }],
      postedAt: '2026-10-05',
      validThrough: null,
      descriptionText: expect.stringMatching(/^RF Power Application Intern Role Overview/),
    });
  });
});

describe('cornerstone', () => {
  it.each([
    [pageUrl, slug],
    [`https://${slug}/home/requisition/1?c=acme`, slug],
    ['https://acme.csod.com/ui/login', null],
    ['https://csod.com/ux/ats/careersite/4', null],
    ['https://acme.csod.com.example.com/ux/ats/careersite/4', null],
  ])('%s is the board %s', (url, board) => {
    expect(cornerstone.match({ url: new URL(url), html: null })?.slug ?? null).toBe(board);
  });

  it('asks with the pass of the page', async () => {
    const { asked } = await run({ [listUrl]: list([entry()]) });
    expect(asked.map(({ url }) => url)).toEqual([pageUrl, listUrl]);
    expect(asked[1]?.headers).toEqual({ authorization: 'Bearer pass' });
  });

  it.each([
    ['<<INTERNAL JOB DESCRIPTION>>', ''],
    ['see JD', ''],
    [
      'We look for a clerk who likes long sentences.',
      'We look for a clerk who likes long sentences.',
    ],
    [
      '<p>We look for a clerk who likes long sentences.</p>',
      'We look for a clerk who likes long sentences.',
    ],
  ])('reads the text %s', (externalDescription, text) => {
    expect(parsed({ externalDescription })?.descriptionText).toBe(text);
  });

  it('reads dates of other sites, and titles with entities', () => {
    expect(
      parsed({ displayJobTitle: 'R&amp;D', postingExpirationDate: '2026-10-31T00:00:00Z' }),
    ).toMatchObject({ title: 'R&D', validThrough: '2026-10-31T00:00:00Z' });
  });

  it('proves nothing by an empty list', async () => {
    expect((await run({ [listUrl]: list([]) })).fetched.complete).toBe(false);
  });

  it.each([
    ['a page without access', { [pageUrl]: '<p>Hello</p>' }, 'unreadable_content'],
    [
      'access to another host',
      { [pageUrl]: access('https://csod.com.example.com/') },
      'unreadable_content',
    ],
    ['an unknown company', { [pageUrl]: { status: 404, body: '' } }, 'unknown_board'],
    [
      'a site without a search',
      { [listUrl]: { status: 404, body: '{"error":{"code":"ResourceNotFound"}}' } },
      'maintenance',
    ],
  ])('reports %s', async (_name, answers, code) => {
    await expect(run(answers)).rejects.toMatchObject({ code });
  });
});

sourceSuite('cornerstone', {
  opening: { data: { requisitions: [entry({ locations: [{ city: 'Ulm' }] })], totalCount: 1 } },
  slug,
  lists: pagedAnswers({
    request: (_offset, number) => listRequest(number),
    size: 100,
    answer: (openings, total) =>
      list(
        openings.map(({ id, title }) => ({ requisitionId: id, displayJobTitle: title })),
        total,
      ),
    statesTotal: true,
  }).map(([name, web, isWhole]) => [name, { ...web, [pageUrl]: page }, isWhole] as const),
});
