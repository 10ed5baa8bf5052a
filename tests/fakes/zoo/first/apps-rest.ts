import { escapeHtml as esc } from '#demo/pages.ts';
import { json } from '#demo/site-answer.ts';
import { makeElements } from '../client-scripts.ts';
import { bakery, hospital, robotics } from '../content/english.ts';
import { createStaff, makeOpenings, type Opening } from '../content/openings.ts';
import { numberIn, page, routed, script, sections, truths, type ZooSite } from '../site.ts';

/** Behaves like React: an empty root, pages of twelve by an offset; later other fields and markup. */
export function harbour(): ZooSite {
  const origin = 'https://careers.harbour-robotics.example';
  const staff = createStaff({ seed: 'harbour', trade: robotics, count: 41 });
  const path = ({ slug }: Opening) => `/positions/${slug}`;
  let isNew = false;

  const shell = () =>
    page({
      lang: 'en',
      title: 'Careers at Harbour Robotics',
      head: '<script defer src="/static/js/main.4f1c9a.js"></script>',
      body: '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>',
    });
  const oldItem = (o: Opening) => ({
    id: o.id,
    slug: o.slug,
    title: o.title,
    team: { id: o.department.length, name: o.department },
    location: o.place,
    contract: o.type,
    postedAt: `${o.postedOn}T08:00:00Z`,
  });
  const newItem = (o: Opening) => ({
    positionId: o.id,
    permalink: o.slug,
    headline: o.title,
    unit: o.department,
    sites: [{ label: o.place }],
    schedule: o.type,
  });
  const list = (offset: number, limit: number) => {
    const shown = staff.openings.slice(offset, offset + limit);
    return isNew
      ? {
          entries: shown.map(newItem),
          page: { start: offset, size: limit, count: staff.openings.length },
        }
      : { items: shown.map(oldItem), meta: { total: staff.openings.length, limit, offset } };
  };

  return {
    name: 'harbour-robotics',
    kind: 'React, REST by offset, numbered pages',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/`,
    outcome: 'openings',
    get openings() {
      return truths(staff.openings, { url: (o) => origin + path(o) });
    },
    shown: { item: '[data-row]', press: 'button.next' },
    drawsDetails: true,
    serve: routed({
      '/': shell,
      '/positions/:key': (_, key) =>
        staff.openings.some(({ slug }) => slug === key) ? shell() : null,
      '/static/js/main.4f1c9a.js': () => script(makeElements + (isNew ? harbourNew : harbourOld)),
      '/api/v2/positions': (request) =>
        json(list(numberIn(request, 'offset', 0), numberIn(request, 'limit', 12))),
      '/api/v2/positions/:key': (_, key) => {
        const o = staff.openings.find(({ slug }) => slug === key);
        return o === undefined
          ? json({ error: 'not found' }, 404)
          : json({ ...(isNew ? newItem(o) : oldItem(o)), html: sections(o.text) });
      },
      '/api/v2/stories': () =>
        json({
          items: [
            { id: 1, slug: 'gripper', title: 'How a gripper learns', location: 'Lab notes' },
            { id: 2, slug: 'harwich', title: 'A week on the quay', location: 'Field diary' },
          ],
        }),
    }),
    redesign: () => {
      isNew = true;
      staff.moveOn();
    },
  };
}

const harbourOld = `
const root = document.getElementById('root');
let page = 0;
const size = 12;
async function list() {
  const [jobs, stories] = await Promise.all([
    fetch('/api/v2/positions?limit=' + size + '&offset=' + page * size).then((r) => r.json()),
    fetch('/api/v2/stories').then((r) => r.json()),
  ]);
  const last = Math.ceil(jobs.meta.total / size) - 1;
  root.replaceChildren(
    make('header', { class: 'Header_bar__2kQ1s' }, [make('a', { href: '/' }, ['Harbour Robotics'])]),
    make('h1', {}, ['Open positions']),
    make('p', {}, [jobs.meta.total + ' positions']),
    make('section', { class: 'Openings_list__x8Kq2' }, jobs.items.map((job) =>
      make('a', { class: 'Row_row__3kd9a', 'data-row': '', href: '/positions/' + job.slug }, [
        make('span', { class: 'Row_title__pp02' }, [job.title]),
        make('span', { class: 'Row_cell__91ka' }, [job.location]),
        make('span', { class: 'Row_cell__91ka' }, [job.team.name]),
      ]))),
    make('nav', { class: 'Pager_pager__77' }, [
      ...Array.from({ length: last + 1 }, (_, n) =>
        make('button', { 'aria-current': n === page ? 'page' : null, onclick: () => { page = n; list(); } }, [String(n + 1)])),
      page < last ? make('button', { class: 'next', 'aria-label': 'Next page', onclick: () => { page += 1; list(); } }, ['›']) : null,
    ]),
    make('section', { class: 'Stories_strip__aa1' }, stories.items.map((story) =>
      make('a', { href: '/stories/' + story.slug }, [make('h4', {}, [story.title])]))),
  );
}
async function detail(slug) {
  const job = await fetch('/api/v2/positions/' + slug).then((r) => r.json());
  const text = make('div', { class: 'Detail_text__0z' });
  text.innerHTML = job.html;
  root.replaceChildren(make('a', { href: '/' }, ['All positions']), make('h1', {}, [job.title]),
    make('p', {}, [job.location + ' · ' + job.team.name + ' · ' + job.contract]), text);
}
const parts = location.pathname.split('/');
if (parts[1] === 'positions') detail(parts[2]);
else list();
`;

const harbourNew = `
const root = document.getElementById('root');
let start = 0;
async function list() {
  const answer = await fetch('/api/v2/positions?offset=' + start + '&limit=15').then((r) => r.json());
  const { size, count } = answer.page;
  root.replaceChildren(
    make('div', { class: 'css-1q2w3e' }, [make('h2', {}, ['Work on the water']), make('ul', { class: 'css-9z8y7x' },
      answer.entries.map((entry) => make('li', { class: 'css-ab12cd', 'data-row': '' }, [
        make('div', {}, [entry.unit]),
        make('h4', {}, [make('a', { href: '/positions/' + entry.permalink }, [entry.headline])]),
        make('address', {}, [entry.sites.map((site) => site.label).join(', ')]),
      ])))]),
    make('p', {}, [start > 0 ? make('button', { class: 'prev', onclick: () => { start -= size; list(); } }, ['Previous']) : null,
      start + size < count ? make('button', { class: 'next', onclick: () => { start += size; list(); } }, ['Next']) : null]),
  );
}
async function detail(slug) {
  const entry = await fetch('/api/v2/positions/' + slug).then((r) => r.json());
  const text = make('main', {});
  text.innerHTML = '<h1></h1><p></p>' + entry.html;
  text.querySelector('h1').textContent = entry.headline;
  text.querySelector('p').textContent = entry.sites[0].label + ', ' + entry.unit;
  root.replaceChildren(text);
}
const parts = location.pathname.split('/');
if (parts[1] === 'positions') detail(parts[2]);
else list();
`;

/** Behaves like Vue: pages of nine appended by "Load more", details drawn by the server. */
export function doughhouse(): ZooSite {
  const origin = 'https://jobs.doughhouse-bakers.example';
  const openings = makeOpenings({ seed: 'doughhouse', trade: bakery, count: 33 });
  const path = ({ slug }: Opening) => `/opening/${slug}`;

  return {
    name: 'doughhouse-bakers',
    kind: 'Vue, REST by page, load more',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/openings`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.opening-card', press: 'button.btn-more' },
    serve: routed({
      '/openings': () =>
        page({
          lang: 'en-US',
          title: 'Doughhouse | Openings',
          body: `<div id="app" data-v-app=""><div class="skeleton" data-v-7ba5bd90></div></div><script type="module" src="/assets/index-C9x1.js"></script>`,
        }),
      '/assets/index-C9x1.js': () => script(makeElements + doughhouseApp),
      '/api/openings': (request) => {
        const at = numberIn(request, 'page', 1);
        const lastPage = Math.ceil(openings.length / 9);
        return json({
          data: openings.slice((at - 1) * 9, at * 9).map((o) => ({
            uuid: o.token,
            name: o.title,
            url: path(o),
            city: o.place,
            category: o.department,
            shift: o.type,
            wage: o.pay,
          })),
          current_page: at,
          last_page: lastPage,
          per_page: 9,
          next_page_url: at < lastPage ? `${origin}/api/openings?page=${at + 1}` : null,
        });
      },
      '/opening/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'en-US',
          title: `${o.title} at Doughhouse`,
          body: `<div id="app"><h1>${esc(o.title)}</h1><p>${esc(o.place)} — ${esc(o.department)} — ${esc(o.type)}${o.pay === null ? '' : ` — ${o.pay}`}</p>${sections(o.text, 'h3')}<a href="/apply/${o.token}">Apply in two minutes</a></div>`,
        });
      },
    }),
  };
}

