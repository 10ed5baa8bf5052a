import { describe, expect, it } from 'vitest';
import { readListing } from './read-listing.ts';

type Words = {
  readonly heading: string;
  readonly place: string;
  readonly type: string;
  readonly department: string;
  readonly titles: readonly [string, string];
  readonly types: readonly [string, string];
  readonly more: string;
};

const languages: Readonly<Record<string, Words>> = {
  en: {
    heading: 'Open positions',
    place: 'Location',
    type: 'Contract',
    department: 'Department',
    titles: ['Stone Mason', 'Roof Tiler'],
    types: ['Full-time', 'Part-time'],
    more: 'Read more',
  },
  de: {
    heading: 'Offene Stellen',
    place: 'Arbeitsort',
    type: 'Arbeitszeit',
    department: 'Bereich',
    titles: ['Bauzeichner', 'Dachdecker'],
    types: ['Vollzeit', 'Teilzeit'],
    more: 'Mehr erfahren',
  },
  fr: {
    heading: 'Nos offres d’emploi',
    place: 'Lieu',
    type: 'Type de contrat',
    department: 'Service',
    titles: ['Maçon H/F', 'Couvreuse'],
    types: ['CDI', 'CDD'],
    more: 'En savoir plus',
  },
  es: {
    heading: 'Ofertas de empleo',
    place: 'Ubicación',
    type: 'Jornada',
    department: 'Departamento',
    titles: ['Albañil', 'Techador'],
    types: ['Jornada completa', 'Media jornada'],
    more: 'Ver oferta',
  },
  pt: {
    heading: 'Vagas abertas',
    place: 'Localização',
    type: 'Regime',
    department: 'Área',
    titles: ['Pedreiro', 'Telhador'],
    types: ['Tempo integral', 'Tempo parcial'],
    more: 'Saiba mais',
  },
  it: {
    heading: 'Posizioni aperte',
    place: 'Sede',
    type: 'Contratto',
    department: 'Reparto',
    titles: ['Muratore', 'Lattoniere'],
    types: ['Tempo pieno', 'Tempo parziale'],
    more: 'Scopri di più',
  },
  nl: {
    heading: 'Vacatures',
    place: 'Standplaats',
    type: 'Dienstverband',
    department: 'Afdeling',
    titles: ['Metselaar', 'Dakdekker'],
    types: ['Voltijd', 'Deeltijd'],
    more: 'Bekijk vacature',
  },
  pl: {
    heading: 'Aktualne oferty pracy',
    place: 'Miejsce pracy',
    type: 'Wymiar etatu',
    department: 'Dział',
    titles: ['Murarz', 'Dekarz'],
    types: ['Pełny etat', 'Część etatu'],
    more: 'Szczegóły',
  },
  sv: {
    heading: 'Lediga jobb',
    place: 'Ort',
    type: 'Anställningsform',
    department: 'Avdelning',
    titles: ['Murare', 'Takläggare'],
    types: ['Heltid', 'Deltid'],
    more: 'Läs mer',
  },
  da: {
    heading: 'Ledige stillinger',
    place: 'Arbejdssted',
    type: 'Ansættelsesform',
    department: 'Afdeling',
    titles: ['Murer', 'Tagdækker'],
    types: ['Fuldtid', 'Deltid'],
    more: 'Læs mere',
  },
  fi: {
    heading: 'Avoimet työpaikat',
    place: 'Sijainti',
    type: 'Työsuhde',
    department: 'Osasto',
    titles: ['Muurari', 'Katontekijä'],
    types: ['Kokoaikainen', 'Osa-aikainen'],
    more: 'Lue lisää',
  },
  cs: {
    heading: 'Volné pozice',
    place: 'Místo výkonu práce',
    type: 'Úvazek',
    department: 'Oddělení',
    titles: ['Obkladač', 'Pokrývač'],
    types: ['Plný úvazek', 'Částečný úvazek'],
    more: 'Více informací',
  },
  ja: {
    heading: '募集職種',
    place: '勤務地',
    type: '雇用形態',
    department: '部署',
    titles: ['石工', '屋根葺き'],
    types: ['フルタイム', 'パート'],
    more: '詳細を見る',
  },
  ru: {
    heading: 'Открытые вакансии',
    place: 'Место работы',
    type: 'Тип занятости',
    department: 'Отдел',
    titles: ['Каменщик', 'Кровельщик'],
    types: ['Полная занятость', 'Частичная занятость'],
    more: 'Подробнее',
  },
  tr: {
    heading: 'Açık pozisyonlar',
    place: 'Çalışma yeri',
    type: 'Çalışma şekli',
    department: 'Bölüm',
    titles: ['Duvarcı', 'Çatı Ustası'],
    types: ['Tam zamanlı', 'Yarı zamanlı'],
    more: 'Detay',
  },
};

/** Places and departments of our own invention, so that only their labels tell. */
const places = ['Unterpfaffing', 'Oberpfaffing'];
const departments = ['Mörtel', 'Ziegel'];

describe('a page in', () => {
  it.each(Object.entries(languages))('%s is read by its words', (_language, words) => {
    const cards = words.titles
      .map(
        (title, n) =>
          `<div class="c"><h3>${title}</h3><p>${words.place}: ${places[n]}</p><p>${words.type}: ${words.types[n]}</p><p>${words.department}: ${departments[n]}</p><a href="/x/${n}">${words.more}</a></div>`,
      )
      .join('');
    const html = `<body><h2>${words.heading}</h2><div>${cards}</div></body>`;
    const { openings } = readListing({ url: 'https://www.acme.example/a', html });
    expect(
      openings.map(({ title, place, type, department, url }) => [
        title,
        place,
        type,
        department,
        url,
      ]),
    ).toEqual(
      words.titles.map((title, n) => [
        title,
        places[n],
        words.types[n],
        departments[n],
        `https://www.acme.example/x/${n}`,
      ]),
    );
  });
});
