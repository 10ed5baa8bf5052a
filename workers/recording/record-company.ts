import { minutes } from '#core/duration.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { type RecordedOutcome, type Recording, recordingVersion } from '#core/recording.ts';
import type { HttpClient } from '#services/http/client.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { version } from '#services/version.ts';
import type { FetchContext } from '#sources/source.ts';
import type { Processor } from '../define-queue.ts';
import { createFetchContext } from '../io-fetch/fetch-context.ts';
import type { RecordPayload, RecordResult } from '../io-fetch/payload.ts';
import type { Reader } from '../reading/reader.ts';
import { maskRecording } from './mask-recording.ts';
import { createRecorder, type RecorderLimits } from './recorder.ts';

type Deps = {
  readonly http: Pick<HttpClient, 'through'>;
  readonly snapshots: SnapshotStore;
  readonly reader: Pick<Reader, 'run'>;
  readonly limits?: RecorderLimits;
  readonly longestMs?: number;
};

/** Within the time limit of the job, so that a slow site is recorded too. */
const usualLongestMs = minutes(8);

/**
 * Fetches a company as a scan does and keeps everything that came, masked. Stores nothing else. A
 * failure of the company is recorded like any other outcome; thrown only if there was no request.
 */
export function createRecordCompany(deps: Deps): Processor<RecordPayload, RecordResult> {
  const { http, snapshots, reader, limits, longestMs = usualLongestMs } = deps;
  return async ({ url, known }, job) => {
    const recorder = createRecorder(snapshots, limits);
    await using client = http.through(recorder.through);
    using deadline = startDeadline(url, longestMs);
    const context: FetchContext = {
      ...createFetchContext({
        http: client,
        companyUrl: url,
        last: null,
        signal: AbortSignal.any([job.signal, deadline.signal]),
        progress: job.progress,
      }),
      isLate: recorder.isFull,
    };
    const outcome = await reader
      .run('record_listing', known, context)
      .catch((error: unknown): RecordedOutcome => {
        if (job.signal.aborted || recorder.exchanges().length === 0) throw error;
        const { code, message } = toErrorView(error);
        return { kind: 'failed', code, message };
      });
    const isCut = deadline.signal.aborted;
    const leftOut = [
      ...recorder.leftOut(),
      ...(isCut ? [{ what: 'the rest of the scan', reason: 'it took too long' }] : []),
    ];
    const raw = { url, known, outcome, leftOut, exchanges: [...recorder.exchanges()] };
    const recording: Recording = {
      format: 'rolewatch-recording',
      version: recordingVersion,
      recordedAt: new Date().toISOString(),
      rolewatch: version,
      ...(await maskRecording(raw, snapshots)),
    };
    return { recording: await snapshots.put(recording) };
  };
}

function startDeadline(url: string, timeoutMs: number): Disposable & { signal: AbortSignal } {
  const late = new AbortController();
  const expire = () => late.abort(new AppError('request_timeout', { url, timeoutMs }));
  const timer = setTimeout(expire, timeoutMs);
  return { signal: late.signal, [Symbol.dispose]: () => clearTimeout(timer) };
}
