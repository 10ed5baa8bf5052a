import { escapeHtml as esc } from '#demo/pages.ts';
import { each, links, page, routed, script, type ZooSite } from '../site.ts';
import { byPlace, detailPage, type Post, posts, postTruths } from './posts.ts';

/** A railway: a table whose cells for department and station reach down, beside a table of fares. */
export function cawdor(): ZooSite {
  const origin = 'https://www.cawdor-rail.example';
  const all = posts(3_100, [
    ['Train Driver', 'Inverness', 'Operations'],
    ['Signaller', 'Inverness', 'Operations'],
    ['Conductor', 'Aviemore', 'Operations'],
    ['Permanent Way Engineer', 'Perth', 'Infrastructure'],
    ['Welder (track)', 'Perth', 'Infrastructure'],
    ['Payroll Clerk', 'Inverness', 'Office'],
    ['Timetable Planner', 'Inverness', 'Office'],
  ]);
  const path = ({ id }: Post) => `/about/vacancies/${id}`;
  /** A cell of the first row with a value; rows below share it. */
  const cell = (n: number, key: (post: Post) => string, label: string): string => {
    const own = all[n];
    const before = all[n - 1];
    if (own === undefined || (before !== undefined && key(before) === key(own))) return '';
    const end = all.findIndex((each, at) => at > n && key(each) !== key(own));
    return `<td rowspan="${(end === -1 ? all.length : end) - n}">${esc(label)}</td>`;
  };

  return {
    name: 'cawdor-rail',
    kind: 'table whose cells reach down',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/about/vacancies`,
    outcome: 'openings',
    openings: postTruths(all, { url: (post) => origin + path(post), department: true }),
    shown: { item: 'td.post', placeApart: true },
    serve: routed({
      '/about/vacancies': () =>
        page({
          lang: 'en',
          title: 'Vacancies',
          body: `<div class="top">${links({ '/tickets': 'Tickets', '/timetable': 'Timetable', '/about': 'About' })}</div><h1>Vacancies</h1><table border="1"><tr><th>Department</th><th>Station</th><th>Post</th><th>Grade</th></tr>${each(
            all,
            (post, n) =>
              `<tr>${cell(n, (one) => one.department, post.department)}${cell(n, (one) => `${one.department}/${one.place}`, post.place)}<td class="post"><a href="${path(post)}">${esc(post.title)}</a></td><td>${'CDE'[n % 3]}${n + 1}</td></tr>`,
          )}</table><h2>Fares</h2><table><tr><th>Zone</th><th>Single</th></tr><tr><td>Inverness</td><td>£4.10</td></tr><tr><td>Perth</td><td>£12.00</td></tr></table>`,
        }),
      '/about/vacancies/:key': detailPage(all, 'en'),
    }),
  };
}

/** A boatyard: openings, whole, in accordions like those of its questions. */
export function pinnace(): ZooSite {
  const origin = 'https://pinnace-boatworks.example';
  const all = posts(3_200, [
    ['Shipwright', 'Falmouth'],
    ['Sailmaker', 'Falmouth'],
    ['Marine Upholsterer', 'Brixham'],
    ['Yard Foreman', 'Brixham'],
    ['Apprentice Boatbuilder', 'Falmouth'],
    ['Rigging Loft Hand', 'Plymouth'],
  ]);
  const questions = [
    ['Do you take on beginners?', 'Yes, each September.'],
    ['Can I visit?', 'Fridays after two.'],
    ['How we choose', 'One talk, one day at the bench.'],
  ] as const;

  return {
    name: 'pinnace-boatworks',
    kind: 'accordions like those of the questions',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/join`,
    outcome: 'openings',
    openings: postTruths(all, { url: () => null }),
    shown: { item: 'details.role summary' },
    serve: routed({
      '/join': () =>
        page({
          lang: 'en',
          title: 'Join the yard',
          body: `<nav>${links({ '/': 'Yard', '/boats': 'Boats', '/join': 'Join' })}</nav><h1>Join the yard</h1><section><h2>Open roles</h2>${each(
            all,
            (post) =>
              `<details class="role"><summary>${esc(post.title)} <small>${esc(post.place)}</small></summary><p>${esc(post.text)}</p><h4>You bring</h4><ul><li>Steady hands</li><li>Own knives</li></ul></details>`,
          )}</section><section><h2>Good to know</h2>${each(questions, ([asked, said]) => `<details><summary>${asked}</summary><p>${said}</p></details>`)}</section>`,
        }),
    }),
  };
}

