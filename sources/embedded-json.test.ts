import { describe, expect, it } from 'vitest';
import { webDocument } from '#tests/support/fetch-context.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { jsonList } from './board-list.ts';
import { embeddedJson } from './embedded-json.ts';

const url = 'https://acme.example/jobs';
const page = (body: string) => webDocument(url, { body });

describe('embeddedJson', () => {
  it.each([
    ['a script', 'script#data', '<script id="data" type="application/json">{"a":"x  y"}</script>'],
    [
      'an attribute',
      'input#jobs@value',
      '<input id="jobs" value="{&quot;a&quot;:&quot;x  y&quot;}">',
    ],
    ['an assignment', /window\.data\s*=/, '<script>window.data = {"a":"x  y"}; go("}")</script>'],
    ['an argument', /Detail\(/, '<script>new Detail({"a":"x  y"}, 1)</script>'],
  ])('reads %s', (_name, place, body) => {
    expect(embeddedJson(page(body), place)).toEqual({ a: 'x  y' });
  });

  it('ends at the bracket that closes, not at one in a text', () => {
    const body = '<script>data = [{"a":"]}\\"]"}]; other = {}</script>';
    expect(embeddedJson(page(body), /data =/)).toEqual([{ a: ']}"]' }]);
  });

  it.each([
    ['a page without it', '<p>Welcome</p>', 'unreadable_content'],
    ['half of it', '<script>data = [{"a":1}', 'unreadable_content'],
    ['a wall', '<title>Just a moment...</title>', 'challenge_page'],
  ])('refuses %s', (_name, body, code) => {
    expect(() => embeddedJson(page(body), /data =/)).toThrow(expect.objectContaining({ code }));
  });
});

describe('jsonList', () => {
  const read = jsonList({ list: 'data.jobs', total: 'data.count', next: 'links.next' });
  const answer = (links: object) =>
    page(JSON.stringify({ data: { jobs: [{ id: 1 }], count: '7' }, links }));

  it('reads the list, the total and a next page by their paths', () => {
    expect(read(answer({ next: '/2' }))).toEqual({ entries: [{ id: 1 }], total: 7, more: true });
    expect(read(answer({ next: null })).more).toBe(false);
  });

  it('reads the mark of a last page', () => {
    const { more } = jsonList({ list: '', last: 'meta.is_last' })(
      page(JSON.stringify({ id: 1, meta: { is_last: false } })),
    );
    expect(more).toBe(true);
  });

  it.skipIf(!hasRecordings)('reads a list inside a page', () => {
    const body = recording('paylocity/sendcutsend_board.html');
    const listed = jsonList({ list: 'Jobs', in: /window\.pageData\s*=/ })(page(body));
    expect(listed.entries).toHaveLength(7);
  });
});
