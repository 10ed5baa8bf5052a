import { describe, expect, it } from 'vitest';
import { statesIn } from './page-state.ts';

const jobs = [
  { id: 1, title: 'Baker (m/w/d) – "früh"', place: 'Ulm' },
  { id: 2, title: 'Cook', place: 'Bern' },
];
const json = JSON.stringify({ jobs });
const attribute = json.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const inScript = JSON.stringify(json);
const utf8 = btoa(String.fromCharCode(...new TextEncoder().encode(json)));

/** A list as devalue writes it. */
const devalued = JSON.stringify([
  ['ShallowReactive', 1],
  { data: 2, once: 8 },
  ['Reactive', 3],
  { jobs: 4 },
  [5, 9],
  { id: 6, title: 7, place: 12, at: 13 },
  1,
  'Baker',
  ['Set'],
  { id: 10, title: 11, place: 12, at: 13 },
  2,
  'Cook',
  'Ulm',
  ['Date', '2026-03-01T00:00:00.000Z'],
]);

const turbo = JSON.stringify([
  { _1: 2 },
  'loaderData',
  { _3: 4 },
  'routes/jobs',
  { _5: 6 },
  'jobs',
  [7, 12],
  { _8: 9, _10: 11 },
  'id',
  1,
  'title',
  'Baker',
  { _8: 13, _10: 14 },
  2,
  'Cook',
]);

const row = (id: string, value: unknown) => `${id}:${JSON.stringify(value)}\n`;
const flight = [
  '1:I[1234,["a.js"],"Page"]\n',
  row('2', ['$', 'main', null, { jobs: '$3', text: '$4' }]),
  row('3', [
    { id: 1, title: 'Baker' },
    { id: 2, title: '$$ Cook', at: '$D2026-03-01' },
  ]),
  '4:T9,Grüße\n1',
  row('5', { again: '$2:3:jobs' }),
].join('');
const pushes = [flight.slice(0, 40), flight.slice(40)]
  .map((part) => `<script>self.__next_f.push([1,${JSON.stringify(part)}])</script>`)
  .join('');

const titles = expect.arrayContaining([expect.objectContaining({ title: 'Cook' })]) as unknown;

