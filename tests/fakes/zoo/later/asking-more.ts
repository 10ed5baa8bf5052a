import { escapeHtml as esc } from '#demo/pages.ts';
import { html, json } from '#demo/site-answer.ts';
import { makeElements } from '../client-scripts.ts';
import { aerospace, charity, university } from '../content/later-english.ts';
import { turkishTextile } from '../content/later-europe.ts';
import { byDepartment, makeOpenings, type Opening } from '../content/openings.ts';
import {
  each,
  links,
  numberIn,
  page,
  paragraphs,
  routed,
  script,
  sections,
  truths,
  type ZooSite,
} from '../site.ts';

/** A Turkish mill on a theme that fetches pieces of HTML by a form-encoded POST. */
export function dokuma(): ZooSite {
  const origin = 'https://www.ege-dokuma.example';
  const openings = makeOpenings({ seed: 'ege-dokuma', trade: turkishTextile, count: 25 });
  const path = ({ slug }: Opening) => `/is-ilani/${slug}/`;
  const size = 6;
  const items = (at: number) =>
    each(
      openings.slice((at - 1) * size, at * size),
      (o) =>
        `<article class="elementor-post ilan post-${o.id}"><div class="elementor-post__text"><div class="elementor-post__title"><a href="${origin}${path(o)}">${esc(o.title)}</a></div><div class="elementor-post__meta-data"><span>${esc(o.place)}</span><span>${esc(o.department)}</span></div></div></article>`,
    );

  return {
    name: 'ege-dokuma',
    kind: 'pieces of HTML by POST, load more',
    needsBrowser: true,
    language: 'tr',
    url: `${origin}/kariyer/`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.ilan', press: 'a.daha-fazla' },
    serve: routed({
      '/kariyer/': () =>
        page({
          lang: 'tr-TR',
          title: 'Kariyer - Ege Dokuma',
          body: `<div class="elementor-nav">${links({ '/': 'Ana Sayfa', '/urunler/': 'Ürünler', '/kariyer/': 'Kariyer', '/iletisim/': 'İletişim' })}</div><h1 class="elementor-heading-title">Açık Pozisyonlar</h1><div class="elementor-posts" id="ilanlar">${items(1)}</div><a class="daha-fazla" href="#" role="button">Daha fazla göster</a><script>var egeAjax = {"ajaxurl":"${origin.replaceAll('/', String.raw`\/`)}\\/wp-admin\\/admin-ajax.php","nonce":"b7c2d9"};</script><script src="/wp-content/themes/ege/ilanlar.js"></script>`,
        }),
      '/wp-content/themes/ege/ilanlar.js': () => script(dokumaApp),
      '/wp-admin/admin-ajax.php': ({ method, body }) => {
        const form = new URLSearchParams(body);
        if (method !== 'POST' || form.get('nonce') !== 'b7c2d9') return html('0', 400);
        const at = Number(form.get('page') ?? 1);
        return json({
          success: true,
          data: { html: items(at), has_more: at * size < openings.length },
        });
      },
      '/is-ilani/:key/': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'tr-TR',
          title: `${o.title} - Ege Dokuma`,
          body: `<h1>${esc(o.title)}</h1><ul class="elementor-icon-list-items"><li>${esc(o.place)}</li><li>${esc(o.department)}</li><li>${esc(o.type)}</li></ul><div class="elementor-widget-theme-post-content">${paragraphs(o.text)}</div>`,
        });
      },
    }),
  };
}

const dokumaApp = `
let page = 1;
const button = document.querySelector('.daha-fazla');
button.addEventListener('click', async (event) => {
  event.preventDefault();
  page += 1;
  const body = new URLSearchParams({ action: 'ilan_yukle', page: String(page), nonce: egeAjax.nonce });
  const { data } = await fetch(egeAjax.ajaxurl, { method: 'POST', body }).then((r) => r.json());
  document.getElementById('ilanlar').insertAdjacentHTML('beforeend', data.html);
  if (!data.has_more) button.remove();
});
`;