/** An observatory: one definition list of openings, another of what it offers. */
export function aldergate(): ZooSite {
  const origin = 'https://www.aldergate-observatory.example';
  const all = posts(3_300, [
    ['Lithic Residue Analyst', 'Whitby'],
    ['Night Assistant, 1.2 m telescope', 'La Palma'],
    ['Dome Mechanic', 'Whitby'],
    ['Spectrograph Software Engineer', 'Edinburgh'],
    ['Keeper of Glass Plates', 'Durham'],
  ]);

  return {
    name: 'aldergate-observatory',
    kind: 'definition lists',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/jobs.php`,
    outcome: 'openings',
    openings: postTruths(all, { url: () => null }),
    shown: { item: 'dl.jobs dt', placeApart: true },
    serve: routed({
      '/jobs.php': () =>
        page({
          lang: 'en',
          title: 'Working at Aldergate',
          body: `<div id="links">${links({ '/': 'Home', '/visit': 'Visit us', '/jobs.php': 'Jobs' })}</div><h1>Working at Aldergate</h1><p>We are forty people and a cat.</p><h2>Current openings</h2><dl class="jobs">${each(all, (post) => `<dt>${esc(post.title)}</dt><dd>Location: ${esc(post.place)}<br>Closing date: 14 February 2027</dd><dd>${esc(post.text)}</dd>`)}</dl><h2>Benefits</h2><dl><dt>Leave</dt><dd>30 days and bank holidays.</dd><dt>Pension</dt><dd>We pay 14 per cent.</dd><dt>Meals</dt><dd>Soup each night, also at new moon.</dd></dl>`,
        }),
    }),
  };
}

/** Swimming pools: openings in the days of a calendar on which they begin. */
export function lido(): ZooSite {
  const origin = 'https://lido-seasons.example';
  const all = posts(3_400, [
    ['Lifeguard', 'Brockwell'],
    ['Kiosk Cook', 'Brockwell'],
    ['Ticket Seller', 'Parliament Hill'],
    ['Swimming Teacher', 'Tooting'],
    ['Gardener', 'Tooting'],
    ['Bookings Assistant', 'Parliament Hill'],
  ]);
  const days = [1, 1, 4, 12, 19, 19];
  const path = ({ id }: Post) => `/season-jobs/${id}`;
  const day = (n: number): string => {
    const begins = all.filter((_, at) => days[at] === n);
    const number = n < 1 || n > 31 ? '' : `<span class="day">${n}</span>`;
    return `<td>${number}${each(begins, (post) => `<div class="ev"><a href="${path(post)}">${esc(post.title)}</a><br>${esc(post.place)}</div>`)}</td>`;
  };
  const week = (n: number) =>
    `<tr>${Array.from({ length: 7 }, (_, at) => day(n * 7 + at - 4)).join('')}</tr>`;

  return {
    name: 'lido-seasons',
    kind: 'calendar',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/season-jobs`,
    outcome: 'openings',
    openings: postTruths(all, { url: (post) => origin + path(post) }),
    shown: { item: '.ev' },
    serve: routed({
      '/season-jobs': () =>
        page({
          lang: 'en',
          title: 'Season jobs by start date',
          body: `<nav>${links({ '/': 'Lidos', '/swim': 'Swim', '/season-jobs': 'Season jobs' })}</nav><h1>Season jobs by start date</h1><h2>May 2027</h2><table class="cal"><tr>${each(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], (name) => `<th>${name}</th>`)}</tr>${each([0, 1, 2, 3, 4, 5], week)}</table>`,
        }),
      '/season-jobs/:key': detailPage(all, 'en'),
    }),
  };
}

