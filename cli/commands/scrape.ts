import type { Command } from 'commander';
import type { RunView } from '#contract/views/run.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { canonicalUrl } from '#core/url.ts';
import { type Rolewatch, startRolewatch } from '#host/start.ts';
import { onInterrupt } from '../interrupt.ts';
import { type FetchOptions, settingsOf, withFetchOptions } from '../options.ts';
import { exitCode, writeNotice } from '../output.ts';
import { jsonReport } from '../scrape-json.ts';
import type { Refused, ScrapeReport } from '../scrape-report.ts';

type ScrapeOptions = FetchOptions & {
  readonly company?: readonly string[];
  readonly all?: boolean;
};

/** `scrape URL…`: collects every opening of some companies. */
export function addScrape(program: Command): void {
  const command = program
    .command('scrape')
    .description('collect every opening of some companies')
    .argument('[urls...]', 'careers addresses')
    .option('--company <name...>', 'watched companies, by name, address or id')
    .option('--all', 'every watched company');
  withFetchOptions(command).action(async (urls: readonly string[]) => {
    const options = command.optsWithGlobals<ScrapeOptions>();
    if (urls.length === 0 && options.company === undefined && options.all !== true) {
      command.error('error: give a careers address, --company or --all', {
        exitCode: exitCode.usage,
      });
    }
    await scrape(urls, options);
  });
}

async function scrape(urls: readonly string[], options: ScrapeOptions): Promise<void> {
  const startedAt = performance.now();
  const report = options.json ? jsonReport() : await openScreen();
  const { asked, refused } = sortOut(urls);
  const end = (run: RunView | null, more: readonly Refused[]) => {
    const all = [...refused, ...more];
    report.end(run, all, performance.now() - startedAt);
    const isFine = run?.status === 'completed' && all.length === 0;
    process.exitCode = isFine ? exitCode.ok : exitCode.failed;
  };
  if (asked.length === 0 && options.company === undefined && !options.all) end(null, []);
  else await scan(asked, options, { progress: report.progress, end });
}

/** What draws in the terminal takes a moment to load: it is not for every start. */
async function openScreen(): Promise<ScrapeReport> {
  const { screenReport } = await import('../scrape-screen.ts');
  return screenReport();
}

type Telling = {
  readonly progress: ScrapeReport['progress'];
  readonly end: (run: RunView | null, refused: readonly Refused[]) => void;
};

/** Tells the end as soon as it is known: stopping the services may take a moment longer. */
async function scan(
  urls: readonly string[],
  options: ScrapeOptions,
  { progress, end }: Telling,
): Promise<void> {
  await using rolewatch = await startRolewatch({
    dataDir: options.dataDir,
    flags: settingsOf(options),
    env: process.env,
    say: writeNotice,
    logTo: options.json ? 'stderr' : 'file',
  });
  const { notices } = await rolewatch.call('health.get', {});
  for (const { message, hint } of notices) writeNotice(`${message}. ${hint}`);
  const { companies, unknown } = await findCompanies(rolewatch, options.company ?? []);
  if (urls.length === 0 && companies.length === 0 && !options.all) {
    end(null, unknown);
    return;
  }
  const ended = Promise.withResolvers<RunView>();
  let runId: string | null = null;
  const stopListening = rolewatch.on('run.changed', (run) => {
    if (run.id !== runId) return;
    progress(run);
    if (run.endedAt !== null) ended.resolve(run);
  });
  const started = await rolewatch.call('runs.start', {
    urls: [...urls],
    companies,
    all: options.all === true,
    enrich: options.enrich,
  });
  runId = started.id;
  progress(started);
  if (started.endedAt !== null) ended.resolve(started);
  using _interrupt = onInterrupt(() => cancel(rolewatch, started.id, ended.resolve));
  const run = await ended.promise;
  // The summary is the last line, whatever else becomes known of the run.
  stopListening();
  end(run, unknown);
}

/** Ids of the watched companies that are meant; a name nobody bears costs only itself. */
async function findCompanies(
  rolewatch: Rolewatch,
  named: readonly string[],
): Promise<{ companies: string[]; unknown: readonly Refused[] }> {
  const companies: string[] = [];
  const unknown: Refused[] = [];
  for (const company of named) {
    try {
      companies.push((await rolewatch.call('companies.get', { company })).id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      unknown.push({ url: company, error: toErrorView(error) });
    }
  }
  return { companies, unknown };
}

async function cancel(
  rolewatch: Rolewatch,
  id: string,
  done: (run: RunView) => void,
): Promise<void> {
  writeNotice('Cancelling; press Ctrl-C again to leave at once');
  done(await rolewatch.call('runs.cancel', { id }));
}

/** Addresses that can be asked, each once, and those that cannot, with the reason. */
function sortOut(urls: readonly string[]): {
  asked: readonly string[];
  refused: readonly Refused[];
} {
  const asked = new Set<string>();
  const refused: Refused[] = [];
  for (const url of urls) {
    try {
      asked.add(canonicalUrl(url));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push({ url, error: toErrorView(error) });
    }
  }
  return { asked: [...asked], refused };
}
