import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { talentsoft } from './talentsoft.ts';

// Made from the facts: there are no recordings of Talentsoft.
const slug = 'acme-recrute.talent-soft.com';
const url = `https://${slug}/handlers/offerRss.ashx?LCID=1036`;
const feed = (...items: readonly string[]) =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>${items.join('')}</channel></rss>`;
const link = (id: number) =>
  `https://${slug}/Pages/Offre/detailoffre.aspx?idOffre=${id}&amp;LCID=1036`;
const item = (id: number, fields = '') =>
  `<item><link>${link(id)}</link><title>2026-${id} - Clerk H/F</title>${fields}</item>`;
const categories = (...names: readonly string[]) =>
  names.map((name) => `<category>${name}</category>`).join('');
const parsed = (fields: string) =>
  parseBody(talentsoft, feed(item(10639, fields)), { slug }).postings[0];
const run = (answers: Parameters<typeof createFetchContext>[0]['answers']) =>
  talentsoft.fetch(slug, createFetchContext({ answers }));

const listUrl = (page: number) =>
  `https://${slug}/offre-de-emploi/liste-toutes-offres.aspx?LCID=1036&mode=list&page=${page}`;
const row = (
  id: number,
  cells: readonly string[],
) => `<li class="ts-offer-list-item offerlist-item">
  <h3><a class="ts-offer-list-item__title-link" href="/offre-de-emploi/emploi-clerk_${id}.aspx">Clerk</a></h3>
  <ul class="ts-offer-list-item__description">${cells.map((cell) => `<li>${cell}</li>`).join('')}</ul></li>`;
const page = (total: number | null, ...rows: readonly string[]) => `<html><body>
  <h2 class="ts-ol-pagination__title resultat"><span class="gras">${total === null ? '' : `${total} offre(s)`}</span></h2>
  <ul>${rows.join('')}</ul></body></html>`;
const jobUrl = (id: number) => `https://${slug}/offre-de-emploi/emploi-clerk_${id}.aspx`;
const job = '<html><div id="contenu-ficheoffre"><h2>Poste</h2><p>Sort letters.</p></div></html>';
const rowOf = (html: string) =>
  parseBody(talentsoft, page(1, html), { slug, url: listUrl(1) }).postings[0];

describe('talentsoft', () => {
  it.each([
    [`https://${slug}/accueil.aspx`, slug],
    ['https://www.talent-soft.com/', undefined],
    [`https://${slug}.example/`, undefined],
  ])('finds the host in %s', (address, expected) => {
    expect(talentsoft.match({ url: new URL(address), html: null })?.slug).toBe(expected);
  });

  it('takes a page with a link to the feed for a site on its own domain', () => {
    const html = '<a href="/handlers/offerRss.ashx?lcid=1036">RSS</a>';
    const match = talentsoft.match({ url: new URL('https://recrutement.acme.fr/'), html });
    expect(match?.slug).toBe('recrutement.acme.fr');
    expect(match?.confidence).toBeLessThan(0.9);
  });

  it('reads the fields of an opening', () => {
    const text = '&lt;b&gt;Contrat : &lt;/b&gt;CDI&lt;br /&gt;Java &amp;amp; Kubernetes';
    expect(
      parsed(
        `${categories('Production', 'CDI - Temps plein', 'Rouen')}<description>${text}</description>
        <pubDate>Wed, 30 Sep 2026 15:04:39 Z</pubDate>`,
      ),
    ).toMatchObject({
      externalId: '10639',
      title: 'Clerk H/F',
      url: link(10639).replace('&amp;', '&'),
      locations: [{ text: 'Rouen' }],
      department: 'Production',
      employmentType: 'full_time',
      postedAt: '2026-09-30T15:04:39Z',
      descriptionText: 'Contrat : CDI\nJava & Kubernetes',
    });
  });

  it.each([
    [['CDI', 'Lille (59)'], null, 'Lille (59)'],
    [['Vente', 'DUREE INDETERMINEE'], 'Vente', undefined],
    [['Vente'], 'Vente', undefined],
    [[], null, undefined],
  ] as const)('tells the categories %j apart', (names, department, place) => {
    const posting = parsed(categories(...names));
    expect([posting?.department, posting?.locations[0]?.text]).toEqual([department, place]);
  });

  it('joins the rows of pages with the texts', async () => {
    const answers = {
      [listUrl(1)]: page(2, row(1, ['CDI', 'France', 'Lille'])),
      [listUrl(2)]: page(2, row(2, [])),
      [jobUrl(1)]: job,
    };
    const fetched = await run(answers);
    const { postings } = talentsoft.parse({ ...fetched, slug, url: '' });
    expect(fetched).toMatchObject({ complete: true, claimed: 2 });
    expect(postings[0]).toMatchObject({
      externalId: '1',
      title: 'Clerk',
      url: jobUrl(1),
      locations: [{ text: 'Lille, France', city: 'Lille' }],
      department: null,
      descriptionText: 'Poste\n\nSort letters.',
    });
  });

  it('reads the parts of a row that has them in one line', () => {
    const line = row(1, []).replace('"></ul>', '">Réf. : 2026-10345 | 08/09/2026 | Malakoff</ul>');
    expect(rowOf(line)).toMatchObject({
      locations: [{ text: 'Malakoff' }],
      postedAt: '2026-09-08',
    });
  });

  it('takes only a missing feed for an unknown site', async () => {
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
    await expect(run({ [url]: '<html><p>Bienvenue</p></html>' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
  });
});

const many = (count: number) => feed(...Array.from({ length: count }, (_, n) => item(n)));
const lists: readonly ListCase[] = [
  ['ten openings', { [url]: many(10) }, true],
  ['as many as the feed has', { [url]: many(20) }, false],
  ['an empty feed', { [url]: feed() }, false],
  ['a page that fails', { [listUrl(1)]: page(2, row(1, [])) }, false],
  [
    'pages without a total, the first again at the end',
    { [listUrl(1)]: page(null, row(1, [])), [listUrl(2)]: page(null, row(1, [])) },
    false,
  ],
];

sourceSuite('talentsoft', {
  opening: { title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { title: string; place: string };
    return feed(
      `<item><link>https://a.example/?idOffre=1</link><title>${title}</title>${categories('CDI', place)}</item>`,
    );
  },
  slug,
  lists,
});
