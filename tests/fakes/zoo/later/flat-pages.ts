import { escapeHtml as esc } from '#demo/pages.ts';
import type { SiteAnswer } from '#demo/site-answer.ts';
import { charity } from '../content/later-english.ts';
import { brazilianCoffee, germanTown } from '../content/later-europe.ts';
import { makeOpenings, type Opening } from '../content/openings.ts';
import { each, links, page, routed, truths, type ZooSite } from '../site.ts';

/** A German town: each opening is a link to a PDF, among other PDFs. */
export function stadt(): ZooSite {
  const origin = 'https://www.stadt-lindenfurt.example';
  const openings = makeOpenings({
    seed: 'lindenfurt',
    trade: germanTown,
    count: 10,
    hasOwnTitles: true,
  });
  const path = ({ slug }: Opening) => `/fileadmin/stellen/Ausschreibung_${slug}.pdf`;
  const forms = [
    ['Abfallkalender_2027.pdf', 'Abfallkalender 2027'],
    ['Hundesteuer_Anmeldung.pdf', 'Anmeldung zur Hundesteuer'],
    ['Bewerberdatenschutz.pdf', 'Hinweise zum Datenschutz für Bewerbende'],
  ] as const;

  return {
    name: 'stadt-lindenfurt',
    kind: 'PDFs',
    needsBrowser: false,
    language: 'de',
    url: `${origin}/rathaus/stellenangebote`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o), department: false, text: false }),
    shown: { item: 'p.download' },
    serve: routed({
      '/rathaus/stellenangebote': () =>
        page({
          lang: 'de',
          title: 'Stellenangebote / Stadt Lindenfurt',
          body: `<a href="#inhalt" class="sr-only">Zum Inhalt springen</a><div class="breadcrumb">${links({ '/': 'Startseite', '/rathaus': 'Rathaus', '/rathaus/stellenangebote': 'Stellenangebote' })}</div><div class="subnav">${links({ '/rathaus/buergermeister': 'Bürgermeister', '/rathaus/stadtrat': 'Stadtrat', '/rathaus/haushalt': 'Haushalt', '/rathaus/bekanntmachungen': 'Bekanntmachungen' })}</div><div id="inhalt"><h1>Stellenangebote</h1><p>Die Stadt Lindenfurt hat folgende Stellen zu besetzen:</p>${each(
            openings,
            (o, n) =>
              `<p class="download"><a href="${path(o)}" class="pdf" target="_blank">${esc(o.title)}</a> (${esc(o.place)}, ${esc(o.type)}) <span class="groesse">PDF, ${180 + n * 13} kB</span></p>`,
          )}<p>Bewerbungen bitte an <a href="mailto:personal@stadt-lindenfurt.example">personal@stadt-lindenfurt.example</a>.</p><h2>Formulare</h2>${each(forms, ([file, label]) => `<p class="formular"><a href="/fileadmin/formulare/${file}" class="pdf">${label}</a> <span class="groesse">PDF, 96 kB</span></p>`)}</div>`,
        }),
      '/fileadmin/stellen/Ausschreibung_:key.pdf': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        return o === undefined ? null : pdf(`Stellenausschreibung ${o.id}`);
      },
      '/fileadmin/formulare/:key.pdf': () => pdf('Formular'),
    }),
  };
}

/** The smallest document that viewers open, with one line of ASCII on it. */
const pdf = (line: string): SiteAnswer => ({
  status: 200,
  type: 'application/pdf',
  body: `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${line.length + 36}>>stream
BT /F1 24 Tf 72 720 Td (${line}) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`,
});

