import { escapeHtml as esc } from '#demo/pages.ts';
import { dutchWater } from '../content/german-french-dutch.ts';
import { createStaff, makeOpenings, type Opening } from '../content/openings.ts';
import { polishFurniture } from '../content/polish-czech-swedish.ts';
import {
  each,
  links,
  numberIn,
  page,
  paragraphs,
  routed,
  sections,
  truths,
  type ZooSite,
} from '../site.ts';

/** A Dutch water board on a plugin whose list items are links; later on blocks of the editor. */
export function waterschap(): ZooSite {
  const origin = 'https://werkenbij.waterschap-noorderdiep.example';
  const staff = createStaff({ seed: 'noorderdiep', trade: dutchWater, count: 22 });
  const path = ({ slug }: Opening) => `/vacature/${slug}/`;
  let isNew = false;

  const around = (inner: string) =>
    `<header id="masthead"><p class="site-title"><a href="/">Werken bij Waterschap Noorderdiep</a></p><nav id="site-navigation"><ul class="menu">${each(
      ['Over ons', 'Vakgebieden', 'Stages', 'Contact'],
      (label, n) =>
        `<li class="menu-item menu-item-${40 + n}"><a href="/${label.toLowerCase().replace(' ', '-')}/">${label}</a></li>`,
    )}</ul></nav></header><div id="content" class="site-content">${inner}</div><aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Laatste berichten</h2><ul><li><a href="/2026/09/open-dag-gemaal/">Open dag bij het gemaal</a></li><li><a href="/2026/08/hoogwater/">Een week hoogwater in beeld</a></li><li><a href="/2026/06/dijkwachter-anneke/">Een dag mee met een dijkwachter</a></li></ul></section></aside><footer id="colophon">${links({ '/privacy/': 'Privacyverklaring', '/toegankelijkheid/': 'Toegankelijkheid' })}</footer>`;
  const plugin = () =>
    `<div class="job_listings" data-per_page="100"><ul class="job_listings">${each(
      staff.openings,
      (o) =>
        `<li class="post-${o.id} job_listing type-job_listing status-publish hentry" data-title="${esc(o.title)}"><a href="${origin}${path(o)}"><div class="position"><h3>${esc(o.title)}</h3><div class="company"><strong>${esc(o.department)}</strong></div></div><div class="location">${esc(o.place)}</div><ul class="meta"><li class="job-type">${esc(o.type)}</li><li class="date"><time datetime="${o.postedOn}">Geplaatst op ${o.postedOn}</time></li></ul></a></li>`,
    )}</ul></div>`;
  const blocks = () =>
    `<div class="wp-block-query alignwide"><div class="wp-block-post-template is-layout-grid">${each(
      staff.openings.toSorted((a, b) => a.place.localeCompare(b.place, 'nl')),
      (o) =>
        `<div class="wp-block-group job_listing"><p class="has-small-font-size">${esc(o.department)} — ${esc(o.type)}</p><h2 class="wp-block-post-title"><a href="${path(o)}" target="_self">${esc(o.title)}</a></h2><div class="taxonomy-regio wp-block-post-terms"><a href="/regio/${esc(o.place.toLowerCase().replace(' ', '-'))}/" rel="tag">${esc(o.place)}</a></div><div class="wp-block-post-excerpt"><p>${esc(o.text.intro)}</p><a class="wp-block-post-excerpt__more-link" href="${path(o)}">Bekijk vacature</a></div></div>`,
    )}</div></div>`;

  return {
    name: 'waterschap-noorderdiep',
    kind: 'WordPress plugin with linked items',
    needsBrowser: false,
    language: 'nl',
    url: `${origin}/vacatures/`,
    outcome: 'openings',
    get openings() {
      return truths(staff.openings, { url: (o) => origin + path(o) });
    },
    shown: { item: '.job_listing' },
    serve: routed({
      '/vacatures/': () =>
        page({
          lang: 'nl-NL',
          title: 'Vacatures - Waterschap Noorderdiep',
          head: '<meta name="generator" content="WordPress 6.8">',
          bodyAttributes: 'class="page-template-default page page-id-12"',
          body: around(
            `<article class="page"><h1 class="entry-title">Vacatures</h1><div class="entry-content">${isNew ? blocks() : plugin()}</div></article>`,
          ),
        }),
      '/vacature/:key/': (_, key) => {
        const o = staff.openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'nl-NL',
          title: `${o.title} - Waterschap Noorderdiep`,
          body: around(
            `<article><h1 class="entry-title">${esc(o.title)}</h1><div class="single_job_listing"><ul class="job-listing-meta meta"><li class="location">${esc(o.place)}</li><li>${esc(o.department)}</li><li>${esc(o.type)}</li>${o.pay === null ? '' : `<li>${esc(o.pay)}</li>`}</ul><div class="job_description">${sections(o.text, 'h3')}</div><div class="job_application"><input type="button" value="Solliciteer"></div></div></article>`,
          ),
        });
      },
    }),
    redesign: () => {
      isNew = true;
      staff.moveOn();
    },
  };
}

