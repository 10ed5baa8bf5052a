import { describe, expect, it } from 'vitest';
import { statedTotal } from './stated-total.ts';

const total = (html: string) => statedTotal(html, []);

describe('the number of openings that a page states', () => {
  it.each([
    ['Showing 1-20 of 53', 53],
    ['Showing 1 – 20 of 53 jobs', 53],
    ['<b>20</b> of <b>53</b> jobs', 53],
    ['Displaying 20 out of 1,053 results', 1053],
    ['Results 1 to 25 of 53', 53],
    ['Treffer 1 bis 20 von 53', 53],
    ['1–20 von 1.053 Stellenangeboten', 1053],
    ['20 von 53 Stellen angezeigt', 53],
    ['1 à 20 sur 53 offres', 53],
    ['Mostrando 1-20 de 53 resultados', 53],
    ['1 - 20 di 53 annunci', 53],
    ['1 tot 20 van 53 vacatures', 53],
    ['Visar 1-20 av 53 jobb', 53],
    ['1–20 z 53 ofert', 53],
    ['Показано 20 из 53 вакансий', 53],
    ['53 open positions', 53],
    ['53 jobs found', 53],
    ['We have 53 openings', 53],
    ['53 offene Stellen', 53],
    ['53 Stellenangebote gefunden', 53],
    ['53 offres d’emploi', 53],
    ['53 empleos', 53],
    ['Open positions (53)', 53],
    ['Jobs: 53', 53],
  ])('%s', (line, expected) => {
    expect(total(`<h2>Careers</h2><p>${line}</p><ul><li>Baker</ul>`)).toBe(expected);
  });

  it.each([
    'Page 1 of 3',
    'Seite 2 von 7',
    'Over 4,000 people in 53 countries',
    '3 of 4 of our engineers work remotely',
    'We filled 53 jobs last year, and we are proud of it',
    '24/7 shifts, 1-2 of them at night',
    'Posted 2026-11-20 of 2026-11-29',
    '4,000 jobs created',
    'Berlin (12)',
    '5 years of experience',
    '40 of 52 weeks',
  ])('is not in "%s"', (line) => {
    expect(total(`<p>${line}</p>`)).toBeNull();
  });

  it('is beside the openings shown, before any other count', () => {
    expect(total('<p>All jobs (90)</p><p>1–20 of 53 jobs</p>')).toBe(53);
  });

  it('may be in an attribute or an ItemList', () => {
    expect(statedTotal('', [53])).toBe(53);
    const items = '{"@type":"ItemList","numberOfItems":53,"itemListElement":[]}';
    expect(total(`<script type="application/ld+json">${items}</script>`)).toBe(53);
  });
});
