import { describe, expect, it } from 'vitest';
import { webDocument } from '#tests/support/fetch-context.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { isRecord } from './fields/lenient.ts';
import { xmlList } from './xml-feed.ts';

const url = 'https://acme.example/feed.xml';
const read = (body: string, item = 'item', root = 'rss') =>
  xmlList(item, root)(webDocument(url, { body })).entries;
const rss = (inner: string) => `<?xml version="1.0"?><rss><channel>${inner}</channel></rss>`;

describe('xmlList', () => {
  it('reads texts, CDATA, prefixes, attributes, children and repeated elements', () => {
    const item = `<item><title>A &amp; B</title><g:id>7</g:id><guid isPermaLink="no">x</guid>
      <link href="/7"/><text><![CDATA[<p>1 &amp; 2</p>]]></text>
      <place><city>Ulm</city></place><tag>a</tag><tag>b</tag></item>`;
    expect(read(rss(item))).toEqual([
      {
        title: 'A & B',
        'g:id': '7',
        guid: 'x',
        link: { '@href': '/7' },
        text: '<p>1 &amp; 2</p>',
        place: { city: 'Ulm' },
        tag: ['a', 'b'],
      },
    ]);
  });

  it('reads an empty feed', () => {
    expect(read(rss(''))).toEqual([]);
  });

  it('loses one opening to a mistake, not the next ones', () => {
    const items = '<item><title>A</item><item><title>B</title><b></item>';
    expect(read(rss(items))).toMatchObject([{ title: 'A' }, { title: 'B' }]);
  });

  it('keeps what comes before elements that nest without end', () => {
    const endless = '<x>'.repeat(5_000);
    const [item] = read(`<rss><item><title>A</title>${endless}<y>B</y></item></rss>`);
    expect(item).toMatchObject({ title: 'A' });
    let depth = 0;
    for (let inner: unknown = item; isRecord(inner); inner = inner.x) depth += 1;
    expect(depth).toBeLessThan(501);
  });

  it('keeps every one of many elements with a name', () => {
    const [item] = read(`<rss><item>${'<place>Ulm</place>'.repeat(3)}</item></rss>`);
    expect(item).toEqual({ place: ['Ulm', 'Ulm', 'Ulm'] });
  });

  it.each([
    ['half a feed', '<rss><channel><item><title>A</title></item>', 'broken_answer'],
    ['a page', '<html><p>Gone</p></html>', 'unexpected_content'],
    ['a wall', '<title>Just a moment...</title>', 'challenge_page'],
  ])('refuses %s', (_name, body, code) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ code }));
  });
});

describe.skipIf(!hasRecordings)('on recordings', () => {
  it('reads a feed that is not well-formed', () => {
    const jobs = read(recording('successfactors/colgate_jobs.xml'), 'Job', 'Job-Listing');
    expect(jobs).toMatchObject([
      { ReqId: '173126', filter12: { label: 'Work Location', value: 'Hybrid' } },
      { ReqId: '164817', filter5: { value: "Hill's Pet Nutrition" } },
    ]);
  });

  it('reads items with prefixes', () => {
    expect(read(recording('neogov/agency.rss'))[0]).toMatchObject({
      'joblisting:department': 'Information Technology',
    });
  });
});
