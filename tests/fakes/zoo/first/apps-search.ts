import { escapeHtml as esc } from '#demo/pages.ts';
import { json } from '#demo/site-answer.ts';
import { makeElements } from '../client-scripts.ts';
import { energy, finance, games } from '../content/english.ts';
import { makeOpenings, type Opening } from '../content/openings.ts';
import { page, paragraphs, routed, script, sections, truths, type ZooSite } from '../site.ts';

/** A games studio behind GraphQL: edges and cursors, a button for more, a second query for offices. */
export function glasswing(): ZooSite {
  const origin = 'https://careers.glasswing-games.example';
  const openings = makeOpenings({ seed: 'glasswing', trade: games, count: 38 });
  const path = ({ token }: Opening) => `/role/${token}`;

  const roles = (first: number, after: string | null) => {
    const from = after === null ? 0 : openings.findIndex((o) => cursorOf(o) === after) + 1;
    const shown = openings.slice(from, from + first);
    return {
      __typename: 'OpenRoleConnection',
      totalCount: openings.length,
      edges: shown.map((o) => ({
        __typename: 'OpenRoleEdge',
        cursor: cursorOf(o),
        node: {
          __typename: 'OpenRole',
          id: o.token,
          name: o.title,
          studio: { __typename: 'Studio', displayName: o.place },
          discipline: { __typename: 'Discipline', name: o.department },
          contract: o.type,
        },
      })),
      pageInfo: {
        hasNextPage: from + first < openings.length,
        endCursor: shown.length === 0 ? null : cursorOf(shown[shown.length - 1] as Opening),
      },
    };
  };

  return {
    name: 'glasswing-games',
    kind: 'Apollo, GraphQL with cursors, load more',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/roles`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: '.role-tile', press: '.show-more' },
    serve: routed({
      '/roles': () =>
        page({
          lang: 'en',
          title: 'Roles at Glasswing Games',
          body: '<main id="mount"></main><script src="/bundle/app.js"></script>',
        }),
      '/bundle/app.js': () => script(makeElements + glasswingApp),
      '/graphql': ({ method, body }) => {
        if (method !== 'POST') return json({ errors: [{ message: 'POST only' }] }, 405);
        const asked = JSON.parse(body) as {
          operationName: string;
          variables: { first?: number; after?: string | null };
        };
        if (asked.operationName === 'Studios') {
          return json({
            data: { studios: games.places.map((name, n) => ({ id: `s${n}`, name, city: name })) },
          });
        }
        const { first = 8, after = null } = asked.variables;
        return json({ data: { careers: { openRoles: roles(first, after) } } });
      },
      '/role/:key': (_, key) => {
        const o = openings.find(({ token }) => token === key);
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} – Glasswing Games`,
          body: `<main><h1>${esc(o.title)}</h1><p>${esc(o.place)} / ${esc(o.department)} / ${esc(o.type)}</p>${sections(o.text)}</main>`,
        });
      },
    }),
  };
}

const cursorOf = ({ id }: Opening): string => Buffer.from(`OpenRole:${id}`).toString('base64');

const glasswingApp = `
const rolesQuery = 'query OpenRoles($first: Int!, $after: String) { careers { openRoles(first: $first, after: $after) { totalCount edges { cursor node { id name studio { displayName } discipline { name } contract } } pageInfo { hasNextPage endCursor } } } }';
const ask = (operationName, query, variables) => fetch('/graphql', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'apollographql-client-name': 'careers-web' },
  body: JSON.stringify({ operationName, query, variables }),
}).then((r) => r.json());
const mount = document.getElementById('mount');
const tiles = make('div', { class: 'tiles' });
const more = make('button', { class: 'show-more', onclick: load }, ['Show more roles']);
let after = null;
async function load() {
  more.disabled = true;
  const { data } = await ask('OpenRoles', rolesQuery, { first: 8, after });
  const { edges, pageInfo } = data.careers.openRoles;
  tiles.append(...edges.map(({ node }) => make('div', { class: 'role-tile' }, [
    make('p', { class: 'eyebrow' }, [node.discipline.name]),
    make('h3', {}, [node.name]),
    make('p', {}, [node.studio.displayName]),
    make('a', { href: '/role/' + node.id }, ['View role']),
  ])));
  after = pageInfo.endCursor;
  more.disabled = false;
  if (!pageInfo.hasNextPage) more.remove();
}
async function start() {
  const { data } = await ask('Studios', 'query Studios { studios { id name city } }', {});
  mount.append(make('h1', {}, ['Make strange worlds']), make('ul', { class: 'studios' }, data.studios.map((studio) => make('li', {}, [make('a', { href: '/studio/' + studio.id }, [studio.name])]))), tiles, more);
  await load();
}
start();
`;

