import { describe, expect, it } from 'vitest';
import { webDocument } from '#tests/support/fetch-context.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
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