describe('statesIn', () => {
  it.each([
    ['#__NEXT_DATA__', `<script id="__NEXT_DATA__" type="application/json">${json}</script>`],
    [
      'script[data-url="/api/jobs"]',
      `<script type="application/json" data-url="/api/jobs">${json}</script>`,
    ],
    ['__INITIAL_STATE__', `<script>window.__INITIAL_STATE__ = ${json};</script>`],
    ['__APOLLO_STATE__', `<script>window.__APOLLO_STATE__=JSON.parse(${inScript});</script>`],
    [
      '__PRELOADED_STATE__',
      `<script>window["__PRELOADED_STATE__"] = JSON.parse(decodeURIComponent("${encodeURIComponent(json)}"))</script>`,
    ],
    ['state', `<script>var state = JSON.parse(atob('${utf8}'));</script>`],
    ['JBL.embed', `<script>JBL.embed(${json});</script>`],
    [
      'board',
      `<script>const board = {jobs: [{id: 1, title: 'Baker (m/w/d) – "früh"', place: 'Ulm',}, {id: 2, title: "Cook", place: \`Bern\`}], };</script>`,
    ],
    ['#app@data-page', `<div id="app" data-page="${attribute}"></div>`],
    ['job-list@:board', `<job-list :board="${attribute}"></job-list>`],
    [
      'div@x-data',
      `<div x-data="{ jobs: [{ id: 1, title: 'Baker (m/w/d) – &quot;früh&quot;', place: 'Ulm' }, { id: 2, title: 'Cook', place: 'Bern' }] }"></div>`,
    ],
    ['__NUXT__', `<script>window.__NUXT__={jobs:${JSON.stringify(jobs)}};</script>`],
    [
      '__NUXT__',
      `<script>window.__NUXT__=(function(a,b,c){c.id=2;c.title="Cook";c.place=b;return {jobs:[{id:1,title:a,place:"Ulm"},c]}}("Baker (m/w/d) – \\"früh\\"","Bern",{}));</script>`,
    ],
  ])('reads %s', (place, html) => {
    expect(statesIn(`<body>${html}</body>`)).toEqual([{ place, json: { jobs } }]);
  });

  it('reads the references of a devalue list', () => {
    const html = `<script type="application/json" id="__NUXT_DATA__">${devalued}</script>`;
    const at = '2026-03-01T00:00:00.000Z';
    expect(statesIn(html)).toEqual([
      {
        place: '#__NUXT_DATA__',
        json: {
          data: {
            jobs: [
              { id: 1, title: 'Baker', place: 'Ulm', at },
              { id: 2, title: 'Cook', place: 'Ulm', at },
            ],
          },
          once: [],
        },
      },
    ]);
  });

  it('reads the stream of Remix', () => {
    const html = `<script>window.__remixContext.streamController.enqueue(${JSON.stringify(`${turbo}\n`)});</script>`;
    expect(statesIn(html)).toEqual([
      {
        place: 'streamController',
        json: {
          loaderData: {
            'routes/jobs': {
              jobs: [
                { id: 1, title: 'Baker' },
                { id: 2, title: 'Cook' },
              ],
            },
          },
        },
      },
    ]);
  });

  it('reads the stream of server components, with references and texts', () => {
    const [state] = statesIn(pushes);
    const list = [
      { id: 1, title: 'Baker' },
      { id: 2, title: '$ Cook', at: '2026-03-01' },
    ];
    expect(state?.place).toBe('__next_f');
    expect(state?.json).toMatchObject({
      2: ['$', 'main', null, { jobs: list, text: 'Grüße\n1' }],
      3: list,
      5: { again: list },
    });
  });

  it('reads the properties of an Astro island', () => {
    const props = {
      jobs: [1, jobs.map(({ id, title }) => [0, { id: [0, id], title: [0, title] }])],
    };
    const value = JSON.stringify(props).replaceAll('"', '&quot;');
    expect(statesIn(`<astro-island props="${value}"></astro-island>`)).toEqual([
      { place: 'astro-island@props', json: { jobs: jobs.map(({ id, title }) => ({ id, title })) } },
    ]);
  });

  it('reads the data of SvelteKit', () => {
    const html = `<script>Promise.all([]).then(([kit, app]) => { kit.start(app, element, { node_ids: [0, 2], data: [null, {type:"data",data:{jobs:[{id:1,title:"Baker",at:new Date(1772323200000)},{id:2,title:"Cook",at:null}]},uses:{}}], form: null }); });</script>`;
    expect(JSON.stringify(statesIn(html))).toContain('{"id":1,"title":"Baker","at":1772323200000}');
  });

  it('tells places of one name apart', () => {
    const html = `<script>a(${json})</script><script>a(${json})</script>`;
    expect(statesIn(html).map(({ place }) => place)).toEqual(['a', 'a 2']);
  });

  it('reads lists inside what a script computes', () => {
    const html = `<script>start({ run: function () { return 1 }, jobs: ${JSON.stringify(jobs)} })</script>`;
    expect(statesIn(html)).toEqual([{ place: 'jobs', json: titles }]);
  });

  it.each([
    ['structured data', `<script type="application/ld+json">${json}</script>`],
    ['a template', `<script type="text/x-template">var a = ${json}</script>`],
    [
      'a literal that does not close',
      '<script>var a = {"jobs": [{"title": "Baker", "place": "Ulm"}, </script>',
    ],
    ['a short literal', '<script>var a = {"b": 1}</script>'],
  ])('leaves out %s', (_what, html) => {
    expect(
      statesIn(html).filter(({ json: value }) => JSON.stringify(value).includes('itle')),
    ).toEqual([]);
  });

  it('ends where a list leads back into itself', () => {
    const html = `<script type="application/json" id="x">[{"jobs":1},[2,0],{"title":3,"all":0},"Baker in a circle"]</script>`;
    const circle = [{ title: 'Baker in a circle', all: null }, null];
    expect(statesIn(html)).toEqual([{ place: '#x', json: { jobs: circle } }]);
  });

  it('ends on a script that begins a literal at every character', () => {
    const html = `<script>${'a({b:'.repeat(60_000)}</script>`;
    expect(statesIn(html)).toEqual([]);
  });
});