/** A charity that writes one long page: headings and paragraphs side by side, no lists, no links. */
export function lamplight(): ZooSite {
  const origin = 'https://lamplight-relief.example';
  const openings = makeOpenings({
    seed: 'lamplight',
    trade: charity,
    count: 8,
    hasOwnTitles: true,
  });

  return {
    name: 'lamplight-relief',
    kind: 'headings and paragraphs only',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/vacancies.html`,
    outcome: 'openings',
    openings: truths(openings, { url: () => null, department: false }),
    shown: { item: 'h3.v', placeApart: true },
    serve: routed({
      '/vacancies.html': () =>
        page({
          lang: 'en',
          title: 'Lamplight Relief: vacancies',
          body: `<center><font size="5">Lamplight Relief</font></center><hr>${links({ 'index.html': 'Home', 'reports.html': 'Reports', 'vacancies.html': 'Vacancies', 'give.html': 'Give' })}<hr><h2>How to apply</h2><p>Write to vacancies@lamplight-relief.example and name the post in the subject. We answer everyone within a month.</p><h2>Vacancies</h2>${each(
            openings,
            (o) =>
              `<h3 class="v">${esc(o.title)}</h3><p><b>Duty station:</b> ${esc(o.place)}<br><b>Contract:</b> ${esc(o.type)}<br><b>Closing date:</b> ${o.postedOn.replace('2026', '2027')}</p><p>${esc(o.text.intro)} ${esc(o.text.duties.join(' '))}</p><p>${esc(o.text.profile.join('. '))}. ${esc(o.text.offer)}</p><hr width="50%">`,
          )}<h2>Volunteers</h2><p>We have enough volunteers this year, thank you.</p><h2>Where your money goes</h2><p>See our <a href="reports.html">annual reports</a>.</p>`,
        }),
    }),
  };
}

/** A Brazilian coffee trader: rows that are links as a whole, the place only in the heading above. */
export function cafezal(): ZooSite {
  const origin = 'https://vagas.cafezal-alto.example';
  const openings = makeOpenings({
    seed: 'cafezal',
    trade: brazilianCoffee,
    count: 13,
    hasOwnTitles: true,
  });
  const path = ({ id }: Opening) => `/detalhe/${id}`;
  const cities = [...new Set(openings.map(({ place }) => place))].toSorted();

  return {
    name: 'cafezal-alto',
    kind: 'place in the heading of a group',
    needsBrowser: false,
    language: 'pt',
    url: `${origin}/`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: 'a.group', placeApart: true },
    serve: routed({
      '/': () =>
        page({
          lang: 'pt-BR',
          title: 'Vagas abertas | Cafezal Alto',
          body: `<div class="sticky top-0 flex gap-4 p-4">${links({ 'https://www.cafezal-alto.example': 'Site', '/': 'Vagas', '/cultura': 'Cultura', '/estagio-2027': 'Programa de estágio 2027', '/login': 'Minha candidatura' })}</div><div class="mx-auto max-w-3xl"><div class="text-4xl font-bold">Vem pro cafezal</div>${each(
            cities,
            (city) =>
              `<div class="mt-8"><div class="text-xs uppercase tracking-wide">${esc(city)}</div><div class="divide-y">${each(
                openings.filter(({ place }) => place === city),
                (o) =>
                  `<a class="group flex justify-between py-3" href="${path(o)}"><span class="font-medium">${esc(o.title)}</span><span class="flex gap-2"><span class="rounded bg-stone-100 px-2">${esc(o.department)}</span><span class="rounded bg-stone-100 px-2">${esc(o.type)}</span></span></a>`,
              )}</div></div>`,
          )}<a class="block mt-12 rounded border p-6" href="/banco-de-talentos"><span class="font-medium">Banco de talentos</span><span>Não achou sua vaga? Cadastre-se</span></a></div>`,
        }),
      '/detalhe/:key': (_, key) => {
        const o = openings.find(({ id }) => String(id) === key);
        if (o === undefined) return null;
        const [duties, profile, offer] = o.text.headings;
        const lines = (list: readonly string[]) =>
          each(list, (line) => `<div class="flex"><span>✓</span><span>${esc(line)}</span></div>`);
        return page({
          lang: 'pt-BR',
          title: `${o.title} | Cafezal Alto`,
          body: `<div class="mx-auto max-w-3xl"><div class="text-3xl" role="heading" aria-level="1">${esc(o.title)}</div><div>${esc(o.place)} • ${esc(o.department)} • ${esc(o.type)}${o.pay === null ? '' : ` • ${o.pay}`}</div><div>${esc(o.text.intro)}</div><div class="font-bold">${duties}</div>${lines(o.text.duties)}<div class="font-bold">${profile}</div>${lines(o.text.profile)}<div class="font-bold">${offer}</div>${lines([o.text.offer])}<a href="/candidatar/${o.id}">Quero me candidatar</a></div>`,
        });
      },
    }),
  };
}

/** A German firm without openings, that still shows the ones it has filled. */
export function allFilled(): ZooSite {
  const origin = 'https://www.uhrmacherei-seiffert.example';
  const filled = [
    ['Uhrmachermeister (m/w/d)', 'Glashütte', 'besetzt im März 2026'],
    ['Verkäuferin Boutique (w/m/d)', 'Dresden', 'besetzt im Juni 2026'],
    ['Auszubildender Feinwerkmechanik (m/w/d)', 'Glashütte', 'besetzt im August 2026'],
  ] as const;
  return {
    name: 'uhrmacherei-seiffert',
    kind: 'no openings now, filled ones shown',
    needsBrowser: false,
    language: 'de',
    url: `${origin}/jobs`,
    outcome: 'no_openings',
    openings: [],
    shown: { item: '.offen' },
    serve: routed({
      '/jobs': () =>
        page({
          lang: 'de',
          title: 'Jobs – Uhrmacherei Seiffert',
          body: `<nav>${links({ '/uhren': 'Uhren', '/manufaktur': 'Manufaktur', '/jobs': 'Jobs' })}</nav><h1>Jobs</h1><p><strong>Aktuell sind alle Stellen besetzt.</strong> Schauen Sie im neuen Jahr wieder vorbei.</p><h2>Zuletzt besetzt</h2><div class="archiv">${each(filled, ([title, place, note]) => `<div class="archiv-zeile"><s>${esc(title)}</s> <span>${place}</span> <em>${note}</em></div>`)}</div><h2>Unsere Werte</h2><div class="werte"><div><h3>Geduld</h3><p>Ein Werk braucht ein Jahr.</p></div><div><h3>Genauigkeit</h3><p>Zwei Sekunden am Tag.</p></div><div><h3>Gelassenheit</h3><p>Feierabend um vier.</p></div></div>`,
        }),
    }),
  };
}
