import { describe, expect, it } from 'vitest';
import { type FoundOpening, readListing } from './read-listing.ts';

const url = 'https://www.acme.example/careers';
const read = (body: string, at = url) =>
  readListing({
    url: at,
    html: `<html><head><title>Acme</title></head><body>${body}</body></html>`,
  });

type Shown = Partial<Omit<FoundOpening, 'row' | 'at' | 'confidence'>>;

/** The facts that a page states; those it does not state must not be read. */
function shown({ row: _row, at: _at, confidence: _confidence, ...fields }: FoundOpening): Shown {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

const at = (path: string) => `https://www.acme.example${path}`;

const forms: readonly (readonly [string, string, readonly Shown[]])[] = [
  [
    'a table by its headers',
    `<h1>Careers</h1><table><thead><tr><th>Position</th><th>Team</th><th>Where</th><th>Contract</th></tr></thead>
     <tbody><tr><td><a href="/careers/baker">Night Baker</a></td><td>Ovens</td><td>Little Haven</td><td>Full-time</td></tr>
     <tr><td><a href="/careers/sorter">Letter Sorter</a></td><td>Post</td><td>Upper Haven</td><td>Part-time</td></tr></tbody></table>`,
    [
      {
        title: 'Night Baker',
        url: at('/careers/baker'),
        department: 'Ovens',
        place: 'Little Haven',
        type: 'Full-time',
      },
      {
        title: 'Letter Sorter',
        url: at('/careers/sorter'),
        department: 'Post',
        place: 'Upper Haven',
        type: 'Part-time',
      },
    ],
  ],
  [
    'a table whose header cells are plain, in German',
    `<h2>Offene Stellen</h2><table><tr><td>Stelle</td><td>Standort</td><td>Veröffentlicht</td></tr>
     <tr><td>Sachbearbeiter (m/w/d)</td><td>Hinterwald</td><td>03.11.2026</td></tr>
     <tr><td>Lagerist (m/w/d)</td><td>Vorderwald</td><td>14.11.2026</td></tr></table>`,
    [
      { title: 'Sachbearbeiter (m/w/d)', place: 'Hinterwald', date: '03.11.2026' },
      { title: 'Lagerist (m/w/d)', place: 'Vorderwald', date: '14.11.2026' },
    ],
  ],
  [
    'cards whose whole area is a link',
    `<section class="grid"><a class="card" href="/jobs/1"><h3>Crane Operator</h3><p class="loc">Oslo</p><span>Full-time</span></a>
     <a class="card" href="/jobs/2"><h3>Shift Planner</h3><p class="loc">Bergen</p><span>Internship</span></a></section>`,
    [
      { title: 'Crane Operator', url: at('/jobs/1'), place: 'Oslo', type: 'Full-time' },
      { title: 'Shift Planner', url: at('/jobs/2'), place: 'Bergen', type: 'Internship' },
    ],
  ],
  [
    'cards with a text and a button',
    `<div class="jobs"><div class="card"><h3>Data Engineer</h3><p>We move letters with numbers, and numbers with letters, all day long.</p><a href="/careers/data">Learn more</a></div>
     <div class="card"><h3>Office Manager</h3><p>You keep the house in order, and the plants alive, and much more than that.</p><a href="/careers/office">Learn more</a></div></div>`,
    [
      { title: 'Data Engineer', url: at('/careers/data') },
      { title: 'Office Manager', url: at('/careers/office') },
    ],
  ],
  [
    'a plain list with the place after the link',
    `<h2>Current vacancies</h2><ul><li><a href="/v/a">Gardener</a>, Leeds</li><li><a href="/v/b">Head of Gardens</a>, York</li></ul>`,
    [
      { title: 'Gardener', url: at('/v/a'), place: 'Leeds' },
      { title: 'Head of Gardens', url: at('/v/b'), place: 'York' },
    ],
  ],
  [
    'lists under the headings of departments',
    `<h1>Open positions</h1><h3>Engineering</h3><ul><li><a href="/jobs/11">Backend Developer</a></li><li><a href="/jobs/12">QA Engineer</a></li></ul>
     <h3>Tasting</h3><ul><li><a href="/jobs/13">Cheese Taster</a></li></ul>`,
    [
      { title: 'Backend Developer', url: at('/jobs/11'), department: 'Engineering' },
      { title: 'QA Engineer', url: at('/jobs/12'), department: 'Engineering' },
      { title: 'Cheese Taster', url: at('/jobs/13'), department: 'Tasting' },
    ],
  ],
  [
    'rows of a table under rows of departments',
    `<table><tr><th colspan="2">Sales</th></tr><tr><td><a href="/jobs/11">Account Manager</a></td><td>Wien</td></tr>
     <tr><th colspan="2">Finance</th></tr><tr><td><a href="/jobs/12">Accountant</a></td><td>Graz</td></tr></table>`,
    [
      { title: 'Account Manager', url: at('/jobs/11'), department: 'Sales', place: 'Wien' },
      { title: 'Accountant', url: at('/jobs/12'), department: 'Finance', place: 'Graz' },
    ],
  ],
  [
    'an accordion with the text on the page itself',
    `<h2>Wir suchen</h2><details><summary>Bäckermeister (m/w/d)</summary><p>Sie backen nachts.</p><p><a href="mailto:jobs@acme.example">Jetzt bewerben</a></p></details>
     <details><summary>Fahrer (m/w/d)</summary><p>Sie fahren Brot aus.</p><p><a href="mailto:jobs@acme.example">Jetzt bewerben</a></p></details>`,
    [{ title: 'Bäckermeister (m/w/d)' }, { title: 'Fahrer (m/w/d)' }],
  ],
  [
    'buttons with a panel after each',
    `<h2>Open roles</h2><div class="acc"><button aria-expanded="false">Sail Maker</button><div hidden><p>Location: Cork</p><p>You sew sails.</p></div>
     <button aria-expanded="false">Rigger and Joiner</button><div hidden><p>Location: Galway</p><p>You set them.</p></div></div>`,
    [
      { title: 'Sail Maker', place: 'Cork' },
      { title: 'Rigger and Joiner', place: 'Galway' },
    ],
  ],
  [
    'a definition list',
    `<h2>Vacancies</h2><dl><dt>Museum Guard</dt><dd>Ghent</dd><dd>Part-time</dd><dt>Curator</dt><dd>Antwerp</dd><dd>Full-time</dd></dl>`,
    [
      { title: 'Museum Guard', place: 'Ghent', type: 'Part-time' },
      { title: 'Curator', place: 'Antwerp', type: 'Full-time' },
    ],
  ],
  [
    'headings with paragraphs beside each other',
    `<h2>Open positions</h2><h3>Ferry Captain</h3><p>Department: Ships</p><p>You steer the ferry.</p><p><a href="mailto:a@acme.example?subject=Captain">Apply</a></p>
     <h3>Ticket Inspector</h3><p>Department: Trains</p><p>You check tickets.</p><p><a href="mailto:a@acme.example?subject=Inspector">Apply</a></p>`,
    [
      { title: 'Ferry Captain', department: 'Ships' },
      { title: 'Ticket Inspector', department: 'Trains' },
    ],
  ],
  [
    'facts with labels in front',
    `<div class="vacancy"><h4><a href="/vacancies/9">Clockmaker</a></h4><ul><li><b>Location:</b> Basel</li><li><b>Salary:</b> CHF 90,000 per year</li><li><b>Posted:</b> 2026-11-02</li></ul></div>
     <div class="vacancy"><h4><a href="/vacancies/10">Watch Tester</a></h4><ul><li><b>Location:</b> Biel</li><li><b>Salary:</b> CHF 70,000 per year</li><li><b>Posted:</b> 2026-11-09</li></ul></div>`,
    [
      {
        title: 'Clockmaker',
        url: at('/vacancies/9'),
        place: 'Basel',
        pay: 'CHF 90,000 per year',
        date: '2026-11-02',
      },
      {
        title: 'Watch Tester',
        url: at('/vacancies/10'),
        place: 'Biel',
        pay: 'CHF 70,000 per year',
        date: '2026-11-09',
      },
    ],
  ],
  [
    'facts in one line with dots between',
    `<ul class="list"><li><h3><a href="/jobs/a-1">Product Designer</a></h3><p>Design · Lisbon · Full-time · Hybrid</p></li>
     <li><h3><a href="/jobs/b-2">Data Analyst</a></h3><p>Data · Porto · Contract · Remote</p></li></ul>`,
    [
      {
        title: 'Product Designer',
        url: at('/jobs/a-1'),
        department: 'Design',
        place: 'Lisbon',
        type: 'Full-time',
        workplace: 'Hybrid',
      },
      {
        title: 'Data Analyst',
        url: at('/jobs/b-2'),
        department: 'Data',
        place: 'Porto',
        type: 'Contract',
        workplace: 'Remote',
      },
    ],
  ],
  [
    'facts after icons',
    `<div class="item"><a href="/jobs/7-cook"><h3>Cook</h3></a><p><i class="fa fa-map-marker"></i> Nether Wallop</p><p><i class="fa fa-briefcase"></i> Part-time</p></div>
     <div class="item"><a href="/jobs/8-waiter"><h3>Waiter</h3></a><p><i class="fa fa-map-marker"></i> Over Wallop</p><p><i class="fa fa-briefcase"></i> Full-time</p></div>`,
    [
      { title: 'Cook', url: at('/jobs/7-cook'), place: 'Nether Wallop', type: 'Part-time' },
      { title: 'Waiter', url: at('/jobs/8-waiter'), place: 'Over Wallop', type: 'Full-time' },
    ],
  ],
  [
    'a WordPress plugin whose classes differ from row to row',
    `<div class="job_listings"><ul class="job_listings"><li class="post-101 job_listing type-job_listing status-publish job-type-full-time"><a href="/job/beekeeper/"><div class="position"><h3>Beekeeper</h3><div class="company"><strong>Acme</strong></div></div><div class="location">Hive Hill</div><ul class="meta"><li class="job-type full-time">Full Time</li><li class="date"><time datetime="2026-11-20">Posted 1 week ago</time></li></ul></a></li>
     <li class="post-102 job_listing type-job_listing status-publish job-type-temporary"><a href="/job/honey-taster/"><div class="position"><h3>Honey Taster</h3><div class="company"><strong>Acme</strong></div></div><div class="location">Wax Wood</div><ul class="meta"><li class="job-type temporary">Temporary</li><li class="date"><time datetime="2026-11-21">Posted 6 days ago</time></li></ul></a></li></ul></div>`,
    [
      {
        title: 'Beekeeper',
        url: at('/job/beekeeper/'),
        place: 'Hive Hill',
        type: 'Full Time',
        date: '2026-11-20',
      },
      {
        title: 'Honey Taster',
        url: at('/job/honey-taster/'),
        place: 'Wax Wood',
        type: 'Temporary',
        date: '2026-11-21',
      },
    ],
  ],
  [
    'sections of a shop',
    `<main><div class="shopify-section"><div class="rte"><h2>Join us</h2></div></div>
     <div class="shopify-section section-collapsible"><div class="collapsible-content"><details><summary><h3>Store Associate – Soho</h3></summary><div class="rte"><p>You sell tea.</p></div></details>
     <details><summary><h3>Tea Buyer</h3></summary><div class="rte"><p>You buy tea.</p></div></details></div></div></main>`,
    [{ title: 'Store Associate – Soho' }, { title: 'Tea Buyer' }],
  ],
  [
    'rows of boxes whose columns have no names',
    `<h2>Jobs</h2><div class="r"><div class="c">Welder</div><div class="c">Gdańsk</div><div class="c"><a href="/jobs/w-1">Details</a></div></div>
     <div class="r"><div class="c">Painter</div><div class="c">Słupsk</div><div class="c"><a href="/jobs/p-2">Details</a></div></div>
     <div class="r"><div class="c">Crane Driver</div><div class="c">Gdynia</div><div class="c"><a href="/jobs/c-3">Details</a></div></div>`,
    [
      { title: 'Welder', url: at('/jobs/w-1'), place: 'Gdańsk' },
      { title: 'Painter', url: at('/jobs/p-2'), place: 'Słupsk' },
      { title: 'Crane Driver', url: at('/jobs/c-3'), place: 'Gdynia' },
    ],
  ],
  [
    'paragraphs with line breaks',
    `<h2>Vacancies</h2><p><strong>Night Nurse</strong><br>Malmö<br>Part-time</p><p><strong>Ward Manager</strong><br>Lund<br>Full-time</p>`,
    [
      { title: 'Night Nurse', place: 'Malmö', type: 'Part-time' },
      { title: 'Ward Manager', place: 'Lund', type: 'Full-time' },
    ],
  ],
  [
    'one single opening',
    `<main><h1>Careers</h1><h2>Open positions</h2><ul class="jobs"><li class="job"><a href="/jobs/lamplighter-77">Lamplighter Manager</a><span class="location">Prague</span></li></ul></main>`,
    [{ title: 'Lamplighter Manager', url: at('/jobs/lamplighter-77'), place: 'Prague' }],
  ],
  [
    'links that only a script follows',
    `<h2>Open roles</h2><div class="row1" onclick="location.href='/roles/miller'"><h4>Miller</h4><em>Ghent</em></div><div class="row1" onclick="location.href='/roles/brewer'"><h4>Brewer</h4><em>Bruges</em></div>`,
    [
      { title: 'Miller', url: at('/roles/miller'), place: 'Ghent' },
      { title: 'Brewer', url: at('/roles/brewer'), place: 'Bruges' },
    ],
  ],
  [
    'a grid of featured and plain cards',
    `<div class="jobs"><div class="job featured"><h3><a href="/jobs/1-a">Lead Smith and Welder</a></h3></div><div class="job"><h3><a href="/jobs/2-b">Smith and Fitter</a></h3></div><div class="job odd"><h3><a href="/jobs/3-c">Tool Maker</a></h3></div></div>`,
    [
      { title: 'Lead Smith and Welder', url: at('/jobs/1-a') },
      { title: 'Smith and Fitter', url: at('/jobs/2-b') },
      { title: 'Tool Maker', url: at('/jobs/3-c') },
    ],
  ],
  [
    'boxes without any names, on a careers page',
    `<div id="root"><main><h1>Hello</h1><div><div><a href="/careers/boat-builder"><div>Boat Builder</div><div>Oslo, Norway</div></a></div><div><a href="/careers/sailcloth"><div>Sailcloth Wizard</div><div>Bergen, Norway</div></a></div></div></main></div>`,
    [
      { title: 'Boat Builder', url: at('/careers/boat-builder'), place: 'Oslo, Norway' },
      { title: 'Sailcloth Wizard', url: at('/careers/sailcloth'), place: 'Bergen, Norway' },
    ],
  ],
  [
    'facts with blanks between them, in Japanese',
    `<h2>募集職種</h2><ul><li><a href="/recruit/1">エンジニア</a><p>東京都 正社員</p></li><li><a href="/recruit/2">デザイナー</a><p>大阪府 契約社員</p></li></ul>`,
    [
      { title: 'エンジニア', url: at('/recruit/1'), place: '東京都', type: '正社員' },
      { title: 'デザイナー', url: at('/recruit/2'), place: '大阪府', type: '契約社員' },
    ],
  ],
  [
    'titles with the place after a comma, and tags',
    `<h2>We are hiring</h2><ul><li><b class="tag">Sales</b><a href="/jobs/a">Store Manager, Manchester</a></li><li><b class="tag">Finance</b><a href="/jobs/b">Accountant, Leeds</a></li></ul>`,
    [
      {
        title: 'Store Manager, Manchester',
        url: at('/jobs/a'),
        place: 'Manchester',
        department: 'Sales',
      },
      { title: 'Accountant, Leeds', url: at('/jobs/b'), place: 'Leeds', department: 'Finance' },
    ],
  ],
  [
    'the document of a frame, with links of its own site',
    `<iframe src="https://boards.acme.example/x"></iframe><div data-frame="https://boards.acme.example/x/"><ul class="jobs"><li><a href="job/1-tiler">Tiler and Painter</a></li><li><a href="job/2-mason">Mason Foreman</a></li></ul></div>`,
    [
      { title: 'Tiler and Painter', url: 'https://boards.acme.example/x/job/1-tiler' },
      { title: 'Mason Foreman', url: 'https://boards.acme.example/x/job/2-mason' },
    ],
  ],
];

describe('openings are read from', () => {
  it.each(forms)('%s', (_name, html, expected) => {
    expect(read(html).openings.map(shown)).toEqual(expected);
  });
});