/** A bank behind a search service: POST, a total, and a list to show all. */
export function meridian(): ZooSite {
  const origin = 'https://jobs.meridian-vault.example';
  const openings = makeOpenings({ seed: 'meridian', trade: finance, count: 52 });
  const path = ({ id }: Opening) => `/job?jobId=R-${id}`;

  return {
    name: 'meridian-vault',
    kind: 'POST search, show all',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/search`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: 'tr.result', select: 'select.per-page' },
    serve: routed({
      '/search': () =>
        page({
          lang: 'en',
          title: 'Search jobs - Meridian Vault',
          body: '<div class="shell"><h1>Find your job</h1><div id="results"></div></div><script src="/js/search.min.js"></script>',
        }),
      '/js/search.min.js': () => script(makeElements + meridianApp),
      '/services/search': ({ method, body }) => {
        if (method !== 'POST') return json({ message: 'Method not allowed' }, 405);
        const { from = 0, size = 10 } = JSON.parse(body) as { from?: number; size?: number };
        return json({
          took: 4,
          hits: {
            total: { value: openings.length, relation: 'eq' },
            hits: openings.slice(from, from + size).map((o) => ({
              _id: `R-${o.id}`,
              _score: 1,
              _source: {
                jobTitle: o.title,
                primaryLocation: o.place,
                businessArea: o.department,
                employmentType: o.type,
                postingDate: o.postedOn,
              },
            })),
          },
          aggregations: {
            locations: finance.places.map((key) => ({
              key,
              doc_count: openings.filter(({ place }) => place === key).length,
            })),
          },
        });
      },
      '/job': ({ url }) => {
        const o = openings.find(({ id }) => `R-${id}` === url.searchParams.get('jobId'));
        if (o === undefined) return null;
        return page({
          lang: 'en',
          title: `${o.title} - Meridian Vault`,
          body: `<h1>${esc(o.title)}</h1><table><tr><td>Location</td><td>${esc(o.place)}</td></tr><tr><td>Business area</td><td>${esc(o.department)}</td></tr></table>${paragraphs(o.text)}`,
        });
      },
    }),
  };
}

const meridianApp = `
const results = document.getElementById('results');
let from = 0;
let size = 10;
async function search() {
  const answer = await fetch('/services/search', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    body: JSON.stringify({ query: '', facets: [], from, size, locale: 'en' }),
  }).then((r) => r.json());
  const total = answer.hits.total.value;
  const select = make('select', { class: 'per-page', 'aria-label': 'Results per page' }, [10, 25, total].map((n) => make('option', { value: n }, [n === total ? 'All' : String(n)])));
  select.value = String(size);
  select.addEventListener('change', () => { size = Number(select.value); from = 0; search(); });
  results.replaceChildren(
    make('p', {}, ['Results ' + (from + 1) + ' to ' + Math.min(from + size, total) + ' of ' + total]),
    make('label', {}, ['Show ', select]),
    make('table', {}, [make('tbody', {}, answer.hits.hits.map((hit) => make('tr', { class: 'result' }, [
      make('td', {}, [make('a', { href: '/job?jobId=' + hit._id }, [hit._source.jobTitle])]),
      make('td', {}, [hit._source.primaryLocation]),
      make('td', {}, [hit._source.businessArea]),
      make('td', {}, [hit._source.postingDate]),
    ])))]),
    from + size < total ? make('a', { href: '#', onclick: (event) => { event.preventDefault(); from += size; search(); } }, ['Next']) : '',
  );
}
search();
`;

/** A power company whose API wants the token of the page; each visit gets another. */
export function southwind(): ZooSite {
  const origin = 'https://careers.southwind-power.example';
  const openings = makeOpenings({ seed: 'southwind', trade: energy, count: 29 });
  const path = ({ slug }: Opening) => `/jobs/${slug}`;
  const issued: string[] = [];

  const issue = (): string => {
    const token = `sw.${Buffer.from(`visit-${issued.length * 7919}`).toString('base64url')}`;
    issued.push(token);
    return token;
  };

  return {
    name: 'southwind-power',
    kind: 'API with a token from the page',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/jobs`,
    outcome: 'openings',
    openings: truths(openings, { url: (o) => origin + path(o) }),
    shown: { item: 'li.job' },
    serve: routed({
      '/jobs': () =>
        page({
          lang: 'en-AU',
          title: 'Jobs | Southwind Power',
          head: `<meta name="csrf-token" content="${issue()}">`,
          body: '<h1>Jobs at Southwind</h1><ul id="jobs"><li class="loading">Loading…</li></ul><script src="/build/jobs.js"></script>',
        }),
      '/build/jobs.js': () => script(makeElements + southwindApp),
      '/api/careers/list': ({ headers }) => {
        // The last few visits stay valid, as with sessions.
        const token = headers['x-csrf-token'];
        if (typeof token !== 'string' || !issued.slice(-5).includes(token)) {
          return json({ error: 'Token missing or expired' }, 403);
        }
        return json(
          openings.map((o) => ({
            Id: o.id,
            UrlTitle: o.slug,
            JobTitle: o.title,
            Site: o.place,
            Division: o.department,
            Remuneration: o.pay,
          })),
        );
      },
      '/jobs/:key': (_, key) => {
        const o = openings.find(({ slug }) => slug === key);
        if (o === undefined) return null;
        return page({
          lang: 'en-AU',
          title: `${o.title} | Southwind Power`,
          body: `<h1>${esc(o.title)}</h1><p>${esc(o.place)}, ${esc(o.department)}</p>${sections(o.text)}`,
        });
      },
    }),
  };
}

const southwindApp = `
const token = document.querySelector('meta[name=csrf-token]').content;
fetch('/api/careers/list', { headers: { 'X-CSRF-Token': token } })
  .then((r) => r.json())
  .then((jobs) => document.getElementById('jobs').replaceChildren(...jobs.map((job) =>
    make('li', { class: 'job' }, [
      make('a', { href: '/jobs/' + job.UrlTitle }, [job.JobTitle]),
      make('span', {}, [' ' + job.Site]),
      make('em', {}, [job.Division]),
    ]))));
`;
