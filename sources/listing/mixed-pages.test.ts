import { describe, expect, it } from 'vitest';
import { readListing } from './read-listing.ts';

const url = 'https://www.acme.example/careers';
const read = (body: string) => readListing({ url, html: `<body>${body}</body>` });
const titles = (body: string) => read(body).openings.map(({ title }) => title);

const real = ['Night Baker', 'Kiln Keeper'];

/** The page's one design, for openings and for what stands beside them. */
const designs: readonly (readonly [string, (title: string, text: string) => string])[] = [
  ['a definition list', (title, text) => `<dt>${title}</dt><dd>${text}</dd>`],
  ['accordions', (title, text) => `<details><summary>${title}</summary><p>${text}</p></details>`],
  ['cards', (title, text) => `<div class="c"><h4>${title}</h4><p>${text}</p></div>`],
  ['a list', (title, text) => `<li><b>${title}</b> <span>${text}</span></li>`],
  ['rows of a table', (title, text) => `<tr><td>${title}</td><td>${text}</td></tr>`],
];

describe('where openings and other things are built alike', () => {
  it.each(designs)('only the openings are read, in %s', (name, item) => {
    const outer = name.startsWith('rows') ? 'table' : name === 'a list' ? 'ul' : 'dl';
    const part = (heading: string, items: string) =>
      `<h2>${heading}</h2><${outer}>${items}</${outer}>`;
    const jobs = real.map((title) => item(title, 'Full-time')).join('');
    const perks = ['Leave', 'Pension', 'Soup'].map((title) => item(title, 'For all')).join('');
    const page = `<h1>Work here</h1>${part('Open positions', jobs)}${part('What you get', perks)}`;
    expect(titles(page)).toEqual(real);
  });

  it('keeps departments, whose titles are openings though no word says so', () => {
    const list = (items: readonly string[]) =>
      items.map((each) => `<li><a href="/careers/${each}">${each}</a></li>`).join('');
    const page = `<h1>Jobs</h1><ul>${list(real)}</ul><h2>Sales</h2><ul>${list(['Outbound', 'Inbound'])}</ul>`;
    expect(titles(page)).toEqual([...real, 'Outbound', 'Inbound']);
  });

  it.each(['Apply by e-mail', 'Jetzt bewerben', 'Postuler', 'Solliciteer', 'Ansök'])(
    'a box without "%s" is no opening',
    (apply) => {
      const box = (title: string, label: string, href: string) =>
        `<div class="b"><h3>${title}</h3><p>Come and see.</p><a href="${href}">${label}</a></div>`;
      const jobs = real.map((title) => box(title, apply, `mailto:a@b.example?subject=${title}`));
      const page = `<h1>Jobs</h1>${jobs.join('')}${box('Our flour', 'To the shop', '/shop')}${box('The mill', 'Plan a visit', '/visit')}`;
      expect(titles(page)).toEqual(real);
    },
  );
});

describe('a text below each title that begins with the title', () => {
  const texts = [
    (title: string) => `${title}, Kiel: you join a small team that has done this for years.`,
    (title: string) => `${title} wanted for our works in Kiel, by day and by night!`,
    (title: string) => `${title} in Kiel. You begin at four and go home at noon each day.`,
    (title: string) => `${title} for Kiel`,
    (title: string) => `As ${title} you keep it hot`,
  ];
  it.each(texts.map((text) => [text('Baker'), text]))('"%s" is no opening', (_text, text) => {
    const rows = real.map(
      (title) =>
        `<details><summary>${title}</summary><p>${text(title)}</p><ul><li>Own knives</li></ul></details>`,
    );
    expect(titles(`<h2>Open roles</h2>${rows.join('')}`)).toEqual(real);
  });
});

describe('a page that says it has none', () => {
  const pages: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['Careers', 'There are currently no open positions.', 'What we look for', ['Engineers']],
    ['Careers', 'We are not recruiting at present.', 'Who we are', ['Designers']],
    ['Karriere', 'Derzeit haben wir keine offenen Stellen.', 'Berufsbilder', ['Ingenieur']],
    ['Recrutement', 'Nous ne recrutons pas actuellement.', 'Nos métiers', ['Technicien']],
    ['Empleo', 'No hay vacantes.', 'Perfiles', ['Ingeniero']],
    ['採用情報', '現在、募集中の求人はございません。', '職種紹介', ['エンジニア', '営業']],
    ['채용', '현재 진행 중인 채용 공고가 없습니다.', '직무 소개', ['개발자', '디자이너']],
    ['Kariyer', 'Şu anda açık pozisyonumuz bulunmamaktadır.', 'Ekipler', ['Mühendis']],
    ['Вакансии', 'В настоящее время открытых вакансий нет.', 'Профессии', ['Инженер']],
    ['الوظائف', 'لا توجد وظائف شاغرة حاليًا.', 'تخصصاتنا', ['مهندس']],
    ['משרות', 'אין כרגע משרות פתוחות.', 'מקצועות', ['מהנדס']],
    ['ร่วมงานกับเรา', 'ขณะนี้ไม่มีตำแหน่งงานว่าง', 'สายงาน', ['วิศวกร']],
    ['Tuyển dụng', 'Hiện tại không có vị trí nào.', 'Ngành nghề', ['Kỹ sư']],
    ['Natječaji za posao', 'Trenutno nema otvorenih natječaja.', 'Zanimanja', ['Električar']],
    ['Lowongan', 'Saat ini tidak ada lowongan.', 'Profesi', ['Teknisi']],
  ];

  it.each(pages)('%s: %s', (heading, sentence, next, roles) => {
    const rows = [...roles, ...roles.map((each) => `${each} 2`)]
      .map(
        (role, n) =>
          `<div class="f"><h3><a href="/careers/f${n}">${role}</a></h3><p>Basel</p></div>`,
      )
      .join('');
    const page = `<h1>${heading}</h1><p>${sentence}</p><h2>${next}</h2>${rows}`;
    expect(read(page)).toMatchObject({ openings: [], saysNone: true });
  });

  it.each([
    'These posts are no longer open.',
    'There is no longer an open office plan.',
    'No jobs are too small for us to be proud of, and no role is too large.',
  ])('does not say so by "%s"', (sentence) => {
    const page = `<h1>Open positions</h1><ul>${real.map((title) => `<li><a href="/careers/${title}">${title}</a></li>`).join('')}</ul><p>${sentence}</p>`;
    expect(titles(page)).toEqual(real);
  });
});
