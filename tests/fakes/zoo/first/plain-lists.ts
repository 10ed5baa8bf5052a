import { escapeHtml as esc } from '#demo/pages.ts';
import { frenchTheatre, germanMachines } from '../content/german-french-dutch.ts';
import { createStaff, makeOpenings, type Opening } from '../content/openings.ts';
import { portugueseBoats, spanishOlives } from '../content/spanish-portuguese.ts';
import { each, links, page, paragraphs, routed, sections, truths, type ZooSite } from '../site.ts';

/** A German engineering works: a plain table, later blocks of divs. */
export function pressenwerk(): ZooSite {
  const origin = 'https://www.brandauer-pressenwerk.example';
  const staff = createStaff({ seed: 'pressenwerk', trade: germanMachines, count: 26 });
  const path = ({ slug }: Opening) => `/karriere/stellen/${slug}.html`;
  let isNew = false;

  const menu = () =>
    `<div id="nav"><ul>${each(
      [
        ['/produkte', 'Produkte'],
        ['/service', 'Service & Ersatzteile'],
        ['/unternehmen', 'Unternehmen'],
        ['/karriere', 'Karriere'],
        ['/kontakt', 'Kontakt'],
      ] as const,
      ([href, label]) => `<li><a href="${href}">${esc(label)}</a></li>`,
    )}</ul></div>`;
  const foot = `<div id="footer">© Brandauer Pressenwerk GmbH ${links({ '/impressum': 'Impressum', '/datenschutz': 'Datenschutz', '/agb': 'AGB' })}</div>`;

  const oldList = () =>
    `<table class="stellenliste" width="100%"><thead><tr><th>Stelle</th><th>Bereich</th><th>Standort</th><th>Arbeitszeit</th></tr></thead><tbody>${each(
      staff.openings,
      (o) =>
        `<tr class="stelle"><td><a href="${path(o)}">${esc(o.title)}</a></td><td>${esc(o.department)}</td><td>${esc(o.place)}</td><td>${esc(o.type)}</td></tr>`,
    )}</tbody></table>`;
  const newList = () =>
    `<div class="bp-grid">${each(
      staff.openings.toReversed(),
      (o) =>
        `<article class="bp-teaser stelle"><div class="bp-teaser__meta">${esc(o.place)} · ${esc(o.type)}</div><h3 class="bp-teaser__head"><a href="${path(o)}">${esc(o.title)}</a></h3><div class="bp-teaser__unit">${esc(o.department)}</div></article>`,
    )}</div>`;

  return {
    name: 'brandauer-pressenwerk',
    kind: 'table',
    needsBrowser: false,
    language: 'de',
    url: `${origin}/karriere`,
    outcome: 'openings',
    get openings() {
      return truths(staff.openings, { url: (o) => origin + path(o) });
    },
    shown: { item: '.stelle' },
    serve: routed({
      '/karriere': () =>
        page({
          lang: 'de',
          title: 'Karriere – Brandauer Pressenwerk',
          body: `${menu()}<div id="content"><h1>Arbeiten bei Brandauer</h1><p>Seit 1911 bauen wir Pressen, die halten. ${staff.openings.length} Stellen sind derzeit frei.</p>${isNew ? newList() : oldList()}<h2>Initiativbewerbung</h2><p>Nichts dabei? <a href="/karriere/initiativ">Bewerben Sie sich initiativ</a>.</p></div>${foot}`,
        }),
      '/karriere/stellen/:key.html': (_, key) => {
        const o = staff.openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'de',
          title: `${o.title} | Brandauer Pressenwerk`,
          body: `${menu()}<div id="content"><p class="pfad"><a href="/karriere">Karriere</a> › Stelle</p><h1>${esc(o.title)}</h1><p>${esc(o.department)} | ${esc(o.place)} | ${esc(o.type)}</p>${sections(o.text, 'h3')}<p><a class="knopf" href="/bewerbung?stelle=${o.id}">Jetzt bewerben</a></p></div>${foot}`,
        });
      },
    }),
    redesign: () => {
      isNew = true;
      staff.moveOn();
    },
  };
}

