import { escapeHtml as esc } from '#demo/pages.ts';
import { museum, robotics } from '../content/english.ts';
import { japaneseRail } from '../content/japanese.ts';
import { makeOpenings, type Opening } from '../content/openings.ts';
import { czechGlass, swedishForest } from '../content/polish-czech-swedish.ts';
import { each, links, page, paragraphs, routed, sections, truths, type ZooSite } from '../site.ts';

/** A Czech glassworks: two lists of different markup, for the works and for the offices. */
export function sklarna(): ZooSite {
  const origin = 'https://kariera.sklarna-modry-dul.example';
  const openings = makeOpenings({ seed: 'modry-dul', trade: czechGlass, count: 21 });
  const path = ({ slug }: Opening) => `/pozice/${slug}`;
  const isOffice = ({ department }: Opening) =>
    department === 'Kanceláře' || department === 'Obchod';
  const menu = `<div class="menu">${links({ '/': 'Úvod', '/vyrobky': 'Výrobky', '/exkurze': 'Exkurze', '/pozice': 'Volná místa', '/kontakty': 'Kontakty' })}</div>`;

  return {
    name: 'sklarna-modry-dul',
    kind: 'two lists',
    needsBrowser: false,
    language: 'cs',
    url: `${origin}/pozice`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o), department: false }),
    shown: { item: '.provoz li, .kancelar' },
    serve: routed({
      '/pozice': () =>
        page({
          lang: 'cs',
          title: 'Volná místa | Sklárna Modrý Důl',
          body: `${menu}<h1>Volná místa</h1><h2>Dělnické a technické profese</h2><ul class="provoz">${each(
            openings.filter((o) => !isOffice(o)),
            (o) =>
              `<li><a href="${path(o)}">${esc(o.title)}</a>, ${esc(o.place)} <span class="mzda">${esc(o.pay ?? 'mzda dohodou')}</span></li>`,
          )}</ul><p>Sklo děláme od roku 1868. Přijďte se podívat na <a href="/exkurze">exkurzi</a>.</p><h2>Kanceláře a obchod</h2><div class="mrizka">${each(
            openings.filter(isOffice),
            (o) =>
              `<div class="kancelar"><h3>${esc(o.title)}</h3><p>${esc(o.place)}<br>${esc(o.type)}</p><a class="tlacitko" href="${path(o)}">Detail pozice</a></div>`,
          )}</div><h2>Proč k nám</h2><ul class="duvody"><li>Vlastní jídelna</li><li>Pět týdnů dovolené</li><li>Podniková školka</li></ul>`,
        }),
      '/pozice/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'cs',
          title: `${o.title} | Sklárna Modrý Důl`,
          body: `${menu}<h1>${esc(o.title)}</h1><p>Místo výkonu práce: ${esc(o.place)}</p><p>Úvazek: ${esc(o.type)}</p>${sections(o.text)}<p>Kontakt: paní Havlová, linka 214</p>`,
        });
      },
    }),
  };
}

/** A Japanese railway: a table whose first column is the place, openings of one kind of work each. */
export function tetsudo(): ZooSite {
  const origin = 'https://recruit.minato-tetsudo.example';
  const openings = makeOpenings({ seed: 'minato', trade: japaneseRail, count: 16 });
  const path = ({ id }: Opening) => `/career/detail/${id}/`;
  const head = `<ul class="gnav">${each(
    [
      ['/company/', '会社を知る'],
      ['/people/', '社員紹介'],
      ['/career/', '募集職種'],
      ['/faq/', 'よくあるご質問'],
    ] as const,
    ([href, label]) => `<li><a href="${href}">${label}</a></li>`,
  )}</ul>`;
  const people = `<section class="people"><h2>社員インタビュー</h2><ul>${each(
    ['入社三年目・車掌', '入社十年目・軌道工事', '入社六年目・経理'],
    (label, n) => `<li><a href="/people/0${n + 1}/"><p>${label}</p></a></li>`,
  )}</ul></section>`;

  return {
    name: 'minato-tetsudo',
    kind: 'table, place first',
    needsBrowser: false,
    language: 'ja',
    url: `${origin}/career/`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.bosyu tbody tr' },
    serve: routed({
      '/career/': () =>
        page({
          lang: 'ja',
          title: '募集職種一覧|港鉄道 採用情報',
          body: `${head}<h1>募集職種一覧</h1><table class="bosyu"><thead><tr><th>勤務地</th><th>部門</th><th>職種</th><th>雇用形態</th><th></th></tr></thead><tbody>${each(
            openings,
            (o) =>
              `<tr><td>${o.place}</td><td>${o.department}</td><th scope="row">${o.title}</th><td>${o.type}</td><td><a href="${path(o)}">詳細を見る</a></td></tr>`,
          )}</tbody></table>${people}<footer>© 港鉄道株式会社 ${links({ '/privacy/': '個人情報保護方針' })}</footer>`,
        }),
      '/career/detail/:key/': (_, key) => {
        const o = openings.find(({ id }) => String(id) === key);
        if (o === undefined) return null;
        return page({
          lang: 'ja',
          title: `${o.title}|港鉄道 採用情報`,
          body: `${head}<h1>${o.title}</h1><table class="youkou"><tr><th>勤務地</th><td>${o.place}</td></tr><tr><th>雇用形態</th><td>${o.type}</td></tr><tr><th>給与</th><td>${o.pay ?? '当社規定による'}</td></tr></table>${sections(o.text)}<a class="entry" href="/entry/?id=${o.id}">エントリーする</a>${people}`,
        });
      },
    }),
  };
}

