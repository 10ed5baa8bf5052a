import { describe, expect, it } from 'vitest';
import { readListing } from './read-listing.ts';

const url = 'https://www.acme.example/careers';
const titles = (body: string, at = url) =>
  readListing({ url: at, html: `<body>${body}</body>` }).openings.map(({ title }) => title);

/** Two openings that every page here has beside the decoy. */
const real = ['Night Baker', 'Letter Sorter and Packer'];
const openings = `<section><h2>Open positions</h2><ul class="jobs">${real
  .map(
    (title, n) => `<li><a href="/jobs/10${n}-x">${title}</a><span class="place">Leeds</span></li>`,
  )
  .join('')}</ul></section>`;

const list = (heading: string, entries: readonly string[], link = '/x/') =>
  `<section><h2>${heading}</h2><ul>${entries
    .map((entry, n) => `<li><a href="${link}${n}">${entry}</a></li>`)
    .join('')}</ul></section>`;

const decoys: readonly (readonly [string, string])[] = [
  [
    'a menu',
    `<nav><ul><li><a href="/jobs/teams">Engineer teams</a></li><li><a href="/jobs/students">Intern programs</a></li><li><a href="/jobs/life">Life as a manager</a></li></ul></nav>`,
  ],
  [
    'a footer',
    `<footer><h4>Jobs</h4><ul><li><a href="/jobs/201-dev">Developer</a></li><li><a href="/jobs/202-cook">Cook</a></li></ul></footer>`,
  ],
  [
    'the text of a cookie banner',
    `<div id="cookie-consent"><h3>Analytics manager</h3><p>We use cookies.</p><ul><li>Tag Manager</li><li>Session Manager</li></ul></div>`,
  ],
  ['similar jobs', list('Similar jobs', ['Cook', 'Waiter', 'Driver'], '/jobs/30')],
  [
    'similar jobs in German',
    list('Ähnliche Stellenangebote', ['Koch (m/w/d)', 'Fahrer (m/w/d)'], '/jobs/30'),
  ],
  [
    'stories of a blog',
    list(
      'From our blog',
      ['How our engineers ship on Fridays', 'A day with a product manager', 'Why designers draw'],
      '/blog/',
    ),
  ],
  [
    'stories without a heading',
    `<div><article><a href="/blog/a"><h3>How an engineer thinks</h3></a><time datetime="2026-01-02">2 Jan</time></article><article><a href="/blog/b"><h3>Meet a product manager</h3></a><time datetime="2026-01-03">3 Jan</time></article></div>`,
  ],
  [
    'members of the team',
    `<section><h2>Meet the team</h2><div class="p"><h3>Ada Miller</h3><p>Software Engineer</p></div><div class="p"><h3>Bo Carpenter</h3><p>Head of Sales</p></div></section>`,
  ],
  [
    'people without a heading',
    `<div class="g"><div class="p"><img src="a.jpg" alt=""><h3>Ada Lovely</h3><p>Software Engineer</p></div><div class="p"><img src="b.jpg" alt=""><h3>Bo Jensen</h3><p>Head of Sales</p></div></div>`,
  ],
  [
    'quotes of employees',
    `<section><h2>What our people say</h2><blockquote>I like it.<cite>Ada, Software Engineer</cite></blockquote><blockquote>Me too.<cite>Bo, Sales Manager</cite></blockquote></section>`,
  ],
  ['a list of offices', list('Our offices', ['Berlin', 'Paris', 'London'], '/offices/')],
  [
    'a list of places to filter by',
    list('Jobs by city', ['Jobs in Berlin', 'Jobs in Paris', 'Jobs in London'], '/jobs/in-'),
  ],
  [
    'a list of departments',
    list('Teams', ['Engineering', 'Marketing', 'Sales', 'Finance'], '/jobs/team-'),
  ],
  [
    'benefits',
    `<section><h2>Benefits</h2><div class="b"><h3>Remote work</h3><p>From anywhere.</p></div><div class="b"><h3>30 days of holidays</h3><p>And more.</p></div><div class="b"><h3>Trainer in the gym</h3><p>Fit.</p></div></section>`,
  ],
  [
    'steps of the application',
    `<section><h2>Hiring process</h2><ol><li><h3>Apply online</h3></li><li><h3>Call with a recruiter</h3></li><li><h3>Meet the manager</h3></li></ol></section>`,
  ],
  [
    'questions and answers',
    `<section><h2>FAQ</h2><details><summary>Can a developer work remotely?</summary><p>Yes.</p></details><details><summary>Do you hire interns?</summary><p>Yes.</p></details></section>`,
  ],
  ['events', list('Events', ['Engineer meetup in Berlin', 'Designer breakfast'], '/events/')],
  [
    'products',
    `<section class="products"><h2>Products</h2><div class="p"><a href="/products/a"><h3>Coffee Maker</h3></a><span>€ 49.00</span></div><div class="p"><a href="/products/b"><h3>Bread Baker 3000</h3></a><span>€ 99.00</span></div></section>`,
  ],
  [
    'customers',
    list('Customers', ['Baker & Sons', 'Miller Logistics', 'Cook Industries'], '/customers/'),
  ],
  ['positions that are filled', list('Closed positions', ['Cook', 'Waiter'], '/jobs/50')],
  ['previous vacancies', list('Previous vacancies', ['Cook', 'Waiter'], '/jobs/51')],
  ['frühere Stellen', list('Frühere Ausschreibungen', ['Koch (m/w/d)', 'Fahrer'], '/jobs/52')],
  ['past offers in French', list('Offres passées', ['Cuisinier', 'Serveuse'], '/jobs/53')],
  [
    'past offers in Spanish',
    list('Convocatorias anteriores', ['Cocinero', 'Camarera'], '/jobs/54'),
  ],
  ['past offers in Dutch', list('Verlopen vacatures', ['Kok', 'Chauffeur'], '/jobs/55')],
  ['courses', list('Training courses', ['Forklift Driver', 'First Aid Trainer'], '/training/')],
  ['what else to see', list('See also', ['Volunteers', 'Coordinator handbook'], '/wiki/')],
  [
    'courses to book',
    `<table><tr><th>Course</th><th>Place</th><th></th></tr><tr><td><a href="/c/1">Forklift Driver</a></td><td>Leeds</td><td><a href="/book/1">Book now</a></td></tr><tr><td><a href="/c/2">Barista</a></td><td>York</td><td><a href="/book/2">Book now</a></td></tr></table>`,
  ],
  [
    'courses with fees',
    `<div class="k"><h3><a href="/kurse/1">Gabelstaplerfahrer</a></h3><p>Leeds</p><p>Preis: 180 €</p></div><div class="k"><h3><a href="/kurse/2">Schweißer</a></h3><p>York</p><p>Preis: 240 €</p></div>`,
  ],
  [
    'areas of a franchise',
    `<div class="o"><h3>Franchise Partner, Leeds</h3><p>Investment from £60,000</p><a href="/opportunities/1">Request prospectus</a></div><div class="o"><h3>Franchise Partner, York</h3><p>Investment from £60,000</p><a href="/opportunities/2">Request prospectus</a></div>`,
  ],
  [
    'goods to buy',
    `<div class="g"><h3><a href="/g/1">Gardener</a></h3><p>Leeds</p><button>Add to basket</button></div><div class="g"><h3><a href="/g/2">Painter</a></h3><p>York</p><button>Add to basket</button></div>`,
  ],
  [
    'concerts',
    `<div class="g"><h3><a href="/g/1">The Night Porters</a></h3><p>Leeds</p><a href="/t/1">Réserver</a></div><div class="g"><h3><a href="/g/2">The Welders</a></h3><p>York</p><a href="/t/2">Réserver</a></div>`,
  ],
  [
    'tags of skills',
    `<div class="tags"><a href="/jobs/tag/java">java</a><a href="/jobs/tag/scala">scala</a><a href="/jobs/tag/sql">sql</a></div>`,
  ],
  [
    'what a candidate brings',
    `<section><h2>You</h2><ul><li>You worked as an engineer before</li><li>You know how a manager thinks</li><li>You are a team player</li></ul></section>`,
  ],
  [
    'a hidden template',
    `<template><li><a href="/jobs/901-x">Template Engineer</a></li><li><a href="/jobs/902-x">Template Manager</a></li></template>`,
  ],
  [
    'openings in a script',
    `<script>var html = '<li><a href="/jobs/901-x">Script Engineer</a></li>';</script>`,
  ],
];

