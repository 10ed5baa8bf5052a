import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { recordingNames } from '#tests/fakes/career-site-replay.ts';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { inOneProcess, runCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { hasRecordings } from '#tests/support/recordings.ts';

let sites: Awaited<ReturnType<typeof startCareerSites>>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let dataDir: string;
let map: string;

beforeEach(async () => {
  sites = await startCareerSites();
  folder = await temporaryFolder();
  dataDir = `${folder.path}/data`;
  map = `${folder.path}/origins.json`;
});
afterEach(async () => {
  await sites[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const scrape = async (urls: readonly string[]) => {
  await sites.writeOriginMap(map);
  return await runCli(['--json', 'scrape', '--data-dir', dataDir, '--origin-map', map, ...urls], {
    env: inOneProcess,
  });
};

describe.skipIf(!hasRecordings)('a scan of the recorded boards', () => {
  /** Boards with a complete recording, and how many openings are still open. */
  const boards = {
    'https://boards.greenhouse.io/gongio': 3,
    'https://jobs.lever.co/matchgroup': 82,
    'https://jobs.lever.co/idealistconsulting': 2,
    'https://jobs.ashbyhq.com/linear': 2,
    'https://jobs.ashbyhq.com/Etched': 10,
    'https://jobs.ashbyhq.com/HighlightTA': 2,
    'https://apply.workable.com/crewai': 4,
    'https://germanzeroev.recruitee.com': 5,
    'https://jobs.acme.com': 2,
    'https://stackoverflow.com/jobs/292933/solution-engineer-m-f-x-quajoo-gmbh': 0,
    'https://stackoverflow.com/jobs/440502/senior-front-end-engineer-hummingbot': 0,
    'https://remoteok.io/remote-jobs/99859-remote-software-engineer-ii-comscore': 0,
    'https://weworkremotely.com/remote-jobs/bluelight-consulting-devops-engineer-kubernetes-aws-gcp': 0,
    'https://neura-robotics.example/careers/manager': 1,
  };
  const urls = Object.keys(boards);
  const total = Object.values(boards).reduce((sum, count) => sum + count, 0);

  it('stores all of them, and finds nothing new in a second run', async () => {
    sites.replay(recordingNames);
    const first = await scrape(urls);
    const stored = first.lines.at(-1)?.companies as { url: string; postings: number }[];
    expect(Object.fromEntries(stored.map(({ url, postings }) => [url, postings]))).toEqual(boards);
    expect(first).toMatchObject({ exitCode: 0 });
    const second = await scrape(urls);
    expect(second.lines.at(-1)).toMatchObject({
      status: 'completed',
      totals: { postings: total, new: 0, changed: 0, closed: 0 },
    });
  });

  it.each([
    ['has fewer details than it lists', 'https://careers.smartrecruiters.com/HireVue', 3],
    ['states a higher total than it lists', 'https://boards.greenhouse.io/gitlab', 2],
  ])('keeps a board as partial that %s', async (_name, url, postings) => {
    sites.replay(recordingNames);
    const { lines, exitCode } = await scrape([url]);
    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toMatchObject({
      companies: [{ status: 'partial', postings, error: { code: 'listing_incomplete' } }],
    });
  });
});

describe('a second scan', () => {
  const add = () => sites.addCompany({ kind: 'lever', slug: 'acme', postings: 130 });
  const statusOf = async (status: string) =>
    (await runCli(['--json', 'postings', '--data-dir', dataDir, '--status', status])).lines;

  it('closes exactly the one opening that was removed', async () => {
    const company = add();
    const { url, postings } = company;
    await scrape([url]);
    const removed = postings[7];
    if (removed === undefined) throw new Error('no such opening');
    sites.removePosting(company, removed.id);
    const { lines } = await scrape([url]);
    expect(lines.at(-1)).toMatchObject({ totals: { new: 0, changed: 0, closed: 1 } });
    expect(await statusOf('closed')).toMatchObject([{ title: removed.title }]);
  });

  it('tells a new and a changed opening apart', async () => {
    const company = add();
    const { url, postings } = company;
    await scrape([url]);
    sites.addPosting(company);
    sites.changePosting(company, postings[3]?.id ?? 0, { title: 'Chief Baker' });
    const { lines } = await scrape([url]);
    expect(lines.at(-1)).toMatchObject({ totals: { new: 1, changed: 1, closed: 0 } });
  });

  it('closes nothing if the list fails half-way', async () => {
    const company = add();
    const { url } = company;
    await scrape([url]);
    sites.removePosting(company, company.postings[3]?.id ?? 0);
    sites.fail(/skip=100/, faults.status(500));
    const { lines, exitCode } = await scrape([url]);
    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toMatchObject({ totals: { closed: 0 } });
    expect(await statusOf('closed')).toEqual([]);
  });

  it('fetches only pages that may have changed', async () => {
    const { url } = add();
    await scrape([url]);
    sites.traffic.reset();
    await scrape([url]);
    expect(sites.traffic.notModified).toBeGreaterThan(0);
  });
});
