import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import {
  type CareerSites,
  type CareerSitesOptions,
  startCareerSites,
} from '#tests/fakes/career-sites.ts';
import { type CliResult, type RunningCli, runCli, startCli } from './cli.ts';
import { temporaryFolder } from './database.ts';

const CompanySummary = z.object({
  url: z.string(),
  name: z.string(),
  source: z.string().nullable(),
  status: z.string(),
  postings: z.number().nullable(),
  new: z.number().nullable(),
  changed: z.number().nullable(),
  closed: z.number().nullable(),
  enhanced: z.number(),
  error: z.object({ code: z.string(), message: z.string(), hint: z.string() }).nullable(),
});

const Summary = z.object({
  type: z.literal('summary'),
  status: z.string(),
  companies: z.array(CompanySummary),
  totals: z.record(z.string(), z.number()),
});

export type Summary = z.infer<typeof Summary>;
export type CompanySummary = z.infer<typeof CompanySummary>;

type Env = Readonly<Record<string, string>>;

/** Career sites, a data dir, and the real command line between them. */
export type ScanWorld = AsyncDisposable & {
  readonly sites: CareerSites;
  /** Holds the data dir and other files of the test. */
  readonly folder: string;
  readonly dataDir: string;
  readonly mapOrigin: (origin: string, to: string) => void;
  readonly scrape: (args: readonly string[], env?: Env) => Promise<CliResult>;
  readonly startScrape: (args: readonly string[], env?: Env) => Promise<RunningCli>;
  readonly run: (args: readonly string[], env?: Env) => Promise<CliResult>;
};

export async function startScanWorld(options: CareerSitesOptions = {}): Promise<ScanWorld> {
  await using stack = new AsyncDisposableStack();
  const sites = stack.use(await startCareerSites(options));
  const folder = stack.use(await temporaryFolder()).path;
  const dataDir = path.join(folder, 'data');
  const map = path.join(folder, 'origins.json');
  const mapped: Record<string, string> = {};
  const scrapeArgs = async (args: readonly string[]) => {
    await writeFile(map, JSON.stringify({ ...sites.originMap, ...mapped }));
    return ['--json', 'scrape', '--data-dir', dataDir, '--origin-map', map, ...args];
  };
  const owned = stack.move();
  return {
    sites,
    folder,
    dataDir,
    mapOrigin: (origin, to) => {
      mapped[origin] = to;
    },
    scrape: async (args, env = {}) => await runCli(await scrapeArgs(args), { env }),
    startScrape: async (args, env = {}) => startCli(await scrapeArgs(args), { env }),
    run: (args, env = {}) => runCli(['--json', ...args, '--data-dir', dataDir], { env }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

export function summaryOf({ lines, stderr, exitCode }: CliResult): Summary {
  const last = lines.at(-1);
  if (last?.type === 'summary') return Summary.parse(last);
  throw new Error(`ended with ${exitCode}, ${JSON.stringify(last)} and ${stderr}`);
}

export function companyIn(summary: Summary, url: string): CompanySummary {
  const bare = (address: string) => address.replace(/\/$/, '');
  const company = summary.companies.find((each) => bare(each.url) === bare(url));
  if (company === undefined) throw new Error(`no ${url} in the summary`);
  return company;
}
