import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { paylocity } from './paylocity.ts';

// The pages below are made from the facts about Paylocity.
const slug = '01234567-89ab-cdef-0123-456789abcdef';
const url = `https://recruiting.paylocity.com/recruiting/jobs/All/${slug}/`;
const detailUrl = (id: number) => `https://recruiting.paylocity.com/Recruiting/Jobs/Details/${id}`;
const entry = (id: number, said: object = {}) => ({
  JobId: id,
  JobTitle: `Job ${id}`,
  LocationName: 'Ulm',
  ...said,
});
const page = (Jobs: readonly object[]) =>
  `<html><script>window.pageData = ${JSON.stringify({ Jobs })};</script></html>`;
const jsonLd = (json: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', ...json })}</script>`;
const parsed = (said: object) => parseBody(paylocity, page([entry(1, said)])).postings[0];

describe.skipIf(!hasRecordings)('paylocity on recordings', () => {
  const documents = (detail: string) => [
    webDocument(url, { body: recording('paylocity/sendcutsend_board.html') }),
    webDocument(detailUrl(4_272_751), { body: detail }),
  ];
  const detail = () => recording('paylocity/sendcutsend_detail_4272751.html');

  it('reads every opening of a board', () => {
    const { postings, skipped } = parseRecording(paylocity, 'paylocity/sendcutsend_board.html');
    expect([postings.length, skipped]).toEqual([7, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings[0]).toMatchObject({
      externalId: '4272751',
      title: 'Production Technician - Swing Shift',
      url: detailUrl(4_272_751),
      locations: [{ text: 'Paris, Kentucky', city: 'Paris', region: 'KY', country: 'USA' }],
      workplace: null,
      postedAt: '2026-06-22T12:56:03-05:00',
    });
  });

  it('joins the list with the page, but believes the list’s day', () => {
    const { postings } = paylocity.parse({ documents: documents(detail()), slug, url });
    expect(postings[0]).toMatchObject({
      company: 'SendCutSend Inc',
      salary: { min: 22, max: 40, currency: 'USD', period: 'hour' },
      postedAt: '2026-06-22T12:56:03-05:00',
      descriptionText: expect.stringMatching(/As a Post Production Technician/),
    });
  });

  it('reads the text of a page without JSON-LD', () => {
    const plain = detail().replace('application/ld+json', 'text/plain');
    const { postings } = paylocity.parse({ documents: documents(plain), slug, url });
    expect(postings[0]?.descriptionText).toMatch(/^As a Post Production Technician/);
  });
});

describe('paylocity', () => {
  it.each([
    [`https://recruiting.paylocity.com/Recruiting/Jobs/All/${slug.toUpperCase()}/Acme`, slug],
    [`https://recruiting.paylocity.com/recruiting/v2/api/feed/jobs/${slug}`, slug],
    [`https://recruiting.paylocity.com/Recruiting/Jobs/Details/1/${slug}`, slug],
    [`https://recruiting.paylocity.com/recruiting/jobs/details/1/${slug}?source=x`, slug],
    [`https://recruiting.paylocity.com/Recruiting/Jobs/Apply/1/${slug}`, slug],
    [`https://recruiting.paylocity.com/Recruiting/Jobs/Other/1/${slug}`, null],
    ['https://recruiting.paylocity.com/Recruiting/Jobs/Details/1', null],
    ['https://recruiting.paylocity.com/Recruiting/Jobs/Details/1/acme', null],
    [`https://paylocity.com/recruiting/jobs/All/${slug}`, null],
  ])('reads the board in %s', (address, board) => {
    expect(paylocity.match({ url: new URL(address), html: null })?.slug ?? null).toBe(board);
  });

  it('shows no place that the employer hides', () => {
    expect(parsed({ ShouldDisplayLocation: false })?.locations).toEqual([]);
    expect(parsed({ IsRemote: true })).toMatchObject({
      workplace: 'remote',
      locations: [{ text: 'Ulm' }],
    });
  });

  it.each([
    ['JSON-LD', jsonLd({ title: 'Job', description: '<p>Text</p>' }), true],
    ['neither JSON-LD nor text', '<html><p>Sign in</p></html>', false],
  ])('fetches a page with %s', async (_name, detail, complete) => {
    const answers = { [url]: page([entry(1)]), [detailUrl(1)]: detail };
    const fetched = await paylocity.fetch(slug, createFetchContext({ answers }));
    expect(fetched.complete).toBe(complete);
  });

  it.each([
    ['another page', '<html><p>Sign in</p></html>', 'unreadable_content'],
    ['a wall', '<title>Just a moment...</title>', 'challenge_page'],
  ])('does not read %s as an empty board', async (_name, body, code) => {
    const context = createFetchContext({ answers: { [url]: body } });
    await expect(paylocity.fetch(slug, context)).rejects.toMatchObject({ code });
  });
});

const lists: readonly ListCase[] = [
  ['one page', { [url]: page([entry(1)]), [detailUrl(1)]: jsonLd({ title: 'Job' }) }, true],
  ['an empty board', { [url]: page([]) }, true],
  ['a detail of another kind', { [url]: page([entry(1)]), [detailUrl(1)]: '<p>No</p>' }, false],
];

sourceSuite('paylocity', {
  opening: { Jobs: [entry(1, { JobTitle: 'Clerk' })] },
  documentOf: (json) => `<script>window.pageData = ${json};</script>`,
  slug,
  lists,
});
