import { escapeHtml as esc } from '#demo/pages.ts';
import { html, json } from '#demo/site-answer.ts';
import { makeElements } from '../client-scripts.ts';
import { bakery, energy, games, hospital, logistics } from '../content/english.ts';
import { byDepartment, makeOpenings, type Opening } from '../content/openings.ts';
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

/** A tab a department; each is fetched as a piece of HTML when it is pressed. */
export function kestrel(): ZooSite {
  const origin = 'https://careers.kestrel-interactive.example';
  const openings = makeOpenings({ seed: 'kestrel', trade: games, count: 25 });
  const groups = byDepartment(openings);
  const path = ({ slug }: Opening) => `/careers/${slug}`;
  const [firstName = ''] = groups[0] ?? [];

  return {
    name: 'kestrel-interactive',
    kind: 'tabs by department',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/careers`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '[role=tabpanel] .posting', press: '[role=tab][aria-selected=false]' },
    serve: routed({
      '/careers': () =>
        page({
          lang: 'en',
          title: 'Careers • Kestrel Interactive',
          body: `<header>${links({ '/games': 'Games', '/news': 'News', '/careers': 'Careers' })}</header><h1>Find your team</h1><div role="tablist">${each(groups, ([name]) => `<button role="tab" id="tab-${esc(name)}" aria-controls="panel" aria-selected="${name === firstName}" data-team="${esc(name)}">${esc(name)}</button>`)}</div><div id="panel" role="tabpanel"></div><script src="/tabs.js"></script>`,
        }),
      '/tabs.js': () => script(kestrelApp),
      '/careers/_team': ({ url }) => {
        const group = groups.find(([name]) => name === url.searchParams.get('name'))?.[1] ?? [];
        return html(
          each(
            group,
            (o) =>
              `<div class="posting"><h3><a href="${path(o)}">${esc(o.title)}</a></h3><p>${esc(o.place)}</p><p>${esc(o.type)}</p></div>`,
          ),
        );
      },
      '/careers/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} • Kestrel Interactive`,
          body: `<h1>${esc(o.title)}</h1><p>${esc(o.department)}</p><p>${esc(o.place)}</p>${sections(o.text)}`,
        });
      },
    }),
  };
}

const kestrelApp = `
const panel = document.getElementById('panel');
const tabs = [...document.querySelectorAll('[role=tab]')];
async function show(tab) {
  for (const each of tabs) each.setAttribute('aria-selected', String(each === tab));
  panel.innerHTML = await fetch('/careers/_team?name=' + encodeURIComponent(tab.dataset.team)).then((r) => r.text());
}
for (const tab of tabs) tab.addEventListener('click', () => show(tab));
show(tabs[0]);
`;

/** One page whose openings have addresses behind a hash. */
export function brightwater(): ZooSite {
  const url = 'https://www.brightwater-care.example/jobs';
  const openings = makeOpenings({ seed: 'brightwater', trade: hospital, count: 20 });
  return {
    name: 'brightwater-care',
    kind: 'ids behind a hash',
    needsBrowser: true,
    language: 'en',
    url,
    outcome: 'openings',
    openings: truths(openings, { url: ({ id }) => `${url}#/job/${id}` }),
    shown: { item: '.jobs > li' },
    drawsDetails: true,
    serve: routed({
      '/jobs': () =>
        page({
          lang: 'en-GB',
          title: 'Jobs at Brightwater Care',
          body: '<div id="jobs-app"></div><script src="/js/jobs-app.js"></script>',
        }),
      '/js/jobs-app.js': () => script(makeElements + brightwaterApp),
      '/data/jobs.json': () =>
        json({
          generated: '2026-10-30',
          jobs: openings.map((o) => ({
            id: o.id,
            title: o.title,
            department: o.department,
            location: o.place,
            hours: o.type,
            body: sections(o.text, 'h3'),
          })),
        }),
    }),
  };
}

const brightwaterApp = `
const app = document.getElementById('jobs-app');
fetch('/data/jobs.json').then((r) => r.json()).then(({ jobs }) => {
  function draw() {
    const id = location.hash.replace('#/job/', '');
    const job = jobs.find((each) => String(each.id) === id);
    if (job === undefined) {
      app.replaceChildren(make('h1', {}, ['Our jobs']), make('ul', { class: 'jobs' }, jobs.map((each) =>
        make('li', {}, [make('a', { href: '#/job/' + each.id }, [each.title]), ' – ' + each.location + ' (' + each.department + ')']))));
    } else {
      const text = make('div', { class: 'text' });
      text.innerHTML = job.body;
      app.replaceChildren(make('a', { href: '#/' }, ['Back']), make('h1', {}, [job.title]), make('p', {}, [job.location]), text);
    }
  }
  addEventListener('hashchange', draw);
  draw();
});
`;

