import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, type ErrorDetails, isErrorCode } from '#core/errors.ts';
import { playback, type RecordedExchange, RecordedOutcome } from '#core/recording.ts';
import { defaultSettings } from '#core/settings.ts';
import { createHttpClient } from '#services/http/client.ts';
import type { Send } from '#services/http/transport.ts';
import { type OpenedRecording, openRecording } from '#services/recordings/folder.ts';
import { createFetchContext } from '#workers/io-fetch/fetch-context.ts';
import { recordListing } from '#workers/recording/record-listing.ts';

/** What a scan of these answers finds: through our client, without a socket. */
export async function replayCompany({
  recording,
  textOf,
}: OpenedRecording): Promise<RecordedOutcome> {
  const find = playback(recording.exchanges);
  const send: Send = async ({ method, url, body }) => {
    const found = find({ method, url: url.href, requestBody: body });
    if (found === null) throw new AppError('page_not_found', { url: url.href, status: 404 });
    if (found.answer === null) throw failureOf(found);
    const { status, headers } = found.answer;
    const text = found.answer.body === null ? '' : await textOf(found.answer.body);
    return { status, headers, bytes: Buffer.from(text) };
  };
  const settings = { ...defaultSettings, siteDelayMs: 0, originMap: {} };
  await using http = createHttpClient(settings, { through: () => send });
  const context = createFetchContext({
    http,
    companyUrl: recording.url,
    last: null,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  return await recordListing(recording.known, context).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return { kind: 'failed', code: error.code, message: error.message };
  });
}

function failureOf({ url, error }: RecordedExchange): AppError {
  const { code, details } = error ?? { code: '', details: {} };
  return isErrorCode(code)
    ? new AppError(code, details as ErrorDetails<typeof code>)
    : new AppError('network_error', { url, reason: 'not recorded' });
}

/** What a recording should give: its `expected.json`, which a person may correct, or its outcome. */
export async function expectedOf(place: string): Promise<RecordedOutcome> {
  const corrected = await readFile(path.join(place, 'expected.json'), 'utf8').catch(() => null);
  return corrected === null
    ? (await openRecording(place)).recording.outcome
    : RecordedOutcome.parse(JSON.parse(corrected));
}

/** A recording that left answers out repeats the beginning of its scan only. */
export function comparable(outcome: RecordedOutcome, isWhole: boolean): unknown {
  if (outcome.kind === 'failed')
    return { kind: outcome.kind, ...(isWhole && { code: outcome.code }) };
  const { kind, source, slug, titles, ...numbers } = outcome;
  return { kind, source, slug, ...(isWhole && { titles, ...numbers }) };
}
