import { escapeHtml as esc, inScript } from '#demo/pages.ts';
import { makeElements } from '../client-scripts.ts';
import { aerospace, hotel, university } from '../content/later-english.ts';
import { chineseTea } from '../content/later-europe.ts';
import { makeOpenings, type Opening } from '../content/openings.ts';
import {
  each,
  links,
  page,
  paragraphs,
  routed,
  script,
  sections,
  truths,
  type ZooSite,
} from '../site.ts';

/** A university on Redux: positions by id in the first state, drawn by the browser. */
export function svartnes(): ZooSite {
  const origin = 'https://vacancies.svartnes-university.example';
  const openings = makeOpenings({ seed: 'svartnes', trade: university, count: 26 });
  const path = ({ id }: Opening) => `/post/${id}/view`;
  const state = {
    router: { location: { pathname: '/' } },
    entities: {
      faculties: Object.fromEntries(
        Object.keys(university.departments).map((name, n) => [`f${n}`, { id: `f${n}`, name }]),
      ),
      posts: {
        allIds: openings.map(({ id }) => id),
        byId: Object.fromEntries(
          openings.map((o) => [
            o.id,
            {
              reference: `SV/${o.id}`,
              postTitle: o.title,
              facultyName: o.department,
              campus: o.place,
              tenure: o.type,
              grade: o.pay,
              closes: o.postedOn.replace('2026', '2027'),
            },
          ]),
        ),
      },
    },
    ui: { filters: { campus: null }, isMenuOpen: false },
  };

  return {
    name: 'svartnes-university',
    kind: 'Redux state',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.PostRow' },
    serve: routed({
      '/': () =>
        page({
          lang: 'en',
          title: 'Vacancies at Svartnes University',
          body: `<div id="container"></div><script>window.__INITIAL_STATE__ = ${inScript(state)};window.__CONFIG__={"locale":"en"};</script><script src="/client.bundle.js"></script>`,
        }),
      '/client.bundle.js': () => script(makeElements + svartnesApp),
      '/post/:key/view': (_, key) => {
        const o = openings.find(({ id }) => String(id) === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `SV/${o.id} ${o.title}`,
          body: `<table class="post"><caption>${esc(o.title)}</caption><tr><th>Reference</th><td>SV/${o.id}</td></tr><tr><th>Campus</th><td>${esc(o.place)}</td></tr><tr><th>Faculty</th><td>${esc(o.department)}</td></tr><tr><th>Tenure</th><td>${esc(o.type)}</td></tr></table>${sections(o.text)}`,
        });
      },
    }),
  };
}

const svartnesApp = `
const { posts } = window.__INITIAL_STATE__.entities;
document.getElementById('container').append(
  make('div', { class: 'Hero' }, ['Vacancies']),
  make('div', { role: 'table' }, posts.allIds.map((id) => {
    const post = posts.byId[id];
    return make('div', { role: 'row', class: 'PostRow' }, [
      make('div', { role: 'cell' }, [post.closes]),
      make('div', { role: 'cell' }, [make('a', { href: '/post/' + id + '/view' }, [post.postTitle])]),
      make('div', { role: 'cell' }, [post.facultyName]),
      make('div', { role: 'cell' }, [post.campus]),
    ]);
  })),
);
`;

/** A Chinese tea chain on islands: the properties of a component stand in an attribute. */
export function yunwu(): ZooSite {
  const origin = 'https://join.yunwu-tea.example';
  const openings = makeOpenings({ seed: 'yunwu', trade: chineseTea, count: 22 });
  const path = ({ id }: Opening) => `/zhaopin/${id}`;
  // Each value with its kind before it: 0 is a value, 1 is a list.
  const jobs = openings.map((o) => [
    0,
    { bh: [0, o.id], zw: [0, o.title], cs: [0, o.place], bm: [0, o.department], xz: [0, o.type] },
  ]);
  const props = JSON.stringify({ heading: [0, '热招职位'], list: [1, jobs] });

  return {
    name: 'yunwu-tea',
    kind: 'island with properties in an attribute',
    needsBrowser: false,
    language: 'zh',
    url: `${origin}/zhaopin`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.zw-item' },
    serve: routed({
      '/zhaopin': () =>
        page({
          lang: 'zh-CN',
          title: '加入我们 - 云雾茶',
          body: `<header>${links({ '/': '首页', '/products': '茶饮', '/stores': '门店', '/zhaopin': '加入我们' })}</header><astro-island uid="Z1kq" component-url="/_astro/JobList.js" component-export="default" renderer-url="/_astro/client.js" props="${esc(props)}" ssr client="only" opts="{&quot;name&quot;:&quot;JobList&quot;,&quot;value&quot;:&quot;preact&quot;}"></astro-island><section><h2>最新动态</h2><ul><li><a href="/news/31">春茶节在杭州开幕</a></li><li><a href="/news/30">第五百家门店落户成都</a></li></ul></section><script src="/_astro/JobList.js"></script>`,
        }),
      '/_astro/JobList.js': () => script(makeElements + yunwuApp),
      '/zhaopin/:key': (_, key) => {
        const o = openings.find(({ id }) => String(id) === key);
        if (o === undefined) return null;
        return page({
          lang: 'zh-CN',
          title: `${o.title} - 云雾茶招聘`,
          body: `<h1>${esc(o.title)}</h1><p>${o.place} | ${o.department} | ${o.type} | ${o.pay ?? '薪资面议'}</p>${paragraphs(o.text)}<button>投递简历</button>`,
        });
      },
    }),
  };
}

