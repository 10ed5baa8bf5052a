import { createLogUpdate } from 'log-update';
import type { RunCompanyView, RunView } from '#contract/runs.ts';
import { formatDuration } from '#core/duration.ts';
import type { ErrorCode } from '#core/errors.ts';
import { counted } from '#core/quantity.ts';
import { coloured, plain, writeLine, writeNotice } from './output.ts';
import type { Refused, ScrapeReport } from './scrape-json.ts';
import { table } from './table.ts';

const barWidth = 20;

/** Lines of the terminal that the live view leaves free. */
const spareLines = 4;

/** Reports a scan to a person: a bar per company while it runs (on a terminal), then a table. */
export function screenReport(): ScrapeReport {
  return process.stdout.isTTY ? terminalReport() : plainReport();
}

function terminalReport(): ScrapeReport {
  const update = createLogUpdate(process.stdout);
  return {
    progress(run) {
      const room = Math.max(1, process.stdout.rows - spareLines);
      const lines = mostInteresting(run.companies, room).map(companyLine);
      const more = run.companies.length - lines.length;
      if (more > 0) lines.push(coloured('dim', `and ${more} more`));
      update([headLine(run), ...lines].join('\n'));
    },
    notice(line) {
      // Above the live view, which the next progress draws again.
      update.clear();
      writeNotice(line);
    },
    end(run, refused, durationMs) {
      update.clear();
      for (const line of finalLines(run, refused, durationMs)) writeLine(line);
    },
  };
}

/** Without a terminal: a line for each company as it ends. */
function plainReport(): ScrapeReport {
  const told = new Set<string>();
  return {
    progress(run) {
      for (const company of run.companies) {
        if (!isOver(company) || told.has(company.id)) continue;
        // The end of the run shows whether the site or our own connection failed.
        if (unreached.has(company.error?.code ?? '')) continue;
        told.add(company.id);
        writeLine(plain(`${company.name}: ${outcomeOf(company)}`));
      }
    },
    notice: writeNotice,
    end(run, refused, durationMs) {
      for (const line of finalLines(run, refused, durationMs)) writeLine(line);
    },
  };
}

const unreached: ReadonlySet<string> = new Set<ErrorCode>([
  'offline',
  'host_not_found',
  'network_error',
  'request_timeout',
]);

const isOver = ({ status }: RunCompanyView): boolean =>
  status !== 'waiting' && status !== 'running' && status !== 'enhancing';

const outcomeOf = (company: RunCompanyView): string =>
  company.error?.message ??
  `${counted(company.postings ?? 0, 'opening', 'openings')}, ${company.new ?? 0} new`;

function headLine(run: RunView): string {
  const parts = [
    checkedOf(run),
    counted(run.openingsFound, 'opening', 'openings'),
    `${run.newPostings} new`,
    ...enhancing(run),
  ];
  return `${bar(run.progress)} ${coloured('bold', parts.join(' · '))}`;
}

/** The result in a sentence; unread companies never count as checked. */
function checkedOf(run: RunView): string {
  const { totalCompanies, failedCompanies, partialCompanies, cancelledCompanies } = run;
  return [
    `${run.completedCompanies} of ${counted(totalCompanies, 'company', 'companies')} checked`,
    ...(failedCompanies > 0 && !run.isOffline
      ? [counted(failedCompanies, 'problem', 'problems')]
      : []),
    ...(partialCompanies > 0 ? [`${partialCompanies} partly read`] : []),
    ...(cancelledCompanies > 0 ? [`${cancelledCompanies} cancelled`] : []),
  ].join(' · ');
}

/** Work left for the model, if one is configured. */
function enhancing({ companies }: RunView): readonly string[] {
  const total = companies.reduce((sum, { toEnhance }) => sum + toEnhance, 0);
  const done = companies.reduce((sum, { enhanced }) => sum + enhanced, 0);
  return total === 0 ? [] : [`enhanced ${done}/${total}`];
}

const companyLine = (company: RunCompanyView): string => {
  const text = plain(company.error === null ? company.step : company.error.message);
  return `${bar(company.progress)} ${plain(company.name)}  ${coloured(isFailed(company) ? 'red' : 'dim', text)}`;
};

function bar(progress: number): string {
  const full = Math.round(progress * barWidth);
  const percent = `${Math.floor(progress * 100)}%`.padStart(4);
  return `${coloured('green', '━'.repeat(full))}${coloured('dim', '━'.repeat(barWidth - full))} ${percent}`;
}

/** Working companies first, then failed ones, then the rest in the order of the command. */
function mostInteresting(
  companies: readonly RunCompanyView[],
  room: number,
): readonly RunCompanyView[] {
  const rank = (company: RunCompanyView) => {
    if (company.status === 'running' || company.status === 'enhancing') return 0;
    return isFailed(company) ? 1 : 2;
  };
  const chosen = new Set(companies.toSorted((a, b) => rank(a) - rank(b)).slice(0, room));
  return companies.filter((company) => chosen.has(company));
}

const isFailed = ({ status }: RunCompanyView): boolean => status === 'failed';

function* finalLines(
  run: RunView | null,
  refused: readonly Refused[],
  durationMs: number,
): Generator<string> {
  const head = ['Company', 'Source', 'Openings', 'New', 'Changed', 'Closed', 'Status'];
  const rows = (run?.companies ?? []).map((company) => [
    plain(company.name),
    company.source ?? '–',
    figure(company.postings),
    figure(company.new),
    figure(company.changed),
    figure(company.closed),
    coloured(statusColour[company.status], company.status),
  ]);
  if (rows.length > 0) {
    yield* table([head.map((cell) => coloured('bold', cell)), ...rows]);
    yield '';
  }
  const offline = run?.companies.find(({ error }) => error?.code === 'offline')?.error;
  if (offline) yield `${coloured('yellow', offline.message)}. ${offline.cliHint ?? offline.hint}`;
  for (const { name, error } of run?.companies ?? []) {
    if (error !== null && error.code !== offline?.code)
      yield `${coloured('yellow', plain(name))}: ${plain(error.message)}. ${error.cliHint ?? error.hint}`;
  }
  for (const { error } of refused)
    yield `${coloured('red', 'Not read')}: ${plain(error.message)}. ${error.cliHint ?? error.hint}`;
  if (run !== null) yield closingLine(run, durationMs);
}

/** An unread count is unknown, not zero. */
const figure = (n: number | null): string => (n === null ? '–' : String(n));

const statusColour = {
  waiting: 'dim',
  running: 'dim',
  enhancing: 'dim',
  completed: 'green',
  partial: 'yellow',
  failed: 'red',
  cancelled: 'yellow',
  duplicate: 'dim',
} as const;

function closingLine(run: RunView, durationMs: number): string {
  const took = formatDuration(durationMs);
  const head = run.status === 'cancelled' ? `Cancelled after ${took}; ` : '';
  const tail = run.status === 'cancelled' ? '' : `, in ${took}`;
  if (run.completedCompanies === 0) return `${head}${checkedOf(run)}${tail}`;
  const found = [
    counted(run.openingsFound, 'opening', 'openings'),
    `${run.newPostings} new`,
    `${run.changedPostings} changed`,
    `${run.closedPostings} closed`,
  ];
  return `${head}${checkedOf(run)}: ${found.join(', ')}${tail}`;
}
