import { readListing } from '#sources/listing/read-listing.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { figure, type Measure } from '../measure.ts';

const targetPerSecond = 40;
const targetMs = 2_000;
const rounds = 12;

const recorded = [
  'stackoverflow_jobs',
  'jobscz_listing',
  'jobscz_listing_empty',
  'loxo_fitnext_listing',
];

const roles = [
  'Engineer',
  'Baker',
  'Sachbearbeiter (m/w/d)',
  'Chef de projet',
  'Analista',
  'Kierowca',
];
const places = ['Berlin', 'Lyon', 'Gdańsk', 'Porto', 'Upper Haven', 'Remote'];

/** A careers page with a menu, a text, openings in cards and a footer; no two are alike. */
function madeUp(seed: number): string {
  const pick = (list: readonly string[], n: number) => list[(seed * 7 + n * 3) % list.length] ?? '';
  const cards = Array.from(
    { length: 10 + (seed % 5) * 10 },
    (_, n) =>
      `<div class="card c-${n}"><h3><a href="/jobs/${seed}-${n}">${pick(roles, n)} ${seed} ${n}</a></h3><p><i class="fa fa-map-marker"></i> ${pick(places, n)}</p><p>Full-time · Team ${n % 4}</p><p>${'Words about the work, and more of them. '.repeat(3)}</p><a class="btn" href="/jobs/${seed}-${n}">Read more</a></div>`,
  );
  const menu = Array.from({ length: 40 }, (_, n) => `<li><a href="/m/${n}">Entry ${n}</a></li>`);
  return `<html><head><title>Careers</title></head><body><nav><ul>${menu.join('')}</ul></nav><main><h1>Careers</h1><p>${'We are a company. '.repeat(60)}</p><h2>Open positions</h2><div class="list">${cards.join('')}</div></main><footer>${menu.join('')}</footer></body></html>`;
}

/** Pages that nobody means well with, of 50,000 elements or some megabytes each. */
const hostile: Readonly<Record<string, () => string>> = {
  'nested without end': () => '<div>'.repeat(50_000),
  'fifty thousand links': () => '<a href="/jobs/1-manager">Manager of it</a>'.repeat(50_000),
  'one text': () => `<p>${'Manager of bread '.repeat(300_000)}</p>`,
  'headings only': () => '<h2>Cook</h2><p>Berlin</p>'.repeat(25_000),
};

/** How fast lists of openings are found on plain pages, in one thread. */
export const listing: Measure = {
  name: 'listing',
  run(say) {
    const pages = [
      ...Array.from({ length: 40 }, (_, n) => madeUp(n)),
      ...(hasRecordings ? recorded.map((name) => recording(`html-listing/${name}.html`)) : []),
    ];
    const url = 'https://www.acme.example/careers';
    for (const html of pages) readListing({ url, html });
    let slowest = 0;
    const startedAt = performance.now();
    for (let round = 0; round < rounds; round += 1) {
      for (const html of pages) {
        const before = performance.now();
        readListing({ url, html });
        slowest = Math.max(slowest, performance.now() - before);
      }
    }
    const perSecond = (rounds * pages.length * 1_000) / (performance.now() - startedAt);
    say(`${figure(perSecond)} pages a second, the slowest in ${figure(slowest)} ms`);
    let worst = { name: '', ms: 0 };
    for (const [name, make] of Object.entries(hostile)) {
      const html = make();
      const before = performance.now();
      readListing({ url, html });
      const ms = performance.now() - before;
      say(`${name}: ${figure(ms)} ms`);
      if (ms > worst.ms) worst = { name, ms };
    }
    return Promise.resolve([
      {
        measure: 'Lists of openings found on plain pages',
        ours: `${figure(perSecond)} pages/s`,
        comparedWith: `the slowest took ${figure(slowest)} ms`,
        ratio: null,
        target: `≥ ${targetPerSecond} pages/s`,
        met: perSecond >= targetPerSecond,
        note: `${pages.length} pages of ${figure(pages.join('').length / pages.length / 1_000)} kB, in one thread`,
      },
      {
        measure: 'The costliest hostile page',
        ours: `${figure(worst.ms)} ms`,
        comparedWith: worst.name,
        ratio: null,
        target: `≤ ${figure(targetMs)} ms`,
        met: worst.ms <= targetMs,
        note: '50,000 elements or some megabytes each',
      },
    ]);
  },
};