/** A Polish furniture maker on another plugin: posts in pages of eight, with sidebar and excerpts. */
export function meble(): ZooSite {
  const origin = 'https://meble-jarzebina.example';
  const openings = makeOpenings({ seed: 'jarzebina', trade: polishFurniture, count: 30 });
  const path = ({ slug }: Opening) => `/oferty-pracy/${slug}/`;
  const pageSize = 8;
  const pages = Math.ceil(openings.length / pageSize);

  const listPage = (at: number) => {
    const shown = openings.slice((at - 1) * pageSize, at * pageSize);
    const numbers = Array.from({ length: pages }, (_, n) =>
      n + 1 === at
        ? `<span aria-current="page" class="page-numbers current">${n + 1}</span>`
        : `<a class="page-numbers" href="/kariera/?paged=${n + 1}">${n + 1}</a>`,
    ).join('');
    const next =
      at < pages
        ? `<a class="next page-numbers" href="/kariera/?paged=${at + 1}">Następna</a>`
        : '';
    return page({
      lang: 'pl-PL',
      title: 'Kariera | Meble Jarzębina',
      body: `<div class="top-menu">${links({ '/sklep/': 'Sklep', '/inspiracje/': 'Inspiracje', '/salony/': 'Salony', '/kariera/': 'Kariera' })}</div><div class="sjb-page"><form class="filters-form" method="get"><input name="szukaj" placeholder="Słowo kluczowe"><select name="kategoria"><option>Kategoria</option>${each([...new Set(openings.map(({ department }) => department))], (name) => `<option>${esc(name)}</option>`)}</select><button>Szukaj</button></form><div class="list-data">${each(
        shown,
        (o) =>
          `<div class="list-item"><header><h4><a href="${origin}${path(o)}"><span class="job-title">${esc(o.title)}</span></a></h4></header><div class="row"><div class="col">${esc(o.type)}</div><div class="col"><i class="fa fa-map-marker"></i>${esc(o.place)}</div><div class="col">${esc(o.department)}</div><div class="col">${o.postedOn}</div></div><p>${esc(o.text.intro)} <a class="read-more" href="${origin}${path(o)}">Czytaj dalej</a></p></div>`,
      )}</div><nav class="pagination">${numbers}${next}</nav></div><div class="sidebar"><h3>Popularne meble</h3>${links({ '/sklep/stol-debowy/': 'Stół dębowy', '/sklep/komoda/': 'Komoda Lena', '/sklep/regal/': 'Regał Wysoki' })}</div>`,
    });
  };

  return {
    name: 'meble-jarzebina',
    kind: 'WordPress plugin in pages',
    needsBrowser: false,
    language: 'pl',
    url: `${origin}/kariera/`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.list-item', press: 'a.next' },
    plain: Array.from({ length: pages }, (_, n) => `${origin}/kariera/?paged=${n + 1}`),
    serve: routed({
      '/kariera/': (request) => listPage(numberIn(request, 'paged', 1)),
      '/oferty-pracy/:key/': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'pl-PL',
          title: `${o.title} | Meble Jarzębina`,
          body: `<div class="sjb-detail"><h2>${esc(o.title)}</h2><div class="job-features"><table><tr><td>Lokalizacja</td><td>${esc(o.place)}</td></tr><tr><td>Dział</td><td>${esc(o.department)}</td></tr><tr><td>Wymiar</td><td>${esc(o.type)}</td></tr>${o.pay === null ? '' : `<tr><td>Wynagrodzenie</td><td>${esc(o.pay)}</td></tr>`}</table></div><div class="job-description">${paragraphs(o.text)}</div><h3>Aplikuj</h3><form method="post"><input name="imie"><input type="file"><button>Wyślij</button></form></div>`,
        });
      },
    }),
  };
}
