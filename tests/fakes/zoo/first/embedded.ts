import { escapeHtml as esc, inScript } from '#demo/pages.ts';
import { makeElements } from '../client-scripts.ts';
import { bakery, finance, logistics, robotics } from '../content/english.ts';
import { createStaff, makeOpenings, type Opening } from '../content/openings.ts';
import { each, links, page, routed, script, sections, truths, type ZooSite } from '../site.ts';

/** Like Next with pages: all openings in `__NEXT_DATA__`, the first ten drawn; later other fields. */
export function ironquay(): ZooSite {
  const origin = 'https://www.ironquay-logistics.example';
  const staff = createStaff({ seed: 'ironquay', trade: logistics, count: 36 });
  const path = ({ slug }: Opening) => `/careers/${slug}`;
  let isNew = false;

  const props = () =>
    isNew
      ? {
          sections: [
            { kind: 'hero', heading: 'Move with us' },
            {
              kind: 'vacancyList',
              rows: staff.openings.map((o) => ({
                key: o.token,
                uri: o.slug,
                label: o.title,
                where: { town: o.place },
                tag: o.department,
              })),
            },
          ],
        }
      : {
          jobs: staff.openings.map((o) => ({
            id: o.id,
            slug: o.slug,
            title: o.title,
            location: { name: o.place },
            department: { name: o.department },
            employment: o.type,
          })),
          posts: [
            { id: 1, slug: 'night-train', title: 'Why we ship by night train', tag: 'Blog' },
            { id: 2, slug: 'forklift-school', title: 'Inside our forklift school', tag: 'Blog' },
          ],
        };
  const oldRow = (o: Opening) =>
    `<li class="jobs_item__k3"><a href="${path(o)}"><h3>${esc(o.title)}</h3><p>${esc(o.place)}</p><p>${esc(o.department)}</p></a></li>`;
  const newRow = (o: Opening) =>
    `<div class="flex justify-between py-4 vacancy"><div><p class="text-xs">${esc(o.department)}</p><a class="text-lg" href="${path(o)}">${esc(o.title)}</a></div><p class="text-sm">${esc(o.place)}</p></div>`;

  return {
    name: 'ironquay-logistics',
    kind: 'Next pages, state in the page',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/careers`,
    outcome: 'openings',
    get openings() {
      return truths(staff.openings, { url: (o) => origin + path(o) });
    },
    shown: { item: '.jobs_item__k3, .vacancy', press: 'button.more' },
    serve: routed({
      '/careers': () =>
        page({
          lang: 'en',
          title: 'Careers | Ironquay Logistics',
          body: `<div id="__next"><nav>${links({ '/': 'Home', '/services': 'Services', '/careers': 'Careers' })}</nav><h1>Careers</h1>${isNew ? `<section id="list">${each(staff.openings.slice(0, 10), newRow)}</section>` : `<ul id="list">${each(staff.openings.slice(0, 10), oldRow)}</ul>`}<button class="more">More vacancies</button></div><script id="__NEXT_DATA__" type="application/json">${inScript({ props: { pageProps: props(), __N_SSG: true }, page: '/careers', query: {}, buildId: isNew ? 'q9Zx' : 'k3Lm', isFallback: false, locale: 'en' })}</script><script src="/_next/static/chunks/pages/careers.js"></script>`,
        }),
      '/_next/static/chunks/pages/careers.js': () =>
        script(makeElements + (isNew ? ironquayNew : ironquayOld)),
      '/careers/:key': (_, key) => {
        const o = staff.openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        const shown = { title: o.title, html: sections(o.text) };
        return page({
          lang: 'en',
          title: `${o.title} | Ironquay Logistics`,
          body: `<div id="__next"><h1>${esc(o.title)}</h1><p>${esc(o.place)} · ${esc(o.department)} · ${esc(o.type)}</p><div>${sections(o.text)}</div></div><script id="__NEXT_DATA__" type="application/json">${inScript({ props: { pageProps: { job: shown } }, page: '/careers/[slug]' })}</script>`,
        });
      },
    }),
    redesign: () => {
      isNew = true;
      staff.moveOn();
    },
  };
}

const ironquayStart = `
const { pageProps } = JSON.parse(document.getElementById('__NEXT_DATA__').textContent).props;
const list = document.getElementById('list');
const button = document.querySelector('button.more');
`;

const ironquayOld = `${ironquayStart}
button.addEventListener('click', () => {
  for (const job of pageProps.jobs.slice(list.children.length)) {
    list.append(make('li', { class: 'jobs_item__k3' }, [make('a', { href: '/careers/' + job.slug }, [make('h3', {}, [job.title]), make('p', {}, [job.location.name]), make('p', {}, [job.department.name])])]));
  }
  button.remove();
});
`;

const ironquayNew = `${ironquayStart}
button.addEventListener('click', () => {
  for (const row of pageProps.sections[1].rows.slice(list.children.length)) {
    list.append(make('div', { class: 'flex justify-between py-4 vacancy' }, [make('div', {}, [make('p', {}, [row.tag]), make('a', { href: '/careers/' + row.uri }, [row.label])]), make('p', {}, [row.where.town])]));
  }
  button.remove();
});
`;

/** Like Next with server components: the list is in the stream of `__next_f`, cut anywhere. */
export function pelorus(): ZooSite {
  const origin = 'https://pelorus-subsea.example';
  const openings = makeOpenings({ seed: 'pelorus', trade: robotics, count: 27 });
  const path = ({ id }: Opening) => `/careers/openings/${id}`;
  const rows = openings.map((o) => ({
    id: `job_${o.id}`,
    title: o.title,
    href: path(o),
    office: o.place,
    team: o.department,
    commitment: o.type,
  }));
  const stream = [
    '0:["$","$L1",null,{"buildId":"pelorus-77","children":["$","main",null,{"className":"careers"}]}]\n',
    '1:I["app/careers/board.js",["board","static/chunks/board.js"],"OpeningsBoard"]\n',
    `2:["$","$L1",null,{"heading":"Openings","openings":${JSON.stringify(rows)},"filters":{"offices":${JSON.stringify(robotics.places)}}}]\n`,
    '3:null\n',
  ].join('');
  const chunks = stream.match(/[\s\S]{1,700}/g) ?? [];

  return {
    name: 'pelorus-subsea',
    kind: 'Next RSC stream',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/careers`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.opening' },
    // The titles are cut by the chunks: plain, but not for a search of words.
    plain: [],
    serve: routed({
      '/careers': () =>
        page({
          lang: 'en',
          title: 'Careers — Pelorus Subsea',
          body: `<main class="careers"><h1>Openings</h1><div id="board"><p>Loading openings…</p></div></main><script>(self.__next_f=self.__next_f||[]).push([0])</script>${each(chunks, (chunk) => `<script>self.__next_f.push(${inScript([1, chunk])})</script>`)}<script src="/_next/static/chunks/board.js"></script>`,
        }),
      '/_next/static/chunks/board.js': () => script(makeElements + pelorusApp),
      '/careers/openings/:key': (_, key) => {
        const o = openings.find(({ id }) => String(id) === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} — Pelorus Subsea`,
          body: `<main><h1>${esc(o.title)}</h1><p>${esc(o.place)} · ${esc(o.department)}</p>${sections(o.text)}</main>`,
        });
      },
    }),
  };
}

const pelorusApp = String.raw`
const stream = self.__next_f.filter((part) => part[0] === 1).map((part) => part[1]).join('');
const row = stream.split('\n').find((line) => line.startsWith('2:'));
const { openings } = JSON.parse(row.slice(2))[3];
document.getElementById('board').replaceChildren(...openings.map((job) =>
  make('div', { class: 'opening' }, [make('a', { href: job.href }, [job.title]), make('span', {}, [job.office]), make('span', {}, [job.team])])));
`;

/** Like Nuxt 2: a function call with short names for what repeats; the server draws the list. */
export function crumbline(): ZooSite {
  const origin = 'https://jobs.crumbline.example';
  const openings = makeOpenings({ seed: 'crumbline', trade: bakery, count: 24 });
  const path = ({ slug }: Opening) => `/jobs/${slug}`;
  const repeated = [...new Set(openings.flatMap((o) => [o.place, o.department, o.type]))];
  const nameOf = (value: string) => `v${repeated.indexOf(value).toString(36)}`;
  const state = `window.__NUXT__=(function(${repeated.map(nameOf).join(',')}){return {layout:"default",data:[{openings:[${openings
    .map(
      (o) =>
        `{id:${o.id},title:${inScript(o.title)},slug:${inScript(o.slug)},city:${nameOf(o.place)},area:${nameOf(o.department)},hours:${nameOf(o.type)}}`,
    )
    .join(
      ',',
    )}]}],fetch:{},error:null,serverRendered:true,routePath:"/jobs"}}(${repeated.map(inScript).join(',')}));`;

  return {
    name: 'crumbline',
    kind: 'Nuxt 2 payload, drawn by the server',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/jobs`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.job-line' },
    serve: routed({
      '/jobs': () =>
        page({
          lang: 'en',
          title: 'Jobs at Crumbline',
          bodyAttributes: 'data-n-head="%7B%7D"',
          body: `<div data-server-rendered="true" id="__nuxt"><div id="__layout"><div><h1 data-v-51ab>Jobs</h1><div data-v-51ab class="job-lines">${each(
            openings,
            (o) =>
              `<div data-v-51ab class="job-line"><nuxt-link></nuxt-link><a data-v-51ab href="${path(o)}">${esc(o.title)}</a> <!----> <span data-v-51ab>${esc(o.place)}</span> <span data-v-51ab>${esc(o.department)}</span></div>`,
          )}</div></div></div></div><script>${state}</script>`,
        }),
      '/jobs/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} at Crumbline`,
          body: `<div id="__nuxt"><h1>${esc(o.title)}</h1><p>${esc(o.place)}, ${esc(o.department)}, ${esc(o.type)}</p>${sections(o.text)}</div>`,
        });
      },
    }),
  };
}

