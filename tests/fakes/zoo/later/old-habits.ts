import { escapeHtml as esc } from '#demo/pages.ts';
import { json } from '#demo/site-answer.ts';
import { makeElements } from '../client-scripts.ts';
import { aerospace, charity, university } from '../content/later-english.ts';
import { makeOpenings, type Opening } from '../content/openings.ts';
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

/** An old grid whose pages come by posting a form back. */
export function tarn(): ZooSite {
  const origin = 'https://hr.tarn-college.example';
  const openings = makeOpenings({ seed: 'tarn', trade: university, count: 21 });
  const path = ({ id }: Opening) => `/Vacancies/Detail.aspx?vid=${id}`;
  const size = 8;
  const pages = Math.ceil(openings.length / size);

  const grid = (at: number) =>
    page({
      lang: 'en-GB',
      title: 'Tarn College - Current Vacancies',
      body: `<form method="post" action="/Vacancies/Default.aspx" id="aspnetForm"><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET"><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT"><input type="hidden" name="__VIEWSTATE" value="${Buffer.from(`grid:${at}`).toString('base64')}"><script>function __doPostBack(target, argument) { const form = document.getElementById('aspnetForm'); form.__EVENTTARGET.value = target; form.__EVENTARGUMENT.value = argument; form.submit(); }</script><table id="ctl00_gvVacancies" cellspacing="0" rules="all" border="1"><tr><th scope="col">Ref</th><th scope="col">Post</th><th scope="col">School</th><th scope="col">Campus</th><th scope="col">Closes</th></tr>${each(
        openings.slice((at - 1) * size, at * size),
        (o) =>
          `<tr class="GridRow"><td>${o.id}</td><td><a href="Detail.aspx?vid=${o.id}">${esc(o.title)}</a></td><td>${esc(o.department)}</td><td>${esc(o.place)}</td><td>${o.postedOn.split('-').reverse().join('/').replace('2026', '2027')}</td></tr>`,
      )}<tr class="GridPager"><td colspan="5">${Array.from({ length: pages }, (_, n) =>
        n + 1 === at
          ? `<span>${n + 1}</span>`
          : `<a href="javascript:__doPostBack('ctl00$gvVacancies','Page$${n + 1}')">${n + 1}</a>`,
      ).join(' ')}</td></tr></table></form>`,
    });

  return {
    name: 'tarn-college',
    kind: 'grid with pages by posting back',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/Vacancies/Default.aspx`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: 'tr.GridRow', press: 'tr.GridPager a' },
    serve: routed({
      '/Vacancies/Default.aspx': ({ body }) => {
        const wanted = new URLSearchParams(body).get('__EVENTARGUMENT') ?? '';
        return grid(Number(wanted.replace('Page$', '')) || 1);
      },
      '/Vacancies/Detail.aspx': (request) => {
        const o = openings.find(({ id }) => id === numberIn(request, 'vid', 0));
        if (o === undefined) return null;
        return page({
          lang: 'en-GB',
          title: 'Tarn College - Vacancy Details',
          body: `<div id="ctl00_pnl"><span id="ctl00_lblTitle" class="heading">${esc(o.title)}</span><br><span>Campus: ${esc(o.place)}</span><br><span>School: ${esc(o.department)}</span><div id="ctl00_litBody">${paragraphs(o.text)}</div></div>`,
        });
      },
    }),
  };
}

/** A frame of another host inside a shadow root, whose list has pages of its own. */
export function caldera(): ZooSite {
  const origin = 'https://www.caldera-aero.example';
  const board = 'https://apply.rostrum-hiring.example';
  const openings = makeOpenings({ seed: 'caldera', trade: aerospace, count: 19 });
  const path = ({ token }: Opening) => `/caldera/${token}`;

  return {
    name: 'caldera-aero',
    kind: 'frame in a shadow root',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/company/careers`,
    otherHosts: ['apply.rostrum-hiring.example'],
    outcome: 'openings',
    openings: truths(openings, { url: (o) => board + path(o) }),
    shown: {
      item: 'article.opening',
      frame: 'careers-widget iframe',
      press: 'button.forward',
    },
    serve: routed({
      [`${origin}/company/careers`]: () =>
        page({
          lang: 'en-US',
          title: 'Careers at Caldera Aero',
          body: `<header>${links({ '/': 'Caldera', '/engines': 'Engines', '/company': 'Company' })}</header><h1>Careers</h1><careers-widget account="caldera"></careers-widget><h2>Benefits</h2><article class="benefit"><h3>Relocation</h3><p>We pay the van.</p></article><article class="benefit"><h3>Learning</h3><p>Two weeks a year.</p></article><script src="/widget-loader.js"></script>`,
        }),
      [`${origin}/widget-loader.js`]: () =>
        script(
          "customElements.define('careers-widget', class extends HTMLElement { connectedCallback() { const root = this.attachShadow({ mode: 'open' }); const frame = document.createElement('iframe'); frame.src = 'https://apply.rostrum-hiring.example/widget/' + this.getAttribute('account'); frame.width = 800; frame.height = 1000; root.append(frame); } });",
        ),
      [`${board}/widget/caldera`]: () =>
        page({
          lang: 'en-US',
          title: 'Openings',
          body: '<div class="widget"></div><script src="/widget.js"></script>',
        }),
      [`${board}/widget.js`]: () => script(makeElements + calderaApp),
      [`${board}/public/caldera/openings`]: (request) => {
        const start = numberIn(request, 'start', 0);
        return json({
          status: 'ok',
          payload: openings.slice(start, start + 7).map((o) => ({
            code: o.token,
            designation: o.title,
            base: o.place,
            branch: o.department,
          })),
          remaining: Math.max(0, openings.length - start - 7),
        });
      },
      [`${board}/caldera/:key`]: (_, key) => {
        const o = openings.find(({ token }) => token === key);
        if (o === undefined) return null;
        return page({
          lang: 'en-US',
          title: `${o.title} | Caldera Aero`,
          body: `<h1>${esc(o.title)}</h1><p>${esc(o.place)} · ${esc(o.department)}</p>${sections(o.text)}`,
        });
      },
    }),
  };
}

