import type { CompanyScan, ErrorView } from '#renderer/model.ts';

/**
 * Scans, newest first, each with what is news in it to who reads from the top: an error that goes on
 * from scan to scan, or that was told above them (`told`), is told once, and so is what was left out.
 * Of that the reason is empty where the error names it.
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

type Omission = CompanyScan['omitted'][number];

const isSame = (a: ErrorView | null, b: ErrorView | null): boolean =>
  a !== null && b !== null && a.code === b.code && a.message === b.message;