/** Behaves like Angular: links to the next page in the answer, pages from zero, details drawn too. */
export function apogee(): ZooSite {
  const origin = 'https://careers.apogee-systems.example';
  const openings = makeOpenings({ seed: 'apogee', trade: aerospace, count: 34 });
  const path = ({ id }: Opening) => `/requisition/${id}`;
  const resource = (o: Opening) => ({
    requisitionNumber: o.id,
    externalTitle: o.title,
    worksite: { city: o.place.replace(/, .*/, ''), display: o.place },
    organization: o.department,
    compensation: o.pay,
    _links: { self: { href: `${origin}/api/requisitions/${o.id}` } },
  });
  const shell = () =>
    page({
      lang: 'en-US',
      title: 'Apogee Systems Careers',
      head: '<base href="/">',
      body: '<app-root></app-root><script src="/main.a81f.js" type="module"></script>',
    });

  return {
    name: 'apogee-systems',
    kind: 'Angular, linked pages of an API',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/search-jobs`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: 'app-requisition-card', press: 'button[aria-label="Next page"]' },
    drawsDetails: true,
    serve: routed({
      '/search-jobs': shell,
      '/requisition/:key': (_, key) =>
        openings.some(({ id }) => String(id) === key) ? shell() : null,
      '/main.a81f.js': () => script(makeElements + apogeeApp),
      '/api/requisitions': (request) => {
        const at = numberIn(request, 'page', 0);
        const totalPages = Math.ceil(openings.length / 10);
        const self = `${origin}/api/requisitions?page=${at}&size=10`;
        return json({
          _embedded: {
            requisitionResourceList: openings.slice(at * 10, at * 10 + 10).map(resource),
          },
          _links: {
            self: { href: self },
            ...(at + 1 < totalPages && {
              next: { href: `${origin}/api/requisitions?page=${at + 1}&size=10` },
            }),
          },
          page: { size: 10, totalElements: openings.length, totalPages, number: at },
        });
      },
      '/api/requisitions/:key': (_, key) => {
        const o = openings.find(({ id }) => String(id) === key);
        if (o === undefined) return json({ status: 404 }, 404);
        return json({ ...resource(o), responsibilities: sections(o.text, 'h3') });
      },
    }),
  };
}

const apogeeApp = `
const root = document.querySelector('app-root');
const mark = { '_ngcontent-ng-c31': '' };
async function list(address) {
  const answer = await fetch(address).then((r) => r.json());
  root.replaceChildren(
    make('mat-toolbar', mark, ['Apogee Systems']),
    make('h1', mark, [answer.page.totalElements + ' jobs found']),
    ...answer._embedded.requisitionResourceList.map((job) => make('app-requisition-card', { '_nghost-ng-c31': '', class: 'mat-card' }, [
      make('a', { ...mark, routerlink: '', href: '/requisition/' + job.requisitionNumber }, [make('span', { ...mark, class: 'mat-title' }, [job.externalTitle])]),
      make('span', { ...mark, class: 'mat-subtitle' }, [job.worksite.display]),
      make('span', { ...mark, class: 'mat-chip' }, [job.organization]),
    ])),
    make('mat-paginator', mark, [
      make('div', mark, ['Page ' + (answer.page.number + 1) + ' of ' + answer.page.totalPages]),
      make('button', { ...mark, 'aria-label': 'Next page', disabled: answer._links.next ? null : '', onclick: () => list(answer._links.next.href) }, ['chevron_right']),
    ]),
  );
}
async function detail(number) {
  const job = await fetch('/api/requisitions/' + number).then((r) => r.json());
  const text = make('section', mark, []);
  text.innerHTML = job.responsibilities;
  root.replaceChildren(make('h1', mark, [job.externalTitle]), make('p', mark, [job.worksite.display + ' | ' + job.organization]), text);
}
const [, first, number] = location.pathname.split('/');
if (first === 'requisition') detail(number);
else list('/api/requisitions?page=0&size=10');
`;

/** Each department's part is fetched only when it comes into view. */
export function farwater(): ZooSite {
  const origin = 'https://farwater-aid.example';
  const openings = makeOpenings({ seed: 'farwater', trade: charity, count: 27 });
  const groups = byDepartment(openings);
  const path = ({ slug }: Opening) => `/get-involved/work/${slug}`;

  return {
    name: 'farwater-aid',
    kind: 'parts hydrated in view',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/get-involved/work`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.role', scroll: 'html' },
    serve: routed({
      '/get-involved/work': () =>
        page({
          lang: 'en',
          title: 'Work for Farwater Aid',
          head: '<style>lazy-part { display: block; min-height: 900px; }</style>',
          body: `<nav>${links({ '/appeals': 'Appeals', '/stories': 'Stories', '/get-involved': 'Get involved' })}</nav><h1>Work for us</h1>${each(groups, ([name], n) => `<h2>${esc(name)}</h2><lazy-part data-src="/partials/roles-${n}"><div class="placeholder"></div></lazy-part>`)}<footer>${links({ '/privacy': 'Privacy', '/complaints': 'Complaints' })}</footer><script type="module" src="/lazy.js"></script>`,
        }),
      '/lazy.js': () => script(farwaterApp),
      '/partials/roles-:key': (_, key) => {
        const group = groups[Number(key)]?.[1];
        if (group === undefined) return null;
        return html(
          each(
            group,
            (o) =>
              `<div class="role"><div class="role-head"><a href="${path(o)}" title="${esc(o.title)}">${esc(o.title)}</a></div><div class="role-foot"><span>${esc(o.place)}</span> <span>${esc(o.type)}</span></div></div>`,
          ),
        );
      },
      '/get-involved/work/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} – Farwater Aid`,
          body: `<h1>${esc(o.title)}</h1><p>${esc(o.place)}</p><p>${esc(o.department)}</p>${sections(o.text)}`,
        });
      },
    }),
  };
}

