import type { Command } from 'commander';
import { isCallError } from '#contract/client.ts';
import type { HealthView } from '#contract/health.ts';
import type { RunView } from '#contract/runs.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { canonicalUrl } from '#core/url.ts';
import type { Session } from '#host/attach.ts';
import { onInterrupt } from '../interrupt.ts';
import { type FetchOptions, settingsOf, withFetchOptions } from '../options.ts';
import { exitCode, writeNotice } from '../output.ts';
import { jsonReport, type Refused, type ScrapeReport } from '../scrape-json.ts';
import { withSession } from '../session.ts';

type ScrapeOptions = FetchOptions & {
  readonly company?: readonly string[];
  readonly all?: boolean;
};

/** `scrape URL…`: collects every opening of some companies. */
export function addScrape(program: Command): void {
  const command = program
    .command('scrape')
    .description('scan companies for openings')
    .argument('[urls...]', 'careers pages')
    .option('--company <name...>', 'companies you watch, by name, address or ID')
    .option('--all', 'all companies you watch');
  withFetchOptions(command).action(async (urls: readonly string[]) => {
    const options = command.optsWithGlobals<ScrapeOptions>();
    if (urls.length === 0 && options.company === undefined && options.all !== true) {
      command.error('error: add a careers page, --company or --all', {
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
  else {
    const telling = { options, ...report, end };
    await withSession(options, (session) => scan(session, asked, telling), {
      flags: settingsOf(options),
      resumes: true,
      logTo: options.json ? 'stderr' : 'file',
    });
  }
}

/** The terminal drawing takes a moment to load, so only this command loads it. */
async function openScreen(): Promise<ScrapeReport> {
  const { screenReport } = await import('../scrape-screen.ts');
  return screenReport();
}

type Telling = Pick<ScrapeReport, 'progress' | 'notice'> & {
  readonly end: (run: RunView | null, refused: readonly Refused[]) => void;
};

/** Reports the end as soon as it is known: stopping the services may take longer. */
async function scan(
  rolewatch: Session,
  urls: readonly string[],
  { options, progress, notice, end }: Telling & { readonly options: ScrapeOptions },
): Promise<void> {
  const { notices } = await rolewatch.call('health.get', {});
  const tell = tellTrouble(notice);
  tell(notices);
  const stopTelling = rolewatch.on('health.changed', (health) => tell(health.notices));
  const { companies, unknown } = await findCompanies(rolewatch, options.company ?? []);
  if (urls.length === 0 && companies.length === 0 && !options.all) {
    end(null, unknown);
    return;
  }
  const ended = Promise.withResolvers<RunView>();
  let runId: string | null = null;
  let isCancelled = false;
  let cancelling: Promise<void> = Promise.resolve();
  const cancel = async (id: string) => ended.resolve(await rolewatch.call('runs.cancel', { id }));
  using _interrupt = onInterrupt(async () => {
    writeNotice('Cancelling; press Ctrl-C again to quit now');
    isCancelled = true;
    if (runId === null) return;
    cancelling = cancel(runId);
    await cancelling;
  });
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
  // The user cancelled before the run existed.
  if (isCancelled) await cancel(started.id);
  const run = await ended.promise;
  // The summary is the last line, whatever else the run reports.
  stopListening();
  stopTelling();
  end(run, unknown);
  // The event that the run ended can arrive before the answer to the cancel call.
  await cancelling;
}

/** Reports each trouble once while it lasts, and the end of a blocking one. */
export function tellTrouble(say: (line: string) => void): (notices: Notices) => void {
  let before: Notices = [];
  return (notices) => {
    const isNew = ({ message }: Notices[number]) =>
      before.every((each) => each.message !== message);
    for (const { message, hint, cliHint } of notices.filter(isNew))
      say(`${message}. ${cliHint ?? hint}`);
    if (before.some(isInTheWay) && !notices.some(isInTheWay)) say('The scan continues');
    before = notices;
  };
}

type Notices = HealthView['notices'];

const isInTheWay = ({ isBlocking }: Notices[number]): boolean => isBlocking === true;

/** Ids of the named companies; an unknown name costs only itself. */
async function findCompanies(
  rolewatch: Session,
  named: readonly string[],
): Promise<{ companies: string[]; unknown: readonly Refused[] }> {
  const companies: string[] = [];
  const unknown: Refused[] = [];
  for (const company of named) {
    try {
      companies.push((await rolewatch.call('companies.get', { company })).id);
    } catch (error) {
      if (!isCallError(error)) throw error;
      unknown.push({ url: company, error: toErrorView(error) });
    }
  }
  return { companies, unknown };
}

/** Splits addresses into valid ones, without repeats, and refused ones with the reason. */
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
