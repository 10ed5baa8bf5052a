import { escapeHtml as esc } from '#demo/pages.ts';
import { json } from '#demo/site-answer.ts';
import { hotel } from '../content/later-english.ts';
import { danishFerries, italianCeramics } from '../content/later-europe.ts';
import { makeOpenings, type Opening } from '../content/openings.ts';
import { each, page, paragraphs, routed, script, sections, truths, type ZooSite } from '../site.ts';

/** A hotel group on a builder with dynamic lists, filters and a hidden "No items found". */
export function quayside(): ZooSite {
  const origin = 'https://www.quayside-hotels.example';
  const openings = makeOpenings({ seed: 'quayside', trade: hotel, count: 23 });
  const path = ({ slug }: Opening) => `/open-positions/${slug}`;
  const bar =
    '<div data-collapse="medium" role="banner" class="navbar w-nav"><a href="/" class="brand w-nav-brand">Quayside</a><nav role="navigation" class="w-nav-menu"><a href="/hotels" class="nav-link w-nav-link">Hotels</a><a href="/offers" class="nav-link w-nav-link">Offers</a><a href="/careers" aria-current="page" class="nav-link w-nav-link w--current">Careers</a></nav></div>';
  const filter = (label: string) =>
    `<div role="listitem" class="w-dyn-item"><label class="w-checkbox"><input type="checkbox"><span class="w-form-label">${esc(label)}</span></label></div>`;
  const items = each(
    openings,
    (o) =>
      `<div role="listitem" class="position-item w-dyn-item"><a href="${path(o)}" class="position-link w-inline-block"><div class="position-top"><div fs-list-field="department" class="tag-text">${esc(o.department)}</div><div class="tag-text">${esc(o.type)}</div></div><div fs-list-field="name" class="text-size-large">${esc(o.title)}</div><div class="position-bottom"><img src="/pin.svg" alt=""><div fs-list-field="city">${esc(o.place)}</div><div class="text-apply">Apply now</div></div></a></div>`,
  );
  const rooms = each(
    ['Sea-view suite', 'Harbour double', 'Attic single'],
    (name, n) =>
      `<div role="listitem" class="w-dyn-item"><a href="/rooms/room-${n}" class="room-link w-inline-block"><div class="text-size-large">${name}</div><div>from €${90 + n * 40}</div></a></div>`,
  );

  return {
    name: 'quayside-hotels',
    kind: 'site builder with dynamic lists',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/careers`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.position-item' },
    serve: routed({
      '/careers': () =>
        page({
          lang: 'en',
          title: 'Careers | Quayside Hotels',
          body: `${bar}<section class="section_header"><h1 class="heading-style-h1">Stay with us. For years.</h1></section><section class="section_positions"><div class="w-form"><div class="w-dyn-list"><div role="list" class="w-dyn-items">${each(Object.keys(hotel.departments), filter)}</div></div></div><div class="w-dyn-list"><div fs-list-element="list" role="list" class="position-list w-dyn-items">${items}</div><div class="w-dyn-empty" style="display:none"><div>No items found.</div></div></div></section><section class="section_rooms"><h2>While you are here</h2><div class="w-dyn-list"><div role="list" class="w-dyn-items">${rooms}</div></div></section>`,
        }),
      '/open-positions/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} | Quayside Hotels`,
          body: `${bar}<section><a href="/careers">← All positions</a><h1>${esc(o.title)}</h1><div class="meta"><div>${esc(o.place)}</div><div>${esc(o.department)}</div><div>${esc(o.type)}</div>${o.pay === null ? '' : `<div>${esc(o.pay)}</div>`}</div><div class="text-rich-text w-richtext">${sections(o.text, 'h4')}</div></section><section><h3>Other positions</h3><div class="w-dyn-list"><div role="list" class="w-dyn-items">${each(
            openings.filter((other) => other !== o).slice(0, 2),
            (other) =>
              `<div role="listitem" class="w-dyn-item"><a href="${path(other)}">${esc(other.title)}</a></div>`,
          )}</div></div></section>`,
        });
      },
    }),
  };
}

/** An Italian pottery on a builder whose repeater has buttons without an address. */
export function argilla(): ZooSite {
  const origin = 'https://www.argilla-viva.example';
  const openings = makeOpenings({ seed: 'argilla', trade: italianCeramics, count: 14 });

  return {
    name: 'argilla-viva',
    kind: 'site builder with a repeater and buttons',
    needsBrowser: true,
    language: 'it',
    url: `${origin}/lavora-con-noi`,
    outcome: 'openings',
    openings: truths(openings, { url: () => null, text: false }),
    shown: { item: '[data-testid=repeater] > [role=listitem]' },
    serve: routed({
      '/lavora-con-noi': () =>
        page({
          lang: 'it',
          title: 'Lavora con noi | Argilla Viva',
          body: '<div id="SITE_CONTAINER"><div id="masterPage"><header id="SITE_HEADER"><p class="font_7">Argilla Viva</p></header><main id="PAGES_CONTAINER"></main><footer id="SITE_FOOTER"><p class="font_8">Via dei Forni 3</p></footer></div></div><script src="/thunderbolt/main.js"></script>',
        }),
      '/thunderbolt/main.js': () => script(argillaApp),
      '/_api/cloud-data/v2/items/query': ({ method, body }) => {
        if (method !== 'POST') return json({ message: 'NOT_FOUND' }, 404);
        const { dataCollectionId } = JSON.parse(body) as { dataCollectionId: string };
        if (dataCollectionId === 'Negozi') {
          return json({
            dataItems: italianCeramics.places.map((citta, n) => ({
              id: `n${n}`,
              data: { _id: `n${n}`, title: `Bottega di ${citta}`, citta },
            })),
          });
        }
        return json({
          dataItems: openings.map((o) => ({
            id: o.token,
            dataCollectionId,
            data: {
              _id: o.token,
              _createdDate: { $date: `${o.postedOn}T09:12:00.000Z` },
              title: o.title,
              sede: o.place,
              reparto: o.department,
              contratto: o.type,
            },
          })),
          pagingMetadata: { count: openings.length, tooManyToCount: false, hasNext: false },
        });
      },
    }),
  };
}