const doughhouseApp = `
const app = document.getElementById('app');
const scope = { 'data-v-7ba5bd90': '' };
const grid = make('div', { class: 'grid', ...scope });
const more = make('button', { class: 'btn btn-more', ...scope, onclick: next }, ['Load more']);
let at = 0;
async function next() {
  more.disabled = true;
  at += 1;
  const answer = await fetch('/api/openings?page=' + at, { headers: { Accept: 'application/json' } }).then((r) => r.json());
  for (const job of answer.data) {
    grid.append(make('div', { class: 'opening-card', ...scope }, [
      make('div', { class: 'tag', ...scope }, [job.category]),
      make('a', { href: job.url, class: 'opening-name', ...scope }, [job.name]),
      document.createComment('v-if'),
      make('div', { class: 'city', ...scope }, [job.city]),
      job.wage ? make('div', { class: 'wage', ...scope }, [job.wage]) : document.createComment('v-if'),
    ]));
  }
  more.disabled = false;
  if (answer.next_page_url === null) more.replaceWith(document.createComment('v-if'));
}
app.replaceChildren(make('h1', scope, ['Rise with us']), grid, more);
next();
`;

/** Behaves like Svelte: an endless list by a cursor, with the text in the list's answers. */
export function lantern(): ZooSite {
  const origin = 'https://work.lantern-health.example';
  const openings = makeOpenings({ seed: 'lantern', trade: hospital, count: 47 });
  const path = ({ id }: Opening) => `/vacancies/${id}`;

  return {
    name: 'lantern-health',
    kind: 'Svelte, REST by cursor, endless scroll',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/vacancies`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.vacancy', scroll: 'html' },
    serve: routed({
      '/vacancies': () =>
        page({
          lang: 'en-IE',
          title: 'Vacancies · Lantern Health',
          head: '<style>.vacancy { min-height: 90px; }</style>',
          body: '<div style="display: contents"><!--[--><!--]--></div><script src="/_app/start.js"></script>',
        }),
      '/_app/start.js': () => script(makeElements + lanternApp),
      '/vacancies.json': ({ url }) => {
        const after = url.searchParams.get('after');
        const from = after === null ? 0 : openings.findIndex(({ token }) => token === after) + 1;
        const shown = openings.slice(from, from + 10);
        const isLast = from + 10 >= openings.length;
        return json({
          vacancies: shown.map((o) => ({
            ref: o.id,
            role: o.title,
            division: o.department,
            base: o.place,
            band: o.pay,
            descriptionHtml: sections(o.text, 'h3'),
          })),
          next: isLast ? null : (shown.at(-1)?.token ?? null),
        });
      },
      '/vacancies/:key': (_, key) => {
        const o = openings.find(({ id }) => String(id) === key);
        if (o === undefined) return null;
        return page({
          lang: 'en-IE',
          title: `${o.title} · Lantern Health`,
          body: `<div class="s-detail"><h1>${esc(o.title)}</h1><p>${esc(o.department)}, ${esc(o.place)}</p>${sections(o.text)}</div>`,
        });
      },
    }),
  };
}

const lanternApp = `
const root = document.querySelector('body > div');
const list = make('div', { class: 'list svelte-1x7y2z' });
const end = make('div', { class: 'end svelte-1x7y2z' }, ['…']);
let after = null;
let isBusy = false;
root.append(make('h1', { class: 'svelte-1x7y2z' }, ['Vacancies']), list, end);
const watcher = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) more(); });
async function more() {
  if (isBusy) return;
  isBusy = true;
  const answer = await fetch('/vacancies.json' + (after === null ? '' : '?after=' + after)).then((r) => r.json());
  for (const vacancy of answer.vacancies) {
    list.append(make('div', { class: 'vacancy svelte-1x7y2z' }, [
      make('h2', {}, [make('a', { href: '/vacancies/' + vacancy.ref }, [vacancy.role])]),
      make('p', {}, [vacancy.base + ' | ' + vacancy.division]),
    ]));
  }
  after = answer.next;
  isBusy = false;
  watcher.unobserve(end);
  if (after === null) end.remove();
  else watcher.observe(end);
}
watcher.observe(end);
`;