const calderaApp = `
const widget = document.querySelector('.widget');
let start = 0;
async function draw() {
  const { payload, remaining } = await fetch('/public/caldera/openings?start=' + start).then((r) => r.json());
  widget.replaceChildren(
    ...payload.map((each) => make('article', { class: 'opening' }, [make('div', {}, [each.branch]), make('a', { href: '/caldera/' + each.code, target: '_parent' }, [each.designation]), make('div', {}, [each.base])])),
    make('div', {}, [
      start > 0 ? make('button', { class: 'back', onclick: () => { start -= 7; draw(); } }, ['‹ Back']) : null,
      remaining > 0 ? make('button', { class: 'forward', onclick: () => { start += 7; draw(); } }, ['More ›']) : null,
    ]),
  );
}
draw();
`;

/** Rows that fold out a second row; what is in it is fetched when pressed. */
export function highmoor(): ZooSite {
  const origin = 'https://highmoor-trust.example';
  const openings = makeOpenings({ seed: 'highmoor', trade: charity, count: 15 });

  return {
    name: 'highmoor-trust',
    kind: 'table whose rows fold out',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/about/jobs`,
    outcome: 'openings',
    openings: truths(openings, { url: () => null, text: false }),
    shown: { item: 'tr.vac' },
    serve: routed({
      '/about/jobs': () =>
        page({
          lang: 'en-GB',
          title: 'Jobs – Highmoor Trust',
          body: `<ul class="menu"><li>${links({ '/about': 'About' })}</li><li>${links({ '/grants': 'Grants' })}</li></ul><h1>Jobs</h1><table class="jobs"><caption>Vacancies this month</caption><tbody>${each(openings, (o) => `<tr class="vac" tabindex="0" data-id="${o.id}"><td>${o.postedOn.split('-').reverse().join('.')}</td><td><strong>${esc(o.title)}</strong><br>${esc(o.department)}</td><td>${esc(o.place)}</td><td aria-hidden="true">▾</td></tr><tr class="more" hidden><td colspan="4"></td></tr>`)}</tbody></table><h2>Grants awarded</h2><table class="grants"><tbody>${each(['Rowing club, new boats', 'Library roof', 'Choir tour'], (name, n) => `<tr><td>0${n + 1}.10.2026</td><td><strong>${name}</strong><br>Community</td><td>£${(n + 2) * 1500}</td></tr>`)}</tbody></table><script src="/fold.js"></script>`,
        }),
      '/fold.js': () => script(highmoorApp),
      '/ajax/job': (request) => {
        const o = openings.find(({ id }) => id === numberIn(request, 'id', 0));
        return o === undefined ? null : json({ html: paragraphs(o.text) });
      },
    }),
  };
}

const highmoorApp = `
for (const row of document.querySelectorAll('tr.vac')) row.addEventListener('click', async () => {
  const more = row.nextElementSibling;
  const { html } = await fetch('/ajax/job?id=' + row.dataset.id).then((r) => r.json());
  more.firstElementChild.innerHTML = html;
  more.hidden = !more.hidden;
});
`;
