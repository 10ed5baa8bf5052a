import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inOneProcess } from '#tests/support/cli.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';

const careers = 'https://acme-bakery.example/careers';
const roles = ['Baker', 'Sales Manager', 'Driver', 'Nurse', 'Controller', 'Cook', 'Engineer'];
const places = ['Ulm', 'Bern', 'Rome'];

let open: readonly { id: number; title: string; city: string }[] = [];
let names = { list: 'jobs', title: 'title', place: 'city' };
let token = 'first';
let site: Awaited<ReturnType<typeof startLocalServer>>;
const asked: string[] = [];

/** The page asks for ten openings at a time, with a token that it was given. */
const page =
  () => `<h1>Careers</h1><p>We bake for people who bake.</p><ul id="jobs"></ul><button id="more">Load more jobs</button>
<script>
  let at = 0;
  async function load() {
    const reply = await fetch('/api/openings?offset=' + at + '&limit=10', { headers: { 'x-token': '${token}' } });
    const answer = await reply.json();
    const list = answer['${names.list}'];
    at += list.length;
    for (const each of list) {
      jobs.insertAdjacentHTML('beforeend', '<li><a href="/jobs/' + each.id + '">' + each['${names.title}'] + '</a></li>');
    }
    if (at >= answer.total) more.remove();
  }
  more.onclick = load;
  load();
</script>`;

beforeAll(async () => {
  site = await startLocalServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://x.example');
    asked.push(pathname);
    if (pathname === '/careers') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page());
    } else if (pathname !== '/api/openings') response.writeHead(404).end();
    else if (request.headers['x-token'] !== token) response.writeHead(401).end('{"error":"token"}');
    else {
      const json = { 'content-type': 'application/json' };
      response.writeHead(200, json).end(answer(Number(searchParams.get('offset'))));
    }
  });
});
afterAll(() => site[Symbol.asyncDispose]());

const answer = (from: number): string => {
  const list = open
    .slice(from, from + 10)
    .map(({ id, title, city }) => ({ id, [names.title]: title, [names.place]: city }));
  return JSON.stringify({ [names.list]: list, total: open.length });
};

beforeEach(() => {
  open = Array.from({ length: 25 }, (_, n) => ({
    id: 100 + n,
    title: `${roles[n % roles.length]} ${n + 1}`,
    city: places[n % places.length] ?? '',
  }));
  names = { list: 'jobs', title: 'title', place: 'city' };
  token = 'first';
});

async function startWorld(): Promise<ScanWorld> {
  const world = await startScanWorld();
  world.mapOrigin('https://acme-bakery.example', site.url);
  return world;
}

const scan = async (world: ScanWorld) =>
  summaryOf(await world.scrape([careers], inOneProcess)).companies[0];

it('is found with one drawing, and then read without the browser', async () => {
  await using world = await startWorld();

  const first = await scan(world);
  asked.splice(0);
  open = [...open.slice(1), { id: 900, title: 'Gardener', city: 'Ulm' }];
  const second = await scan(world);

  expect(first).toMatchObject({ source: 'site_api', new: 25, postings: 25, error: null });
  expect(second).toMatchObject({
    source: 'site_api',
    new: 1,
    closed: 1,
    postings: 25,
    error: null,
  });
  expect(asked).not.toContain('/careers');
});

it('gets a new token from the page, and finds its list again under other names', async () => {
  await using world = await startWorld();
  await scan(world);

  token = 'second';
  const renewed = await scan(world);
  names = { list: 'vacancies', title: 'jobTitle', place: 'location' };
  const renamed = await scan(world);

  for (const each of [renewed, renamed]) {
    expect(each).toMatchObject({ new: 0, closed: 0, postings: 25, error: null });
  }
});