const farwaterApp = `
customElements.define('lazy-part', class extends HTMLElement {
  connectedCallback() {
    const watcher = new IntersectionObserver(async (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      this.innerHTML = await fetch(this.dataset.src).then((r) => r.text());
    });
    watcher.observe(this);
  }
});
`;

/** Saved queries of GraphQL by GET, skipped through; a box of its own scrolls. */
export function polaris(): ZooSite {
  const origin = 'https://jobs.polaris-institute.example';
  const openings = makeOpenings({ seed: 'polaris', trade: university, count: 44 });
  const path = ({ token }: Opening) => `/v/${token}`;

  return {
    name: 'polaris-institute',
    kind: 'saved GraphQL queries, scrolled box',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/all`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.stack > section', scroll: '.stack' },
    serve: routed({
      '/all': () =>
        page({
          lang: 'en',
          title: 'All vacancies | Polaris Institute',
          head: '<style>.stack { height: 480px; overflow-y: scroll; } .stack > section { min-height: 70px; }</style>',
          body: '<div id="x1"></div><script src="/r/entry.js"></script>',
        }),
      '/r/entry.js': () => script(makeElements + polarisApp),
      '/gql': ({ url }) => {
        const extensions = url.searchParams.get('extensions') ?? '';
        if (!extensions.includes('9d1f77c0')) {
          return json({ errors: [{ message: 'PersistedQueryNotFound' }] });
        }
        const variables = JSON.parse(url.searchParams.get('variables') ?? '{}') as {
          skip?: number;
          take?: number;
        };
        const { skip = 0, take = 12 } = variables;
        return json({
          data: {
            viewer: null,
            vacancySearch: {
              matches: openings.length,
              results: openings.slice(skip, skip + take).map((o) => ({
                key: o.token,
                labels: [
                  { kind: 'TITLE', value: o.title },
                  { kind: 'CAMPUS', value: o.place },
                  { kind: 'FACULTY', value: o.department },
                ],
              })),
            },
          },
        });
      },
      '/v/:key': (_, key) => {
        const o = openings.find(({ token }) => token === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} | Polaris Institute`,
          body: `<article><h2>${esc(o.title)}</h2><aside>${esc(o.place)}<br>${esc(o.department)}</aside>${paragraphs(o.text)}</article>`,
        });
      },
    }),
  };
}

const polarisApp = `
const stack = make('div', { class: 'stack' });
document.getElementById('x1').append(make('h1', {}, ['All vacancies']), stack);
let skip = 0;
let matches = 1;
let isBusy = false;
async function more() {
  if (isBusy || skip >= matches) return;
  isBusy = true;
  const query = new URLSearchParams({
    operationName: 'VacancySearch',
    variables: JSON.stringify({ skip, take: 12 }),
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: '9d1f77c0e5' } }),
  });
  const { data } = await fetch('/gql?' + query).then((r) => r.json());
  matches = data.vacancySearch.matches;
  skip += data.vacancySearch.results.length;
  for (const result of data.vacancySearch.results) {
    const [title, campus, faculty] = result.labels.map((label) => label.value);
    stack.append(make('section', {}, [make('a', { href: '/v/' + result.key }, [title]), make('div', {}, [campus]), make('div', {}, [faculty])]));
  }
  isBusy = false;
}
stack.addEventListener('scroll', () => { if (stack.scrollTop + stack.clientHeight > stack.scrollHeight - 60) more(); });
more();
`;
