import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '#demo/site-answer.ts';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { inOneProcess } from '#tests/support/cli.ts';
import {
  companyIn,
  type ScanWorld,
  type Summary,
  startScanWorld,
  summaryOf,
} from '#tests/support/scan.ts';

const vendors = {
  lever: 'https://jobs.lever.co',
  ashby: 'https://jobs.ashbyhq.com',
} as const;

type Vendor = keyof typeof vendors;

const boardOf = (kind: Vendor, slug: string) => `${vendors[kind]}/${slug}`;
const careersOf = (slug: string) => `https://${slug}.example/careers`;
const gone = faults.status(404);

let world: ScanWorld;
let urls: readonly string[] = [];
/** The scans before, during and after the moves. */
let before: Summary;
let during: Summary;
let after: Summary;
let kept: Awaited<ReturnType<typeof openings>>;
let asked: Awaited<ReturnType<typeof openings>>;
let accepted: Awaited<ReturnType<typeof openings>>;

const add = (kind: Vendor, slug: string, postings: number) => {
  const company = world.sites.addCompany({ kind, slug, postings });
  // The same object: the world changes the openings of its own.
  return { company, board: boardOf(kind, slug) };
};

/** The careers page of a company embeds some boards, and links to others. */
function lead(slug: string, embedded: readonly string[], linked: readonly string[] = []): void {
  const frames = embedded.map((url) => `<iframe src="${url}"></iframe>`);
  const links = linked.map((url) => `<a href="${url}">Open positions</a>`);
  world.sites.setPage(careersOf(slug), html(['<h1>Careers</h1>', ...frames, ...links].join('')));
}

/** The vendor's pages and API no longer know the board, or answer otherwise. */
const fail = (slug: string, fault = gone) =>
  world.sites.fail(new RegExp(`lever\\.co/(v0/postings/)?${slug}(/|\\?|$)`), fault);

async function scan(): Promise<Summary> {
  return summaryOf(await world.scrape(urls, inOneProcess));
}

/** Openings by company and role, with the facts that a move must keep. */
async function openings() {
  const { lines } = await world.run(['postings', '--status', 'open', '--limit', '500']);
  return lines
    .map(({ company, title, locations, firstSeenAt, url }) => ({
      company: String(company).toLowerCase(),
      role: `${title} ${JSON.stringify(locations)}`,
      firstSeenAt,
      host: new URL(String(url)).host,
    }))
    .toSorted((a, b) => `${a.company} ${a.role}`.localeCompare(`${b.company} ${b.role}`));
}

const of = (list: Awaited<ReturnType<typeof openings>>, name: string) =>
  list.filter(({ company }) => company.startsWith(name));

const moving = ['acme', 'brewco', 'cobalt', 'dynamo', 'everest'] as const;