/** A Swedish forest owner: addresses that say nothing, and news whose addresses look the same. */
export function skog(): ZooSite {
  const origin = 'https://www.norrviken-skog.example';
  const openings = makeOpenings({ seed: 'norrviken', trade: swedishForest, count: 18 });
  const path = ({ token }: Opening) => `/p/${token}`;
  const news = [
    'Ny väg till Storsjön invigd',
    'Så planterade vi två miljoner tallar',
    'Rapport: skogen och klimatet 2026',
    'Möt Elin, årets lärling',
  ];
  const top = `<div class="topp"><a href="/">Norrviken Skog</a> ${links({ '/p/0a11': 'Vår skog', '/p/0a12': 'Köp virke', '/p/0a13': 'Jobba hos oss', '/p/0a14': 'Om oss' })}</div>`;

  return {
    name: 'norrviken-skog',
    kind: 'addresses that say nothing',
    needsBrowser: false,
    language: 'sv',
    url: `${origin}/p/0a13`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.rad.tjanst' },
    serve: routed({
      '/p/0a13': () =>
        page({
          lang: 'sv',
          title: 'Jobba hos oss - Norrviken Skog',
          body: `${top}<div class="innehall"><h1>Jobba hos oss</h1><div class="rader">${each(
            openings,
            (o) =>
              `<div class="rad tjanst"><a href="${path(o)}">${esc(o.title)}</a><div>${esc(o.place)}</div><div>${esc(o.department)}</div><div>Sök senast ${o.postedOn.replace('2026', '2027')}</div></div>`,
          )}</div><h2>Nyheter</h2><div class="rader">${each(
            news,
            (title, n) =>
              `<div class="rad nyhet"><a href="/p/77${n}e">${esc(title)}</a><div>${12 + n} oktober</div></div>`,
          )}</div></div>`,
        }),
      '/p/:key': (_, key) => {
        const o = openings.find(({ token }) => token === key);
        if (o === undefined) {
          const title = news.find((_title, n) => key === `77${n}e`);
          if (title === undefined) return null;
          return page({
            lang: 'sv',
            title,
            body: `${top}<h1>${esc(title)}</h1><p>Läs mer i vår tidning.</p>`,
          });
        }
        return page({
          lang: 'sv',
          title: `${o.title} - Norrviken Skog`,
          body: `${top}<div class="innehall"><h1>${esc(o.title)}</h1><p class="ingress">${esc(o.place)} – ${esc(o.type)}</p>${paragraphs(o.text)}<p>Fackliga kontakter nås via växeln.</p></div>`,
        });
      },
    }),
  };
}

const museumUrl = 'https://careers.tidewater-museum.example';