describe('beside the openings, a page may have', () => {
  it.each(decoys)('%s', (_name, decoy) => {
    expect(titles(openings + decoy)).toEqual(real);
    expect(titles(decoy + openings)).toEqual(real);
  });

  it.each(decoys)('nothing but %s', (_name, decoy) => {
    expect(titles(decoy)).toEqual([]);
  });
});

describe('in the list itself', () => {
  it.each([
    'Initiativbewerbung (m/w/d)',
    'Speculative application',
    'Candidature spontanée',
    'Join our talent community',
    'Don’t see the right role? Write to us!',
    'Spontanansökan',
    'Candidatura espontánea',
    'Open sollicitatie',
    'Aplikacja spontaniczna',
  ])('"%s" is no opening', (other) => {
    const with_ = openings.replace('</ul>', `<li><a href="/jobs/999-x">${other}</a></li></ul>`);
    expect(titles(with_)).toEqual(real);
    expect(titles(list('Open positions', [other], '/jobs/7'))).toEqual([]);
  });

  it('a field of a talent pool on a large board counts like the others', () => {
    const field = 'Data Engineering - Talent Pool';
    expect(
      titles(openings.replace('</ul>', `<li><a href="/jobs/999-x">${field}</a></li></ul>`)),
    ).toEqual([...real, field]);
  });
});

describe('a page without openings', () => {
  it.each([
    'We currently have no open positions.',
    'Zurzeit haben wir keine offenen Stellen.',
    'Aucune offre pour le moment.',
    'Momenteel geen vacatures.',
  ])('says so: %s', (sentence) => {
    const page = `<h1>Careers</h1><p>${sentence}</p><ul><li><a href="mailto:a@acme.example">Initiativbewerbung</a></li></ul>`;
    const reading = readListing({ url, html: page });
    expect([reading.openings, reading.saysNone]).toEqual([[], true]);
  });

  it('tells what it refused, and why', () => {
    const html = list('Good to know', ['May I bring my dog?', 'Is there a canteen?'], '/o/');
    expect(readListing({ url, html }).refused).toContainEqual({
      what: 'May I bring my dog?',
      reason: 'its titles are questions',
    });
  });
});
