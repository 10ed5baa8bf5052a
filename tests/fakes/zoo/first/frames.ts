import { escapeHtml as esc } from '#demo/pages.ts';
import { json } from '#demo/site-answer.ts';
import { makeElements } from '../client-scripts.ts';
import { energy, hospital, museum } from '../content/english.ts';
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

/** The list is a page of the same site in a frame. */
export function fernhollow(): ZooSite {
  const origin = 'https://www.fernhollow-hospice.example';
  const openings = makeOpenings({ seed: 'fernhollow', trade: hospital, count: 13 });
  const path = ({ slug }: Opening) => `/vacancy/${slug}`;

  return {
    name: 'fernhollow-hospice',
    kind: 'frame of the same origin',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/careers`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.line', frame: 'iframe#board' },
    plain: [`${origin}/careers/board?embed=1`],
    serve: routed({
      '/careers': () =>
        page({
          lang: 'en-GB',
          title: 'Careers at Fernhollow Hospice',
          body: `<nav>${links({ '/': 'Home', '/care': 'Our care', '/donate': 'Donate', '/careers': 'Careers' })}</nav><h1>Careers</h1><p>Every role here is a caring role.</p><iframe id="board" title="Vacancies" src="/careers/board?embed=1" width="900" height="1200"></iframe>`,
        }),
      '/careers/board': () =>
        page({
          lang: 'en-GB',
          title: 'Vacancies',
          body: each(
            byDepartment(openings),
            ([department, list]) =>
              `<h4>${esc(department)}</h4>${each(list, (o) => `<div class="line"><a target="_top" href="${path(o)}">${esc(o.title)}</a> <i>${esc(o.place)}</i></div>`)}`,
          ),
        }),
      '/vacancy/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'en-GB',
          title: `${o.title} – Fernhollow Hospice`,
          body: `<h1>${esc(o.title)}</h1><p>${esc(o.department)} / ${esc(o.place)} / ${esc(o.type)}</p>${sections(o.text)}`,
        });
      },
    }),
  };
}

/** A script puts a frame of another host into the page, and that one draws its own list. */
export function windrose(): ZooSite {
  const origin = 'https://www.windrose-energy.example';
  const board = 'https://boards.hiringharbor.example';
  const openings = makeOpenings({ seed: 'windrose', trade: energy, count: 28 });
  const path = ({ id }: Opening) => `/windrose/jobs/${id}`;

  return {
    name: 'windrose-energy',
    kind: 'frame of another origin',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/about/careers`,
    otherHosts: ['boards.hiringharbor.example'],
    outcome: 'openings',
    openings: truths(openings, { url: (o) => board + path(o) }),
    shown: { item: '.hh-job', frame: '#careers-slot iframe' },
    serve: routed({
      [`${origin}/about/careers`]: () =>
        page({
          lang: 'en',
          title: 'Careers | Windrose Energy',
          body: '<h1>Careers</h1><p>Turn with the wind.</p><div id="careers-slot"></div><script src="https://boards.hiringharbor.example/embed.js" data-company="windrose"></script>',
        }),
      [`${board}/embed.js`]: () =>
        script(
          "const slot = document.getElementById('careers-slot'); const frame = document.createElement('iframe'); frame.src = 'https://boards.hiringharbor.example/embed/windrose'; frame.width = 900; frame.height = 1400; slot.append(frame);",
        ),
      [`${board}/embed/windrose`]: () =>
        page({
          lang: 'en',
          title: 'Jobs',
          body: '<div id="hh"></div><script src="/hh.js"></script>',
        }),
      [`${board}/hh.js`]: () => script(makeElements + windroseApp),
      [`${board}/api/windrose/jobs`]: () =>
        json({
          company: 'Windrose Energy',
          groups: byDepartment(openings).map(([team, list]) => ({
            team,
            jobs: list.map((o) => ({
              id: o.id,
              text: o.title,
              place: o.place,
              hosted: `${board}${path(o)}`,
            })),
          })),
        }),
      [`${board}/windrose/jobs/:key`]: (_, key) => {
        const o = openings.find(({ id }) => String(id) === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} - Windrose Energy`,
          body: `<h1>${esc(o.title)}</h1><h2>${esc(o.place)}</h2><p>${esc(o.department)}</p>${paragraphs(o.text)}`,
        });
      },
    }),
  };
}

const windroseApp = `
fetch('/api/windrose/jobs').then((r) => r.json()).then(({ groups }) => {
  document.getElementById('hh').replaceChildren(...groups.flatMap(({ team, jobs }) => [
    make('h3', {}, [team]),
    ...jobs.map((job) => make('div', { class: 'hh-job' }, [make('a', { href: job.hosted, target: '_blank' }, [job.text]), make('span', { class: 'hh-place' }, [job.place])])),
  ]));
});
`;

/** Web components: a board and its cards, each with an open shadow root. */
export function lodestar(): ZooSite {
  const origin = 'https://lodestar-collections.example';
  const openings = makeOpenings({ seed: 'lodestar', trade: museum, count: 15 });
  const path = ({ slug }: Opening) => `/join-us/${slug}`;

  return {
    name: 'lodestar-collections',
    kind: 'web components in open shadow roots',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/join-us`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: 'job-card .card' },
    serve: routed({
      '/join-us': () =>
        page({
          lang: 'en-GB',
          title: 'Join us · Lodestar Collections',
          body: '<site-header></site-header><h1>Join us</h1><job-board src="/join-us/board.json"></job-board><script type="module" src="/components.js"></script>',
        }),
      '/components.js': () => script(makeElements + lodestarApp),
      '/join-us/board.json': () =>
        json({
          vacancies: openings.map((o) => ({
            link: path(o),
            name: o.title,
            venue: o.place,
            section: o.department,
          })),
        }),
      '/join-us/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'en-GB',
          title: `${o.title} · Lodestar Collections`,
          body: `<h1>${esc(o.title)}</h1><p>${esc(o.place)}</p><p>${esc(o.department)}</p>${sections(o.text)}`,
        });
      },
    }),
  };
}

const lodestarApp = `
customElements.define('site-header', class extends HTMLElement {
  connectedCallback() {
    const inside = this.attachShadow({ mode: 'open' });
    inside.append(make('nav', {}, [make('a', { href: '/visit' }, ['Visit']), make('a', { href: '/join-us' }, ['Join us'])]));
  }
});
customElements.define('job-card', class extends HTMLElement {
  set vacancy(vacancy) {
    const inside = this.attachShadow({ mode: 'open' });
    inside.append(make('style', {}, ['.card { border: 1px solid }']), make('div', { class: 'card' }, [
      make('h3', {}, [vacancy.name]), make('p', {}, [vacancy.venue + ' · ' + vacancy.section]), make('a', { href: vacancy.link }, ['Read more']),
    ]));
  }
});
customElements.define('job-board', class extends HTMLElement {
  async connectedCallback() {
    const inside = this.attachShadow({ mode: 'open' });
    const { vacancies } = await fetch(this.getAttribute('src')).then((r) => r.json());
    for (const vacancy of vacancies) {
      const card = document.createElement('job-card');
      card.vacancy = vacancy;
      inside.append(card);
    }
  }
});
`;
