import { shortMessage } from '#renderer/format.ts';
import type {
  CompanyHealth,
  CompanyScan,
  CompanyView,
  ErrorView,
  RunCompany,
} from '#renderer/model.ts';
import { problemLine } from '#renderer/problems.ts';
import { companyDetailStrings } from '#renderer/strings/companies.ts';
import { labels } from '#renderer/strings/labels.ts';
import type { Tone } from '#renderer/ui/status-mark.tsx';

export type Mark = { readonly tone: Tone; readonly label: string; readonly title?: string };

const tones: Readonly<Record<CompanyHealth, Tone>> = {
  new: 'idle',
  ok: 'good',
  silent: 'info',
  partial: 'warn',
  held: 'warn',
  failed: 'bad',
  moved: 'warn',
  duplicate: 'info',
};

/** The current step of a running scan, else the result of the last check. */
export function healthMark(
  { health, lastError }: Pick<CompanyView, 'health' | 'lastError'>,
  progress: RunCompany | undefined,
): Mark {
  if (progress !== undefined && isUnderWay(progress)) {
    const { status, step } = progress;
    return status === 'waiting'
      ? { tone: 'idle', label: labels.runCompanyStatus.waiting }
      : { tone: 'busy', label: step === '' ? labels.runCompanyStatus[status] : step, title: step };
  }
  if (health === 'silent') {
    const title = companyDetailStrings.silentHint;
    return { tone: tones.silent, label: labels.companyHealth.silent, title };
  }
  const title =
    lastError === null ? {} : { title: `${reasonOf(health, lastError)}. ${lastError.hint}` };
  return { tone: tones[health], label: labels.companyHealth[health], ...title };
}

/** A failure in a person's words; what a scan that read something says needs none. */
export const reasonOf = (
  health: CompanyHealth | CompanyScan['status'],
  error: ErrorView,
): string => (health === 'failed' ? problemLine(error) : shortMessage(error.message));

/** The colour of a company's last error matches that of its state. */
export const errorTone = ({ health }: Pick<CompanyView, 'health'>): 'bad' | 'warn' | 'info' => {
  if (health === 'failed') return 'bad';
  return health === 'duplicate' ? 'info' : 'warn';
};

export const isUnderWay = ({ status }: RunCompany): boolean =>
  status === 'waiting' || status === 'running' || status === 'enhancing';

/** An error that says nothing about the company: it was not reached. */
const notReached = 'offline';

export function scanMark({
  status,
  held,
  complete,
  error,
}: Pick<CompanyScan, 'status' | 'held' | 'complete' | 'error'>): Mark {
  const words = companyDetailStrings.states;
  if (status === 'failed' && error?.code === notReached) {
    return { tone: 'idle', label: words.notAsked };
  }
  if (status === 'stored') {
    if (held) {
      return { tone: 'warn', label: words.held, title: companyDetailStrings.heldHint };
    }
    return complete === false
      ? { tone: 'warn', label: words.incomplete }
      : { tone: 'good', label: words.complete };
  }
  const tone = ({ queued: 'busy', failed: 'bad', cancelled: 'idle', duplicate: 'info' } as const)[
    status
  ];
  return { tone, label: words[status] };
}

/**
 * Scans, newest first, without repeats: an error or an omission that continues from scan to scan,
 * or that already stands above the list (`told`), appears once. The reason of an omission is empty
 * if the error names it.
 */
export const scanNews = (
  scans: readonly CompanyScan[],
  told: ErrorView | null,
): readonly CompanyScan[] =>
  scans.map((scan, i) => {
    const above = scans.slice(0, i);
    const before = above.findLast(({ error }) => error !== null)?.error ?? told;
    const known = above.findLast(({ omitted }) => omitted.length > 0)?.omitted ?? [];
    const reasons = (scan.error ?? before)?.message ?? '';
    const isKnown = ({ what, reason }: Omission) =>
      known.some((other) => other.what === what && other.reason === reason);
    return {
      ...scan,
      error: isSame(scan.error, before) ? null : scan.error,
      omitted: scan.omitted
        .filter((omission) => !isKnown(omission))
        .map(({ what, reason }) => ({ what, reason: reasons.includes(reason) ? '' : reason })),
    };
  });

/** The scan that last read something, which tells how a company is read; null if none did. */
export const lastReading = (scans: readonly CompanyScan[]): CompanyScan | null =>
  scans.find(({ captured }) => captured !== null) ?? null;

type Omission = CompanyScan['omitted'][number];

const isSame = (a: ErrorView | null, b: ErrorView | null): boolean =>
  a !== null && b !== null && a.code === b.code && a.message === b.message;