/** A trust that keeps the openings of earlier years on its page, built like the present ones. */
export function moorland(): ZooSite {
  const origin = 'https://www.moorland-trust.example';
  const all = posts(3_500, [
    ['Peatland Ranger', 'Hathersage'],
    ['Education Officer', 'Edale'],
    ['Finance Assistant', 'Bakewell'],
  ]);
  const past = posts(2_100, [
    ['Director of Fundraising', 'Bakewell'],
    ['Drystone Waller', 'Edale'],
    ['Volunteer Coordinator', 'Bakewell'],
    ['Café Supervisor', 'Edale'],
    ['Ecologist', 'Hathersage'],
  ]);
  const item = (name: string, note: string) => (post: Post) =>
    `<div class="${name}"><h3><a href="/jobs/${post.id}">${esc(post.title)}</a></h3><p>${esc(post.place)}</p><p>${note}</p></div>`;

  return {
    name: 'moorland-trust',
    kind: 'archive of closed openings',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/jobs`,
    outcome: 'openings',
    openings: postTruths(all, { url: ({ id }) => `${origin}/jobs/${id}` }),
    shown: { item: '#now .entry' },
    serve: routed({
      '/jobs': () =>
        page({
          lang: 'en',
          title: 'Jobs',
          body: `<h1>Jobs</h1><h2>Current vacancies</h2><div id="now">${each(all, item('entry', 'Closes 10 January 2027'))}</div><h2>Previous vacancies</h2><p>These posts are no longer open. They show the kind of roles that we have.</p><div>${each(past, item('entry', 'Closed 10 March 2026'))}</div>`,
        }),
      '/jobs/:key': detailPage([...all, ...past], 'en'),
    }),
  };
}

/** A maker of movements in a town of two languages: each opening in one of them. */
export function bielersee(): ZooSite {
  const origin = 'https://www.uhrwerk-bielersee.example';
  const french = posts(3_600, [
    ['Horloger·ère complications', 'Bienne'],
    ['Décolleteur', 'Tavannes'],
    ['Polisseuse', 'Bienne'],
    ['Comptable 80 %', 'Neuchâtel'],
  ]);
  const german = posts(3_700, [
    ['Polymechaniker/in EFZ', 'Biel'],
    ['Leiterin Nachschau', 'Grenchen'],
    ['Lernende Uhrmacherei 2027', 'Grenchen'],
  ]);
  const all = [...french, ...german];
  const path = ({ id }: Post) => `/emploi-stelle/${id}`;
  const list = (some: readonly Post[]) =>
    `<ul>${each(some, (post) => `<li class="poste"><a href="${path(post)}">${esc(post.title)}</a>, ${esc(post.place)}</li>`)}</ul>`;

  return {
    name: 'uhrwerk-bielersee',
    kind: 'two languages side by side',
    needsBrowser: false,
    language: 'fr',
    url: `${origin}/emplois-stellen`,
    outcome: 'openings',
    openings: postTruths(all, { url: (post) => origin + path(post) }),
    shown: { item: 'li.poste' },
    serve: routed({
      '/emplois-stellen': () =>
        page({
          lang: 'fr',
          title: 'Emplois | Stellen',
          body: `<nav>${links({ '/fr': 'Français', '/de': 'Deutsch', '/montres': 'Montres / Uhren' })}</nav><h1>Emplois / Stellen</h1><div class="cols"><div lang="fr"><h2>En français</h2><p>Nous cherchons, de suite ou à convenir :</p>${list(french)}</div><div lang="de"><h2>Auf Deutsch</h2><p>Wir suchen per sofort oder nach Vereinbarung:</p>${list(german)}</div></div><ul class="foot"><li><a href="/impressum">Impressum</a></li><li><a href="/datenschutz">Datenschutz</a></li></ul>`,
        }),
      '/emploi-stelle/:key': detailPage(all, 'fr'),
    }),
  };
}

/** A chain of shops: a menu of towns, and the list of the town that is chosen. */
export function marzipan(): ZooSite {
  const origin = 'https://www.marzipan-filialen.example';
  const all = posts(3_800, [
    ['Verkäuferin', 'Lübeck'],
    ['Konditor', 'Lübeck'],
    ['Filialleitung', 'Kiel'],
    ['Verkäuferin', 'Kiel'],
    ['Aushilfe Lager', 'Kiel'],
    ['Konditor', 'Rostock'],
  ]);
  const path = ({ id }: Post) => `/jobs/${id}`;
  const towns = byPlace(all).map(([town, some]) => [
    town,
    some.map((post) => [path(post), post.title]),
  ]);

  return {
    name: 'marzipan-filialen',
    kind: 'a list for each town of a menu',
    needsBrowser: true,
    language: 'de',
    url: `${origin}/jobs`,
    outcome: 'openings',
    openings: postTruths(all, { url: (post) => origin + path(post) }),
    shown: { item: '#liste li', menu: 'select' },
    serve: routed({
      '/jobs': () =>
        page({
          lang: 'de',
          title: 'Jobs in unseren Filialen',
          body: `<h1>Offene Stellen in unseren Filialen</h1><label>Stadt <select></select></label><ul id="liste"></ul><script src="/jobs.js"></script>`,
        }),
      '/jobs.js': () =>
        script(`const towns = ${JSON.stringify(towns)};
const menu = document.querySelector('select');
for (const [town] of towns) menu.append(Object.assign(document.createElement('option'), { textContent: town }));
function show() {
  const [town, jobs] = towns.find(([each]) => each === menu.value);
  document.querySelector('#liste').innerHTML = jobs.map(([href, title]) => '<li><a href="' + href + '">' + title + '</a><span>' + town + '</span></li>').join('');
}
menu.onchange = show;
setTimeout(show, 300);`),
      '/jobs/:key': detailPage(all, 'de'),
    }),
  };
}

/** A school of trades: courses named after occupations, with places, and nobody is hired. */
export function nimbus(): ZooSite {
  const origin = 'https://www.nimbus-training.example';
  const courses = [
    'Forklift Driver',
    'First Aider at Work',
    'Certified Scrum Master',
    'Bookkeeper Level 2',
    'Site Supervisor Safety',
    'Barista Foundation',
  ];
  return {
    name: 'nimbus-training',
    kind: 'courses that read like openings',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/courses`,
    outcome: 'unreadable',
    openings: [],
    shown: { item: '.none' },
    serve: routed({
      '/courses': () =>
        page({
          lang: 'en',
          title: 'Courses and dates',
          body: `<h1>Courses and dates</h1><table><tr><th>Course</th><th>Place</th><th>Fee</th><th></th></tr>${each(courses, (title, n) => `<tr><td><a href="/courses/c${n}">${title}</a></td><td>${['Leeds', 'York', 'Hull'][n % 3]}</td><td>£${n + 1}80</td><td><a href="/book/${n}">Book now</a></td></tr>`)}</table>`,
        }),
      '/courses/:key': () =>
        page({
          lang: 'en',
          title: 'Course',
          body: '<h1>Course</h1><p>Three days. Bring boots.</p>',
        }),
    }),
  };
}

/** A firm that hires nobody now, and tells of the fields it works in. */
export function kelm(): ZooSite {
  const origin = 'https://www.kelm-apparate.example';
  const fields = ['エンジニア', '営業', '事務'];
  return {
    name: 'kelm-apparate',
    kind: 'no openings, fields of work shown',
    needsBrowser: false,
    language: 'ja',
    url: `${origin}/careers`,
    outcome: 'no_openings',
    openings: [],
    shown: { item: '.none' },
    serve: routed({
      '/careers': () =>
        page({
          lang: 'ja',
          title: '採用情報',
          body: `<nav><a href="/">Kelm</a></nav><h1>採用情報</h1><p>現在、募集中の求人はございません。</p><h2>職種紹介</h2>${each(fields, (name, n) => `<div class="field"><h3><a href="/careers/field-${n}">${name}</a></h3><p>東京</p></div>`)}`,
        }),
      '/careers/:key': (_, key) =>
        page({ lang: 'ja', title: key, body: '<h1>職種</h1><p>仕事の紹介です。</p>' }),
    }),
  };
}
