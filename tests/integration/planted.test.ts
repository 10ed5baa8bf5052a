import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMirrorServer } from '#demo/mirror-server.ts';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { runCli, startCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { type PlantedCheckout, plantedCheckout } from '#tests/support/planted-checkout.ts';

const execute = promisify(execFile);

/** The compiler reads the whole tree, on machines that do other things too. */
const patient = 300_000;

let checkout: PlantedCheckout;
/** The number of files each plant had to touch. */
const files = { queue: 0, call: 0, board: 0 };

beforeAll(async () => {
  checkout = await plantedCheckout();
  await plantQueue(checkout);
  files.queue = checkout.touched().length;
  await plantCall(checkout);
  files.call = checkout.touched().length - files.queue;
  await plantBoard(checkout);
  files.board = checkout.touched().length - files.queue - files.call;
  expect(await checkout.compile()).toBe('');
}, patient);
afterAll(() => checkout[Symbol.asyncDispose]());

describe('a new queue in a company’s flow', () => {
  it('is a row, a folder and a label', () => {
    expect(files.queue).toBeLessThanOrEqual(6);
  });

  it('is part of scans, and visible', async () => {
    await using sites = await startCareerSites();
    await using folder = await temporaryFolder();
    const acme = sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
    const map = path.join(folder.path, 'origins.json');
    await sites.writeOriginMap(map);
    const args = ['--json', '--data-dir', path.join(folder.path, 'data')];
    const entry = path.join(checkout.root, 'cli/main.ts');
    const scrape = await runCli(['scrape', acme.url, '--origin-map', map, ...args], { entry });
    expect(scrape.lines.at(-1)).toMatchObject({ status: 'completed', totals: { new: 3 } });
    const queues = await runCli(['queues', ...args], { entry });
    expect(queues.lines).toContainEqual(expect.objectContaining({ queue: 'weigh', completed: 1 }));
  });
});

describe('a new call', () => {
  it('is a row and a function', () => {
    expect(files.call).toBe(2);
  });

  it('answers over HTTP, and checks its input', async () => {
    await using folder = await temporaryFolder();
    const entry = path.join(checkout.root, 'cli/main.ts');
    const args = ['serve', '--json', '--port', '0', '--data-dir', path.join(folder.path, 'data')];
    await using host = startCli(args, { entry });
    const { url } = await host.waitForLine(({ type }) => type === 'listening');
    const { origin, hash } = new URL(String(url));
    const ask = async (input: unknown) => {
      const response = await fetch(`${origin}/api/companies.greet`, {
        method: 'POST',
        headers: { authorization: `Bearer ${hash.replace('#token=', '')}` },
        body: JSON.stringify(input),
      });
      return [response.status, await response.json()];
    };
    expect(await ask({ name: 'Ada' })).toEqual([200, { text: 'Ada watches 0 companies' }]);
    expect(await ask({ name: 7 })).toMatchObject([400, { error: { code: 'invalid_input' } }]);
  });
});

describe('a new job board', () => {
  const run = (script: string, ...args: readonly string[]) =>
    execute(process.execPath, [path.join(checkout.root, script), ...args], { cwd: checkout.root });

  it('is a file, a row and a test', () => {
    expect(files.board).toBe(3);
  });

  it(
    'passes the tests of every source, in its own test',
    async () => {
      const vitest = 'node_modules/vitest/vitest.mjs';
      const tests = ['sources/ats/hireling.test.ts', 'sources/registry.test.ts'];
      const { stdout } = await run(vitest, 'run', '--project', 'unit', ...tests);
      expect(stdout).toContain('2 passed');
    },
    patient,
  );

  it('is read by scans, and shown by its label', async () => {
    await using server = await startMirrorServer(0, ({ url, response }) => {
      const isList = url.href === 'https://api.hireling.example/boards/acme';
      response.writeHead(isList ? 200 : 404, { 'content-type': 'application/json' });
      response.end(isList ? '{"jobs":[{"id":1,"title":"Clerk"},{"id":2,"title":"Cook"}]}' : '{}');
    });
    await using folder = await temporaryFolder();
    const map = path.join(folder.path, 'origins.json');
    await writeFile(map, JSON.stringify(server.originMapOf(['api.hireling.example'])));
    const entry = path.join(checkout.root, 'cli/main.ts');
    const args = ['--data-dir', path.join(folder.path, 'data'), '--origin-map', map];
    const url = 'https://jobs.hireling.example/acme';
    const detected = await runCli(['detect', url, ...args], { entry });
    expect(detected.stdout).toMatch(/^Hireling · acme/);
    const scrape = await runCli(['scrape', url, '--json', ...args], { entry });
    expect(scrape.lines.at(-1)).toMatchObject({
      companies: [{ name: 'Acme', source: 'hireling', new: 2 }],
    });
  });

  it('appears in the README once the docs are written', async () => {
    await run('scripts/docs.ts');
    const readme = await readFile(path.join(checkout.root, 'README.md'), 'utf8');
    expect(readme).toContain('Hireling');
  });

  it('is unreachable from a demo: its hosts lead to the demo’s own sites', async () => {
    const sites = pathToFileURL(path.join(checkout.root, 'demo/demo-sites.ts')).href;
    const script = `
      const { startDemoSites } = await import(${JSON.stringify(sites)});
      await using demo = await startDemoSites();
      console.log(demo.originMap['https://api.hireling.example']);`;
    const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });
});

/** A new call that the library answers. */
async function plantCall({ edit }: PlantedCheckout): Promise<void> {
  await edit('contract/companies.ts', [
    {
      after: 'export const companyMethods = {\n',
      add: `  'companies.greet': method({
    input: z.strictObject({ name: z.string() }),
    output: z.object({ text: z.string() }),
    runs: 'library',
  }),
`,
    },
  ]);
  await edit('library/companies/calls.ts', [
    { after: 'type CompanyHandlers = Handlers<\n', add: "  | 'companies.greet'\n" },
    {
      after: '): CompanyHandlers => ({\n',
      add: `  'companies.greet': async ({ name }) => ({
    text: \`\${name} watches \${(await listCompanyViews(db)).length} companies\`,
  }),
`,
    },
  ]);
}

/** A new queue between reading and storing that passes its input on. */
async function plantQueue({ edit, write }: PlantedCheckout): Promise<void> {
  await edit('core/job.ts', [
    { replace: "'ai_enrich', 'persist'])", by: "'ai_enrich', 'persist', 'weigh'])" },
    { after: "  store_enrichment: 'w',\n", add: "  weigh_listings: 'g',\n" },
  ]);
  await edit('workers/queues.ts', [
    {
      after: "from './persist/payload.ts';\n",
      add: "import { WeighPayload, WeighResult } from './weigh/payload.ts';\n",
    },
    { replace: "after: 'parse_listings',", by: "after: 'weigh_listings'," },
    { replace: 'share: [0.3, 0.5],', by: 'share: [0.3, 0.4],' },
    {
      after: 'export const queues = {\n',
      add: `  weigh: queue({
    jobs: {
      weigh_listings: job({
        payload: WeighPayload,
        result: WeighResult,
        flow: { after: 'parse_listings', share: [0.4, 0.5], shows: 'read', writes: [] },
      }),
    },
    concurrency: 2,
    retryDelaysMs: [seconds(1)],
    timeoutMs: minutes(1),
    load: () => import('./weigh/processor.ts'),
  }),
`,
    },
  ]);
  await write(
    'workers/weigh/payload.ts',
    `import { ParsePayload, ParseResult } from '../parse/payload.ts';

export const WeighPayload = ParsePayload.extend({ upstream: ParseResult });
export const WeighResult = ParseResult;
`,
  );
  await write(
    'workers/weigh/processor.ts',
    `import type { z } from 'zod';
import type { Processor } from '../define-queue.ts';
import type { WeighPayload, WeighResult } from './payload.ts';

type Weigh = Processor<z.infer<typeof WeighPayload>, z.infer<typeof WeighResult>>;

const weigh: Weigh = async ({ upstream }, { progress }) => {
  progress(1, \`Weighed \${upstream.postings} openings\`);
  return upstream;
};

export const openProcessors = async () => ({
  processors: { weigh_listings: weigh },
  [Symbol.asyncDispose]: async () => undefined,
});
`,
  );
  await edit('renderer/strings/labels.ts', [
    { after: "    persist: 'Store',\n", add: "    weigh: 'Weigh',\n" },
  ]);
}

/** A board that answers once, made of its vendor's facts. */
async function plantBoard({ edit, write }: PlantedCheckout): Promise<void> {
  await edit('sources/rows/boards-in-paths.ts', [
    {
      after: 'export const boardsInPaths = {\n',
      add: `  hireling: boardsOf('Hireling', {
    at: 'https://jobs.hireling.example/{slug}',
    hosts: ['api.hireling.example', 'jobs.hireling.example'],
    load: async () => (await import('../ats/hireling.ts')).hireling,
  }),
`,
    },
  ]);
  await write(
    'sources/ats/hireling.ts',
    `import { z } from 'zod';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { getJson } from '../board-request.ts';
import { line, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { wholeBoard } from '../single-request.ts';

export const hireling = wholeBoard({
  slugOf: (url) =>
    vendorHost(url) === 'jobs.hireling.example' ? boardName(boardSegments(url)[0]) : null,
  request: (slug) => getJson(\`https://api.hireling.example/boards/\${slug}\`),
  list: 'jobs',
  schema: z.object({ id: required, title: required, place: line }),
  id: ({ id }) => id,
  posting: ({ id, title, place }, slug) =>
    rawPosting({
      externalId: id,
      title,
      url: \`https://jobs.hireling.example/\${slug}/\${id}\`,
      locations: [namedLocation(place)],
    }),
});
`,
  );
  await write(
    'sources/ats/hireling.test.ts',
    `import { oneAnswer, sourceSuite } from '#tests/suites/source.ts';

sourceSuite('hireling', {
  opening: { jobs: [{ id: 1, title: 'Clerk', place: 'Ulm' }] },
  lists: oneAnswer('https://api.hireling.example/boards/acme', 'jobs'),
});
`,
  );
}
