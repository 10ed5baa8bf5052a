import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import {
  type RecordedBody,
  type RecordedExchange,
  Recording,
  recordingVersion,
} from '#core/recording.ts';
import { readmeOf } from './readme.ts';

const fileName = 'recording.json';

/** Makes the folder of a new recording. Throws `folder_not_empty` and `invalid_file`. */
export async function prepareRecordingFolder(folder: string): Promise<void> {
  const refuse = (error: unknown) => {
    throw unusable(folder, reasonOf(error));
  };
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(refuse);
  const files = await readdir(folder).catch(refuse);
  if (files.length === 0) return;
  throw new AppError('folder_not_empty', { path: folder, use: 'recording' });
}

/**
 * Writes `recording.json`, each text in a file of its own, `expected.json` with the outcome, and a
 * README. `textOf` gives the text of a `ref`. Throws `invalid_file`.
 */
export async function writeRecording(
  folder: string,
  recording: Recording,
  textOf: (ref: string) => Promise<string>,
): Promise<void> {
  const write = (name: string, text: string) =>
    writeFile(path.join(folder, name), text, { mode: 0o600 }).catch((error: unknown) => {
      throw unusable(folder, reasonOf(error));
    });
  await mkdir(path.join(folder, 'bodies'), { mode: 0o700, recursive: true });
  const files = new Map<string, string>();
  const exchanges: RecordedExchange[] = [];
  for (const exchange of recording.exchanges) {
    const { answer } = exchange;
    if (answer?.body === null || answer?.body === undefined || 'file' in answer.body) {
      exchanges.push(exchange);
      continue;
    }
    const key = 'ref' in answer.body ? answer.body.ref : answer.body.text;
    const number = String(files.size + 1).padStart(3, '0');
    const file = files.get(key) ?? `bodies/${number}.${endingOf(answer.headers['content-type'])}`;
    if (!files.has(key)) {
      files.set(key, file);
      await write(file, 'ref' in answer.body ? await textOf(answer.body.ref) : answer.body.text);
    }
    exchanges.push({ ...exchange, answer: { ...answer, body: { file } } });
  }
  await write(fileName, `${JSON.stringify({ ...recording, exchanges }, null, 2)}\n`);
  await write('expected.json', `${JSON.stringify(recording.outcome, null, 2)}\n`);
  await write('README.txt', readmeOf(recording));
}

const endingOf = (contentType = ''): string =>
  ['json', 'html', 'xml'].find((ending) => contentType.toLowerCase().includes(ending)) ?? 'txt';

export type OpenedRecording = {
  readonly recording: Recording;
  /** Throws `invalid_file` if the text is gone. */
  readonly textOf: (body: RecordedBody) => Promise<string>;
};

/**
 * Opens a folder that `writeRecording` wrote, or a single file with all texts inside. Throws
 * `invalid_file` for a damaged recording, a missing text or a newer version.
 */
export async function openRecording(place: string): Promise<OpenedRecording> {
  const fail = (reason: string) => unusable(place, reason);
  const folder = await stat(place).then(
    (found) => (found.isDirectory() ? place : path.dirname(place)),
    (error: unknown) => {
      throw fail(reasonOf(error));
    },
  );
  const file = folder === place ? path.join(folder, fileName) : place;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fail(codeOf(error) === 'ENOENT' ? `it has no ${fileName}` : reasonOf(error));
  });
  const recording = parseRecording(text, fail);
  const textOf = async (body: RecordedBody): Promise<string> => {
    if ('text' in body) return body.text;
    if ('ref' in body) throw fail('the texts of its answers are not in it');
    return await readFile(path.join(folder, body.file), 'utf8').catch(() => {
      throw fail(`${body.file} is missing`);
    });
  };
  for (const { answer } of recording.exchanges) {
    if (answer?.body && !('text' in answer.body)) await textOf(answer.body);
  }
  return { recording, textOf };
}

const Dated = z.object({ format: z.literal('rolewatch-recording'), version: z.number() });

function parseRecording(text: string, fail: (reason: string) => AppError): Recording {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw fail('it is damaged: not JSON');
  }
  const dated = Dated.safeParse(json);
  if (!dated.success) throw fail('it is not a recording of Rolewatch');
  if (dated.data.version > recordingVersion) throw fail('a newer Rolewatch made it');
  const parsed = Recording.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw fail(`it is damaged: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

const unusable = (place: string, reason: string): AppError =>
  new AppError('invalid_file', { path: place, reason });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  EACCES: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

const reasonOf = (error: unknown): string =>
  reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