/** Tiles that open a dialog; no opening has an address. */
export function saltmarsh(): ZooSite {
  const origin = 'https://saltmarsh-bakers.example';
  const openings = makeOpenings({ seed: 'saltmarsh', trade: bakery, count: 11 });
  return {
    name: 'saltmarsh-bakers',
    kind: 'dialogs without an address',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/work-here`,
    outcome: 'openings',
    openings: truths(openings, { url: () => null }),
    shown: { item: 'button.tile' },
    serve: routed({
      '/work-here': () =>
        page({
          lang: 'en',
          title: 'Work here | Saltmarsh Bakers',
          body: `<h1>Work here</h1><p>We bake from two in the morning.</p><div class="tiles"></div><dialog></dialog><h2>Visit us</h2><ul>${each(bakery.places, (name, n) => `<li><a href="/shops/${n}">${esc(name)}</a></li>`)}</ul><script src="/tiles.js"></script>`,
        }),
      '/tiles.js': () => script(makeElements + saltmarshApp),
      '/tiles.json': () =>
        json({
          vacancies: openings.map((o) => ({
            key: o.token,
            headline: o.title,
            shop: o.place,
            crew: o.department,
            pay: o.pay,
            text: paragraphs(o.text),
          })),
        }),
    }),
  };
}

const saltmarshApp = `
const dialog = document.querySelector('dialog');
fetch('/tiles.json').then((r) => r.json()).then(({ vacancies }) => {
  document.querySelector('.tiles').replaceChildren(...vacancies.map((vacancy) => make('button', { class: 'tile', type: 'button', onclick: () => {
    dialog.innerHTML = '<h2></h2>' + vacancy.text + '<form method="dialog"><button>Close</button></form>';
    dialog.querySelector('h2').textContent = vacancy.headline;
    dialog.showModal();
  } }, [make('strong', {}, [vacancy.headline]), make('span', {}, [vacancy.shop]), make('span', {}, [vacancy.crew])])));
});
`;

/** A banner covers the page, and nothing is fetched before it is answered. */
export function cinderbank(): ZooSite {
  const origin = 'https://careers.cinderbank-energy.example';
  const openings = makeOpenings({ seed: 'cinderbank', trade: energy, count: 23 });
  const path = ({ slug }: Opening) => `/opportunities/${slug}`;

  return {
    name: 'cinderbank-energy',
    kind: 'consent banner over all',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/opportunities`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.opportunity', first: '#decline' },
    serve: routed({
      '/opportunities': () =>
        page({
          lang: 'en-NZ',
          title: 'Opportunities | Cinderbank Energy',
          head: '<style>.curtain { position: fixed; inset: 0; background: #fff; z-index: 99; padding: 20vh 20vw; } body.locked { overflow: hidden; }</style>',
          bodyAttributes: 'class="locked"',
          body: `<div class="curtain" role="dialog" aria-modal="true"><h2>Your privacy</h2><p>We and our partners store information on your device to measure how our pages are used.</p><button id="settings">Options</button><button id="decline">Reject all</button><button id="accept">Accept all</button></div><h1>Opportunities</h1><div id="list"></div><script src="/list.js"></script>`,
        }),
      '/list.js': () => script(makeElements + cinderbankApp),
      '/api/opportunities': () =>
        json({
          opportunities: openings.map((o) => ({
            ref: `CB${o.id}`,
            path: path(o),
            positionTitle: o.title,
            region: o.place,
            businessUnit: o.department,
          })),
        }),
      '/opportunities/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'en-NZ',
          title: `${o.title} | Cinderbank Energy`,
          body: `<h1>${esc(o.title)}</h1><p>${esc(o.place)} | ${esc(o.department)}</p>${sections(o.text)}`,
        });
      },
    }),
  };
}

const cinderbankApp = `
const curtain = document.querySelector('.curtain');
function answered() {
  curtain.remove();
  document.body.classList.remove('locked');
  fetch('/api/opportunities').then((r) => r.json()).then(({ opportunities }) =>
    document.getElementById('list').replaceChildren(...opportunities.map((each) =>
      make('section', { class: 'opportunity' }, [make('h2', {}, [make('a', { href: each.path }, [each.positionTitle])]), make('p', {}, [each.region]), make('p', {}, [each.businessUnit])]))));
}
document.getElementById('accept').addEventListener('click', answered);
document.getElementById('decline').addEventListener('click', answered);
`;

/** A list of sixty that keeps ten rows in the page, whatever is scrolled. */
export function longacre(): ZooSite {
  const origin = 'https://jobs.longacre-haulage.example';
  const openings = makeOpenings({ seed: 'longacre', trade: logistics, count: 60 });
  const path = ({ id }: Opening) => `/j/${id}`;

  return {
    name: 'longacre-haulage',
    kind: 'list that keeps ten rows',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/all`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.vrow', scroll: '.viewport' },
    serve: routed({
      '/all': () =>
        page({
          lang: 'en',
          title: 'All jobs – Longacre Haulage',
          head: '<style>.viewport { height: 400px; overflow-y: auto; position: relative; } .vrow { position: absolute; height: 40px; left: 0; right: 0; }</style>',
          body: '<h1>All jobs</h1><div class="viewport"><div class="sizer"></div></div><script src="/virtual.js"></script>',
        }),
      '/virtual.js': () => script(makeElements + longacreApp),
      '/feed/v1/roles': () =>
        json({
          roles: openings.map((o) => [o.id, o.title, o.place, o.department]),
          columns: ['id', 'title', 'depot', 'team'],
        }),
      '/j/:key': (_, key) => {
        const o = openings.find(({ id }) => String(id) === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} – Longacre Haulage`,
          body: `<h1>${esc(o.title)}</h1><p>${esc(o.place)}, ${esc(o.department)}</p>${paragraphs(o.text)}`,
        });
      },
    }),
  };
}

const longacreApp = `
const viewport = document.querySelector('.viewport');
const sizer = document.querySelector('.sizer');
fetch('/feed/v1/roles').then((r) => r.json()).then(({ roles }) => {
  sizer.style.height = roles.length * 40 + 'px';
  function draw() {
    const from = Math.min(Math.floor(viewport.scrollTop / 40), roles.length - 10);
    sizer.replaceChildren(...roles.slice(from, from + 10).map(([id, title, depot, team], n) =>
      make('div', { class: 'vrow', style: 'top: ' + (from + n) * 40 + 'px' }, [make('a', { href: '/j/' + id }, [title]), make('span', {}, [depot]), make('span', {}, [team])])));
  }
  viewport.addEventListener('scroll', draw);
  draw();
});
`;