const argillaApp = `
const query = (dataCollectionId) => fetch('/_api/cloud-data/v2/items/query', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-wix-brand': 'wix' },
  body: JSON.stringify({ dataCollectionId, query: { paging: { limit: 100 } } }),
}).then((r) => r.json());
const comp = (inner) => { const div = document.createElement('div'); div.id = 'comp-' + Math.random().toString(36).slice(2, 9); div.innerHTML = inner; return div; };
const text = (value) => { const span = document.createElement('span'); span.textContent = value; return span.innerHTML; };
Promise.all([query('Posizioni'), query('Negozi')]).then(([jobs, shops]) => {
  const main = document.getElementById('PAGES_CONTAINER');
  main.append(comp('<h1 class="font_0">Lavora con noi</h1>'));
  const repeater = comp('');
  repeater.dataset.testid = 'repeater';
  for (const { data } of jobs.dataItems) {
    const item = comp('<div class="wixui-rich-text"><p class="font_5"><span>' + text(data.title) + '</span></p></div><div class="wixui-rich-text"><p class="font_8">' + text(data.sede) + '</p></div><div class="wixui-rich-text"><p class="font_8">' + text(data.reparto) + '</p></div><button class="wixui-button" aria-label="Candidati"><span>Candidati</span></button>');
    item.setAttribute('role', 'listitem');
    item.querySelector('button').addEventListener('click', () => { location.href = 'mailto:lavoro@argilla-viva.example?subject=' + encodeURIComponent(data.title); });
    repeater.append(item);
  }
  main.append(repeater, comp('<h2 class="font_2">Le nostre botteghe</h2>'));
  for (const { data } of shops.dataItems) main.append(comp('<p class="font_8"><span>' + text(data.title) + '</span></p>'));
});
`;

/** A Danish ferry line on a builder with accordion blocks: the text is there, folded away. */
export function smaaoer(): ZooSite {
  const origin = 'https://www.smaaoer-faergen.example';
  const openings = makeOpenings({ seed: 'smaaoer', trade: danishFerries, count: 11 });
  const block = (name: string, inner: string) =>
    `<div class="sqs-block ${name}-block sqs-block-${name}" data-block-type="2"><div class="sqs-block-content">${inner}</div></div>`;
  const folded = (title: string, inner: string, kind: string) =>
    `<li class="accordion-item ${kind}"><h4 class="accordion-item__title-wrapper" role="heading"><button class="accordion-item__click-target" aria-expanded="false"><span class="accordion-item__title">${title}</span><span class="accordion-icon-container"><span class="plus"></span></span></button></h4><div class="accordion-item__dropdown" role="region"><div class="accordion-item__description">${inner}</div></div></li>`;

  return {
    name: 'smaaoer-faergen',
    kind: 'site builder with folded text',
    needsBrowser: false,
    language: 'da',
    url: `${origin}/job`,
    outcome: 'openings',
    openings: truths(openings, { url: () => null }),
    shown: { item: 'li.stilling' },
    serve: routed({
      '/job': () =>
        page({
          lang: 'da-DK',
          title: 'Job — Småøer Færgen',
          body: `<header class="header"><a href="/">Småøer Færgen</a><nav><a href="/sejlplan">Sejlplan</a><a href="/priser">Priser</a><a href="/job">Job</a></nav></header><main><article class="sections">${block('html', '<h1>Job hos os</h1><p>Vi sejler året rundt og søger kolleger til følgende stillinger.</p>')}${block(
            'accordion',
            `<ul class="accordion-items-container">${each(openings, (o) =>
              folded(
                esc(o.title),
                `<p><em>${esc(o.place)} / ${esc(o.department)} / ${esc(o.type)}</em></p>${paragraphs(o.text)}<p>Send din ansøgning til <a href="mailto:job@smaaoer-faergen.example">job@smaaoer-faergen.example</a></p>`,
                'stilling',
              ),
            )}</ul>`,
          )}${block('html', '<h2>Ofte stillede spørgsmål</h2>')}${block('accordion', `<ul class="accordion-items-container">${folded('Skal jeg bo på en ø?', '<p>Nej, men du skal kunne lide dem.</p>', 'spm')}${folded('Hvornår hører jeg fra jer?', '<p>Inden for to uger.</p>', 'spm')}</ul>`)}</article></main>`,
        }),
    }),
  };
}