/** An English museum with everything beside the openings that looks like one. */
export function decoys(): ZooSite {
  const openings = makeOpenings({ seed: 'tidewater', trade: museum, count: 14 });
  const path = ({ slug }: Opening) => `/vacancies/${slug}`;
  const card = (href: string, title: string, below: string, kind = '') =>
    `<article class="card ${kind}"><h3><a href="${href}">${esc(title)}</a></h3><p>${esc(below)}</p></article>`;
  const banner =
    '<div class="cookie-note" role="dialog"><p>We use cookies to count visits.</p><button>Accept</button><button>Decline</button><a href="/cookies">Manage cookies</a></div>';
  const top = `<header>${links({ '/': 'Tidewater Museum', '/visit': 'Visit', '/whats-on': 'What’s on', '/vacancies': 'Work with us' })}</header>`;
  const bottom = `<section class="newsletter"><h2>Stay in touch</h2><form><input type="email"><button>Sign up</button></form></section><footer>${links({ '/access': 'Access', '/press': 'Press', '/hire': 'Hire our spaces', '/shop': 'Shop' })}</footer>${banner}`;
  const team = [
    ['Head of Learning', 'Imogen Achterberg'],
    ['Director of Collections', 'Rashid Penhaligon'],
    ['Head of Volunteering', 'Marta Olaniyi'],
  ] as const;

  return {
    name: 'tidewater-museum',
    kind: 'decoys on every side',
    needsBrowser: false,
    language: 'en',
    url: `${museumUrl}/vacancies`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => museumUrl + path(o) }),
    shown: { item: '.vacancy' },
    serve: routed({
      '/vacancies': () =>
        page({
          lang: 'en-GB',
          title: 'Work with us | Tidewater Museum',
          body: `${top}<main><h1>Work with us</h1><section class="stories"><h2>Life at the museum</h2>${card('/stories/conservator', 'What a paper conservator does all day', 'Maritime Wing · 4 min read')}${card('/stories/night-guard', 'A night with our security guards', 'Observatory · 6 min read')}${card('/stories/curator', 'From volunteer to curator', 'Old Customs House · 5 min read')}</section><section><h2>Current vacancies</h2>${each(openings, (o) => card(path(o), o.title, `${o.place} · ${o.department} · ${o.type}`, 'vacancy'))}${card('/talent-pool', 'Can’t find the right role? Join our talent pool', 'Any site · Any department')}</section><section class="team"><h2>Meet the people you would work with</h2>${each(team, ([role, person]) => card(`/people/${person.toLowerCase().replace(' ', '-')}`, person, role))}</section><section class="places"><h2>Where we work</h2>${each(museum.places, (name) => card(`/sites/${name.toLowerCase().replaceAll(/\W+/g, '-')}`, name, 'Open daily from ten'))}</section></main>${bottom}`,
        }),
      '/vacancies/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        const similar = openings.filter((other) => other !== o).slice(0, 3);
        return page({
          lang: 'en-GB',
          title: `${o.title} | Tidewater Museum`,
          body: `${top}<main><h1>${esc(o.title)}</h1><p>${esc(o.place)} · ${esc(o.department)} · ${esc(o.type)}${o.pay === null ? '' : ` · ${o.pay}`}</p>${sections(o.text)}<h2>Similar vacancies</h2>${each(similar, (other) => card(path(other), other.title, other.place))}${card('/vacancies/closed-brass-polisher', 'Brass Polisher', 'Closed on 2 March')}</main>${bottom}`,
        });
      },
    }),
  };
}

/** A small robotics firm: accordions with the whole text on one page, no other address. */
export function accordions(): ZooSite {
  const origin = 'https://tidemark-robotics.example';
  const openings = makeOpenings({ seed: 'tidemark', trade: robotics, count: 9 });
  const faq = [
    [
      'How long does hiring take?',
      'Usually three weeks, with two interviews and one paid day together.',
    ],
    ['Do you sponsor visas?', 'Yes, for most engineering roles.'],
    ['Can I apply twice?', 'Please do, once a year.'],
  ] as const;

  return {
    name: 'tidemark-robotics',
    kind: 'accordions with the whole text',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/join`,
    outcome: 'openings',
    openings: truths(openings, { url: () => null }),
    shown: { item: 'details.role' },
    serve: routed({
      '/join': () =>
        page({
          lang: 'en',
          title: 'Join us — Tidemark Robotics',
          body: `<header>${links({ '/': 'Tidemark', '/robots': 'Robots', '/join': 'Join us' })}</header><h1>Come and build with us</h1><h2>Open roles</h2>${each(
            openings,
            (o) =>
              `<details class="role"><summary><span class="role-name">${esc(o.title)}</span> <span class="role-where">${esc(o.place)}</span> <span class="role-team">${esc(o.department)}</span></summary><div class="role-text">${sections(o.text, 'h4')}<p><a href="mailto:jobs@tidemark-robotics.example?subject=${encodeURIComponent(o.title)}">Apply by mail</a></p></div></details>`,
          )}<h2>Questions people ask</h2>${each(faq, ([question, answer]) => `<details class="faq"><summary>${esc(question)}</summary><p>${esc(answer)}</p></details>`)}`,
        }),
    }),
  };
}
