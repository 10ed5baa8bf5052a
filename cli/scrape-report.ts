import type { RunView } from '#contract/views/run.ts';
import type { ErrorView } from '#core/errors.ts';

/** An address that could not even be asked. */
export type Refused = { readonly url: string; readonly error: ErrorView };

/** How a scan is told: to machines or to people. */
export type ScrapeReport = {
  readonly progress: (run: RunView) => void;
  readonly end: (run: RunView | null, refused: readonly Refused[], durationMs: number) => void;
};