/** A French theatre: cards that are links as a whole, later a list by department. */
export function theatre(): ZooSite {
  const origin = 'https://emplois.theatre-des-passerelles.example';
  const staff = createStaff({ seed: 'passerelles', trade: frenchTheatre, count: 17 });
  const path = ({ slug }: Opening) => `/offres/${slug}`;
  let isNew = false;

  const head = `<header class="site-header"><a class="logo" href="/">Théâtre des Passerelles</a><nav>${links({ '/saison': 'La saison', '/billetterie': 'Billetterie', '/scolaires': 'Scolaires', '/offres': 'Nous rejoindre' })}</nav></header>`;
  const news = `<section class="actus"><h2>À l’affiche</h2>${each(
    ['Le Jardin de Minuit', 'Les Trois Horloges', 'Atelier : fabriquer un masque'],
    (title, n) =>
      `<a class="card" href="/saison/spectacle-${n + 1}"><h3>${esc(title)}</h3><p>Grande salle</p></a>`,
  )}</section>`;
  const cards = () =>
    `<section class="offres"><h2>${staff.openings.length} offres d’emploi</h2><div class="cards">${each(
      staff.openings,
      (o) =>
        `<a class="card offre" href="${path(o)}"><span class="badge">${esc(o.type)}</span><h3>${esc(o.title)}</h3><p class="lieu">${esc(o.place)}</p><p class="service">${esc(o.department)}</p>${o.pay === null ? '' : `<p class="salaire">${esc(o.pay)}</p>`}<time datetime="${o.postedOn}">Publiée le ${o.postedOn.split('-').reverse().join('/')}</time></a>`,
    )}</div></section>`;
  const rows = () =>
    `<main class="wrap"><h1>Offres d’emploi</h1><ol class="annonces">${each(
      staff.openings.toSorted((a, b) => a.title.localeCompare(b.title, 'fr')),
      (o) =>
        `<li class="offre"><div class="annonce-tete"><em>${esc(o.department)}</em><strong>${esc(o.title)}</strong></div><dl><dt>Lieu</dt><dd>${esc(o.place)}</dd><dt>Contrat</dt><dd>${esc(o.type)}</dd></dl><a href="${path(o)}">Lire l’annonce</a></li>`,
    )}</ol></main>`;

  return {
    name: 'theatre-des-passerelles',
    kind: 'cards',
    needsBrowser: false,
    language: 'fr',
    url: `${origin}/offres`,
    outcome: 'openings',
    get openings() {
      return truths(staff.openings, { url: (o) => origin + path(o) });
    },
    shown: { item: '.offre' },
    serve: routed({
      '/offres': () =>
        page({
          lang: 'fr',
          title: 'Nous rejoindre — Théâtre des Passerelles',
          body: `${head}${isNew ? rows() : cards()}${news}<footer>${links({ '/mentions': 'Mentions légales', '/presse': 'Presse' })}</footer>`,
        }),
      '/offres/:key': (_, key) => {
        const o = staff.openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'fr',
          title: `${o.title} — Théâtre des Passerelles`,
          body: `${head}<article><h1>${esc(o.title)}</h1><ul class="infos"><li>${esc(o.place)}</li><li>${esc(o.type)}</li><li>${esc(o.department)}</li></ul>${paragraphs(o.text)}<a href="/candidature/${o.id}">Postuler</a></article>${news}`,
        });
      },
    }),
    redesign: () => {
      isNew = true;
      staff.moveOn();
    },
  };
}

/** A Spanish olive oil maker: one definition list a town. */
export function olivar(): ZooSite {
  const origin = 'https://empleo.olivar-sierra-clara.example';
  const openings = makeOpenings({ seed: 'olivar', trade: spanishOlives, count: 19 });
  const path = ({ id }: Opening) => `/oferta.php?id=${id}`;
  const towns = [...new Set(openings.map(({ place }) => place))];

  return {
    name: 'olivar-sierra-clara',
    kind: 'definition list',
    needsBrowser: false,
    language: 'es',
    url: `${origin}/`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: 'dt' },
    serve: routed({
      '/': () =>
        page({
          lang: 'es',
          title: 'Trabaja con nosotros - Olivar Sierra Clara',
          body: `<h1>Trabaja con nosotros</h1><p>${links({ 'https://www.olivar-sierra-clara.example/tienda': 'Tienda', 'https://www.olivar-sierra-clara.example/visitas': 'Visitas', '/quienes-somos.php': 'Quiénes somos' })}</p>${each(
            towns,
            (town) =>
              `<h2>${esc(town)}</h2><dl>${each(
                openings.filter(({ place }) => place === town),
                (o) =>
                  `<dt><a href="${path(o)}">${esc(o.title)}</a> <small>(${esc(o.place)})</small></dt><dd>${esc(o.department)}. ${esc(o.type)}.${o.pay === null ? '' : ` Salario: ${esc(o.pay)}.`}</dd>`,
              )}</dl>`,
          )}<p>Envía tu currículum a rrhh@olivar-sierra-clara.example si no encuentras tu puesto.</p>`,
        }),
      '/oferta.php': ({ url }) => {
        const o = openings.find(({ id }) => String(id) === url.searchParams.get('id'));
        if (o === undefined) return null;
        return page({
          lang: 'es',
          title: o.title,
          body: `<p><a href="/">Volver a las ofertas</a></p><h1>${esc(o.title)}</h1><p><b>Centro:</b> ${esc(o.place)} <b>Departamento:</b> ${esc(o.department)} <b>Jornada:</b> ${esc(o.type)}</p>${paragraphs(o.text)}<form action="/inscribir.php" method="post"><input name="correo"><button>Inscribirme</button></form>`,
        });
      },
    }),
  };
}