/** Like Nuxt 3: a flat array of values that point at each other, drawn in the browser only. */
export function ledgerline(): ZooSite {
  const origin = 'https://people.ledgerline.example';
  const openings = makeOpenings({ seed: 'ledgerline', trade: finance, count: 31 });
  const path = ({ token }: Opening) => `/open-roles/${token}`;
  const payload = flattened({
    data: {
      'open-roles': openings.map((o) => ({
        _id: o.token,
        position: o.title,
        office: { city: o.place },
        function: o.department,
        contract: o.type,
      })),
    },
    state: { locale: 'en' },
    once: {},
  });

  return {
    name: 'ledgerline',
    kind: 'Nuxt 3 payload',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/open-roles`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.open-role' },
    serve: routed({
      '/open-roles': () =>
        page({
          lang: 'en',
          title: 'Open roles - Ledgerline',
          body: `<div id="__nuxt"><h1>Open roles</h1><div class="client-only"></div></div><script type="application/json" data-nuxt-data="nuxt-app" data-ssr="true" id="__NUXT_DATA__">${inScript(payload)}</script><script src="/_nuxt/entry.js"></script>`,
        }),
      '/_nuxt/entry.js': () => script(makeElements + ledgerlineApp),
      '/open-roles/:key': (_, key) => {
        const o = openings.find(({ token }) => token === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} - Ledgerline`,
          body: `<div id="__nuxt"><h1>${esc(o.title)}</h1><dl><dt>Office</dt><dd>${esc(o.place)}</dd><dt>Function</dt><dd>${esc(o.department)}</dd></dl>${sections(o.text)}</div>`,
        });
      },
    }),
  };
}

/** Values as devalue writes them: each once, objects hold indexes. */
function flattened(root: unknown): readonly unknown[] {
  const values: unknown[] = [];
  const indexes = new Map<unknown, number>();
  const add = (value: unknown): number => {
    const known = indexes.get(value);
    if (known !== undefined) return known;
    const index = values.length;
    indexes.set(value, index);
    values.push(value);
    if (Array.isArray(value)) values[index] = value.map(add);
    else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([key, inner]) => [key, add(inner)]);
      values[index] = Object.fromEntries(entries);
    }
    return index;
  };
  values.push(['ShallowReactive', 1]);
  add(root);
  return values;
}

const ledgerlineApp = `
const values = JSON.parse(document.getElementById('__NUXT_DATA__').textContent);
const read = (index) => {
  const value = values[index];
  if (Array.isArray(value)) return value.map(read);
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, read(inner)]));
  return value;
};
document.querySelector('.client-only').replaceChildren(...read(1).data['open-roles'].map((role) =>
  make('div', { class: 'open-role' }, [make('a', { href: '/open-roles/' + role._id }, [make('b', {}, [role.position])]), make('small', {}, [role.office.city + ', ' + role.function])])));
`;