beforeAll(async () => {
  world = await startScanWorld();
  const old = Object.fromEntries(
    [...moving, 'fermat', 'garnet', 'hooli', 'initech'].map((slug) => [
      slug,
      add('lever', slug, 5),
    ]),
  );
  for (const slug of Object.keys(old)) lead(slug, [boardOf('lever', slug)]);
  const taken = add('ashby', 'initech', 3);
  urls = [
    ...Object.keys(old).map((slug) =>
      slug === 'brewco' || slug === 'cobalt' ? boardOf('lever', slug) : careersOf(slug),
    ),
    taken.board,
  ];
  before = await scan();
  kept = await openings();

  // Acme: gone, and its careers page embeds another board, with one opening more and one fewer.
  const acme = add('ashby', 'acme', 6);
  world.sites.removePosting(acme.company, acme.company.postings[0]?.id ?? 0);
  lead('acme', [acme.board]);
  fail('acme');
  // Brewco: the board's own address redirects.
  world.sites.fail(
    /jobs\.lever\.co\/brewco/,
    faults.redirect(add('ashby', 'brewco', 5).board, 301),
  );
  world.sites.fail(/api\.lever\.co.*\/brewco/, gone);
  // Cobalt: the board's last page links to the new one.
  const { board } = add('ashby', 'cobalt', 5);
  const last = `<p>This board no longer exists. See <a href="${board}">our new one</a>.</p>`;
  world.sites.setPage(boardOf('lever', 'cobalt'), html(last, 404));
  world.sites.fail(/api\.lever\.co.*\/cobalt/, gone);
  // Dynamo: the board is empty, and the careers page links to a full one.
  const [dynamo] = world.sites.companies.filter(({ slug }) => slug === 'dynamo');
  for (const { id } of dynamo?.postings ?? [])
    if (dynamo !== undefined) world.sites.removePosting(dynamo, id);
  lead('dynamo', [], [add('ashby', 'dynamo', 5).board]);
  // Everest: another name at the same vendor.
  const everest = add('lever', 'everestlabs', 0);
  for (const posting of old.everest?.company.postings ?? [])
    world.sites.addPosting(everest.company, posting);
  lead('everest', [everest.board]);
  fail('everest');
  // Fermat: one 404, while its page embeds the board and links to a partner of the same name.
  lead('fermat', [boardOf('lever', 'fermat')], [add('ashby', 'fermat', 5).board]);
  const ends = fail('fermat');
  // Garnet: maintenance. Hooli: its page links to another employer. Initech: its board is watched.
  lead('garnet', [add('ashby', 'garnet', 5).board]);
  fail('garnet', faults.status(503));
  lead('hooli', [], [add('ashby', 'globex', 9).board]);
  fail('hooli');
  lead('initech', [taken.board]);
  fail('initech');
  during = await scan();
  asked = await openings();

  for (const company of moving) await world.run(['companies', 'move', company]);
  ends();
  after = await scan();
  accepted = await openings();
}, 300_000);

afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

describe('a company that moved', () => {
  const url = (slug: string) =>
    slug === 'brewco' || slug === 'cobalt' ? boardOf('lever', slug) : careersOf(slug);

  it.each([
    ['whose careers page embeds another board', 'acme', 'Acme moved from Lever to Ashby'],
    ['whose board redirects', 'brewco', 'Brewco moved from Lever to Ashby'],
    ['whose last page links to a board', 'cobalt', 'Cobalt moved from Lever to Ashby'],
    ['whose full board is empty', 'dynamo', 'Dynamo moved from Lever to Ashby'],
    ['that has another name at its vendor', 'everest', 'Everest moved to another Lever board'],
  ])('%s is offered, and changes nothing before the answer', (_what, slug, message) => {
    expect(companyIn(before, url(slug))).toMatchObject({ status: 'completed', new: 5 });
    expect(companyIn(during, url(slug))).toMatchObject({
      status: 'failed',
      closed: null,
      error: { code: 'board_moved', message },
    });
    expect(of(asked, slug)).toEqual(of(kept, slug));
  });

  it.each(['brewco', 'cobalt', 'dynamo', 'everest'])('and accepted keeps all of %s', (slug) => {
    expect(companyIn(after, url(slug))).toMatchObject({
      status: 'completed',
      ...{ new: 0, changed: 0, closed: 0, postings: 5 },
    });
    const host = slug === 'everest' ? 'jobs.lever.co' : 'jobs.ashbyhq.com';
    expect(of(accepted, slug)).toEqual(of(kept, slug).map((each) => ({ ...each, host })));
  });

  it('adds only what is new, and closes what is not found', () => {
    expect(companyIn(after, url('acme'))).toMatchObject({
      status: 'completed',
      ...{ new: 1, changed: 0, closed: 1, postings: 5 },
    });
  });
});

describe('a company stays where it is', () => {
  it.each([
    ['by one 404 while its page embeds the board', 'fermat', 'failed', 'unknown_board'],
    ['during maintenance', 'garnet', 'failed', 'server_error'],
    ['if the board found is another employer’s', 'hooli', 'failed', 'unknown_board'],
    ['if another watched company has the board', 'initech', 'duplicate', 'duplicate_company'],
  ])('%s', (_what, slug, status, code) => {
    expect(companyIn(during, careersOf(slug))).toMatchObject({ status, error: { code } });
    expect(of(asked, slug)).toEqual(of(kept, slug));
  });

  it('and is read again as before once the board is back', () => {
    expect(companyIn(after, careersOf('fermat'))).toMatchObject({
      status: 'completed',
      ...{ new: 0, changed: 0, closed: 0, postings: 5 },
    });
  });
});