/** A Portuguese boatyard on a shop system: page sections, each opening an unlinked heading with a link below. */
export function estaleiro(): ZooSite {
  const origin = 'https://estaleiro-garca.example';
  const openings = makeOpenings({ seed: 'garca', trade: portugueseBoats, count: 12 });
  const path = ({ slug }: Opening) => `/pages/vaga-${slug}`;
  const section = (n: number, type: string, inner: string) =>
    `<div id="shopify-section-template--1872${n}__${type}" class="shopify-section"><div class="page-width">${inner}</div></div>`;
  const around = (inner: string) =>
    `${section(1, 'announcement', '<p>Portes grátis em encomendas acima de 60 €</p>')}<header class="header">${links({ '/collections/all': 'Loja', '/pages/sobre': 'Sobre nós', '/pages/carreiras': 'Carreiras', '/cart': 'Carrinho' })}</header><main>${inner}</main>${section(9, 'newsletter', '<h2>Receba as novidades</h2><form><input type="email" placeholder="E-mail"><button>Subscrever</button></form>')}`;

  return {
    name: 'estaleiro-garca',
    kind: 'shop sections',
    needsBrowser: false,
    language: 'pt',
    url: `${origin}/pages/carreiras`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o), department: false }),
    shown: { item: '.multicolumn-card' },
    serve: routed({
      '/pages/carreiras': () =>
        page({
          lang: 'pt-PT',
          title: 'Carreiras – Estaleiro Garça',
          body: around(
            section(2, 'image_banner', '<h1>Construa barcos connosco</h1>') +
              section(
                3,
                'rich_text',
                '<div class="rte"><p>Somos quarenta pessoas e um cão. Estas são as vagas em aberto.</p></div>',
              ) +
              section(
                4,
                'multicolumn',
                `<ul class="multicolumn-list grid">${each(
                  openings,
                  (o) =>
                    `<li class="grid__item"><div class="multicolumn-card"><div class="multicolumn-card__info"><h3>${esc(o.title)}</h3><div class="rte"><p>📍 ${esc(o.place)}</p><p>${esc(o.type)}</p></div><a class="link animate-arrow" href="${path(o)}">Saber mais</a></div></div></li>`,
                )}</ul>`,
              ) +
              section(
                5,
                'featured_collection',
                `<h2>Mais vendidos</h2><ul class="product-grid">${each(
                  ['Remo de freixo', 'Balde de latão', 'Camisola do estaleiro'],
                  (name, n) =>
                    `<li class="grid__item"><div class="card"><h3><a href="/products/artigo-${n}">${name}</a></h3><span class="price">${30 + n * 12},00 €</span></div></li>`,
                )}</ul>`,
              ),
          ),
        }),
      '/pages/:key': (_, key) => {
        const o = openings.find((each) => path(each) === `/pages/${key}`);
        if (o === undefined) return null;
        return page({
          lang: 'pt-PT',
          title: `${o.title} – Estaleiro Garça`,
          body: around(
            section(
              2,
              'main',
              `<h1 class="main-page-title">${esc(o.title)}</h1><div class="rte"><p>${esc(o.place)} | ${esc(o.type)}</p>${sections(o.text, 'h4')}<p>Candidaturas: pessoas@estaleiro-garca.example</p></div>`,
            ),
          ),
        });
      },
    }),
  };
}