const yunwuApp = `
const island = document.querySelector('astro-island');
const { heading, list } = JSON.parse(island.getAttribute('props'));
island.append(make('h2', {}, [heading[1]]), make('div', { class: 'zw-list' }, list[1].map(([, job]) =>
  make('a', { class: 'zw-item', href: '/zhaopin/' + job.bh[1] }, [
    make('div', { class: 'zw-name' }, [job.zw[1]]), make('div', {}, [job.cs[1] + ' / ' + job.bm[1] + ' / ' + job.xz[1]]),
  ]))));
`;

/** A rocket maker that calls a widget with a literal that is no JSON. */
export function perigee(): ZooSite {
  const origin = 'https://www.perigee-launch.example';
  const openings = makeOpenings({ seed: 'perigee', trade: aerospace, count: 28 });
  const path = ({ token }: Opening) => `/careers/opening?gid=${token}`;
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`\'`)}'`;
  const literal = openings
    .map(
      (o) =>
        `    { gid: ${quoted(o.token)}, t: ${quoted(o.title)}, loc: ${quoted(o.place)}, grp: ${quoted(o.department)}, pay: ${o.pay === null ? 'null' : quoted(o.pay)}, hot: ${o.id % 3 === 0}, },`,
    )
    .join('\n');

  return {
    name: 'perigee-launch',
    kind: 'literal of a script',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/careers`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.pl-row' },
    serve: routed({
      '/careers': () =>
        page({
          lang: 'en-US',
          title: 'Careers | Perigee Launch',
          body: `<div class="nav">${links({ '/rockets': 'Rockets', '/launches': 'Launches', '/careers': 'Careers' })}</div><h1>We are hiring</h1><div id="positions"></div><script src="/widget.js"></script>\n<script>\n/* generated, do not edit */\nBoardWidget.embed({\n  target: '#positions',\n  theme: { accent: '#f40', dense: true },\n  positions: [\n${literal}\n  ],\n});\n</script>`,
        }),
      '/widget.js': () => script(makeElements + perigeeApp),
      '/careers/opening': ({ url }) => {
        const o = openings.find(({ token }) => token === url.searchParams.get('gid'));
        if (o === undefined) return null;
        return page({
          lang: 'en-US',
          title: `${o.title} | Perigee Launch`,
          body: `<div class="job-head"><div class="job-loc">${esc(o.place)}</div><h1>${esc(o.title)}</h1><div>${esc(o.department)}</div></div><div class="job-body">${sections(o.text, 'h3')}${o.pay === null ? '' : `<p>Pay range: ${o.pay}</p>`}<p>Perigee Launch is an equal opportunity employer.</p></div>`,
        });
      },
    }),
  };
}

const perigeeApp = `
const BoardWidget = { embed({ target, positions }) {
  document.querySelector(target).append(...positions.map((position) => make('div', { class: 'pl-row' }, [
    make('span', { class: 'pl-grp' }, [position.grp]), make('a', { href: '/careers/opening?gid=' + position.gid }, [position.t]), make('span', {}, [position.loc]), position.hot ? make('mark', {}, ['New']) : null,
  ])));
} };
`;

/** Shadow roots that the server writes down: the list is in a template. */
export function gullane(): ZooSite {
  const origin = 'https://gullane-house.example';
  const openings = makeOpenings({ seed: 'gullane', trade: hotel, count: 12 });
  const path = ({ slug }: Opening) => `/team/join/${slug}/`;

  return {
    name: 'gullane-house',
    kind: 'declared shadow root',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/team/join/`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: 'tr.post' },
    serve: routed({
      '/team/join/': () =>
        page({
          lang: 'en-GB',
          title: 'Join the team | Gullane House',
          body: `<gh-menu><template shadowrootmode="open"><nav><slot></slot></nav></template>${links({ '/': 'House', '/dine': 'Dine', '/team/join/': 'Join the team' })}</gh-menu><gh-posts><template shadowrootmode="open"><style>td { padding: 4px }</style><table><tbody>${each(openings, (o) => `<tr class="post"><td>${esc(o.department)}</td><td><a href="${path(o)}">${esc(o.title)}</a></td><td>${esc(o.place)}</td><td>${esc(o.pay ?? '')}</td></tr>`)}</tbody></table></template></gh-posts>`,
        }),
      '/team/join/:key/': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'en-GB',
          title: `${o.title} | Gullane House`,
          body: `<h1>${esc(o.title)}</h1><p>${esc(o.place)} – ${esc(o.department)}</p>${paragraphs(o.text)}`,
        });
      },
    }),
  };
}
