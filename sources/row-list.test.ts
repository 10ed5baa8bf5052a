import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { listedBy } from './board-list.ts';
import { rowsOf } from './html-rows.ts';
import { rowList } from './row-list.ts';

const url = 'https://acme.example/jobs/';
const page = (body: string) => webDocument(url, { body: `<html><body>${body}</body></html>` });
const shape = {
  container: '#jobs',
  row: 'li',
  parts: { id: '@data-id', title: 'a', url: 'a@href', place: '.place' },
  needs: 'url',
} as const;
const jobs = (inner: string) => page(`<ul id="jobs">${inner}</ul>`);
const li = '<li data-id="7"><a href="7">Clerk</a> <b class="place">Ulm<br>Süd</b></li>';

describe('rowList', () => {
  it('reads texts, attributes and absolute addresses', () => {
    expect(rowList(shape)(jobs(li)).entries).toEqual([
      { id: '7', title: 'Clerk', url: 'https://acme.example/jobs/7', place: 'Ulm Süd' },
    ]);
  });

  it('leaves out rows without the part that each opening has', () => {
    expect(rowList(shape)(jobs(`<li>Jobs</li>${li}`)).entries).toHaveLength(1);
  });

  it('reads the inner one of two rows, unless only the outer one is an opening', () => {
    expect(rowList(shape)(jobs(`<li>Berlin<ul>${li}${li}</ul></li>`)).entries).toHaveLength(2);
    const outer = '<li><a href="7">Clerk</a><ul><li class="place">Ulm</li></ul></li>';
    expect(rowList(shape)(jobs(outer)).entries).toMatchObject([{ place: 'Ulm' }]);
  });

  it('states no total that cannot be counted', () => {
    const head = `<h2><b>${'9'.repeat(400)} openings</b></h2>`;
    const list = rowList({ ...shape, total: 'h2 b' });
    expect(listedBy(list, page(`${head}<ul id="jobs">${li}</ul>`)).total).toBeNull();
  });

  it('finds the total, and whether a page follows', () => {
    const read = rowList({ ...shape, total: 'h2 b', next: 'a[rel="next"]' });
    const head = '<h2>About <b>1,204 openings</b></h2>';
    expect(read(page(`${head}<ul id="jobs">${li}</ul>`))).toMatchObject({
      total: 1204,
      more: false,
    });
    expect(read(jobs(`${li}<a rel="next" href="?p=2">2</a>`))).toMatchObject({
      total: null,
      more: true,
    });
  });

  it.each([
    ['1–20 of 1,204 openings', 1_204],
    ['Results 1 to 2 of 2', 2],
    ['No openings', null],
  ])('finds the total after a range: %s', (text, total) => {
    const read = rowList({ ...shape, range: 'h2' });
    expect(read(jobs(`<h2>${text}</h2>${li}`)).total).toBe(total);
  });

  it('lists an opening once that a page shows twice', () => {
    expect(rowList({ ...shape, key: 'id' })(jobs(li + li)).entries).toHaveLength(1);
  });

  it('collects the texts of several elements, one a line', () => {
    const html = '<li data-id="1"><dt>Place</dt><dd>Ulm</dd><dt>Pay</dt><dd></dd></li>';
    const rows = rowsOf(html, url, { row: 'li', parts: { labels: 'dt+', values: 'dd+' } });
    expect(rows).toEqual([{ labels: 'Place\nPay', values: 'Ulm\n' }]);
  });

  it('reads HTML inside JSON', () => {
    const body = JSON.stringify({ results: `<ul id="jobs">${li}</ul>` });
    const read = rowList({ ...shape, member: 'results' });
    expect(read(webDocument(url, { body })).entries).toHaveLength(1);
  });

  it('takes a page with the container alone as an empty list', () => {
    expect(rowList(shape)(jobs('')).entries).toEqual([]);
  });

  it.each([
    ['another page', page('<p>Welcome</p>'), 'unreadable_content'],
    ['a wall', page('<title>Just a moment...</title>'), 'challenge_page'],
    ['half a page', webDocument(url, { body: `<ul id="jobs">${li}` }), 'broken_answer'],
  ])('does not take %s for an empty list', (_name, document, code) => {
    expect(() => rowList(shape)(document)).toThrow(expect.objectContaining({ code }));
  });
});

it.each(['<div>', '<li><a href="x">', '<p><b>x'])(
  'reads endless %s in time proportional to its length',
  (tag) => {
    const shape = { row: 'div, li, p', parts: { a: 'a b', all: '' } };
    const read = () => rowsOf(tag.repeat(320_000 / tag.length), url, shape);
    expect(cpuMsOf(read)).toBeLessThan(2_000);
  },
);

describe.skipIf(!hasRecordings)('on recordings', () => {
  it('reads a table whose links are not closed', () => {
    const rows = rowsOf(recording('hrmdirect/board.html'), 'https://acme.hrmdirect.com/', {
      row: 'tr[data-req-id]',
      parts: { id: '@data-req-id', title: '.posTitle', team: '.departments', url: 'a@href' },
    });
    expect(rows).toEqual([
      {
        id: '3762934',
        title: 'CRM Product Owner',
        team: 'Operations',
        url: 'https://acme.hrmdirect.com/job-opening.php?req=3762934&req_loc=1393575&#job',
      },
      expect.objectContaining({ id: '3779928', title: 'Senior Accountant', team: 'Finance' }),
    ]);
  });

  it.each([
    ['icims/emory_search_page1.html', 20, true],
    ['icims/matchretail_search_page1.html', 19, false],
  ])('reads all rows of %s', (name, count, more) => {
    const read = rowList({
      container: '.iCIMS_JobsTable',
      row: '.iCIMS_JobsTable .row',
      parts: { url: '.title a@href', title: '.title h3' },
      needs: 'url',
      next: 'link[rel="next"]',
    });
    const listed = read(webDocument(url, { body: recording(name) }));
    expect([listed.entries.length, listed.more]).toEqual([count, more]);
  });
});
