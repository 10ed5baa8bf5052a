import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { Recording } from '#core/recording.ts';
import { sampleRecording } from '#tests/fakes/sample-recording.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { openRecording, prepareRecordingFolder, writeRecording } from './folder.ts';

let root: Awaited<ReturnType<typeof temporaryFolder>>;
let made = 0;

beforeAll(async () => {
  root = await temporaryFolder();
});
afterAll(async () => await root[Symbol.asyncDispose]());

const newPlace = (): string => {
  made += 1;
  return path.join(root.path, `recording${made}`);
};

async function written(recording: Recording = sampleRecording()): Promise<string> {
  const place = newPlace();
  await writeRecording(place, recording, async (ref) => `text of ${ref}`);
  return place;
}

const reasonFor = (place: string): Promise<unknown> =>
  openRecording(place).then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.message.replace(place, 'it') : error),
  );

describe('a written recording', () => {
  it('has each text in a file that says its kind, the outcome and a README', async () => {
    const place = await written();
    expect((await readdir(place)).toSorted()).toEqual([
      'README.txt',
      'bodies',
      'expected.json',
      'recording.json',
    ]);
    expect(await readdir(path.join(place, 'bodies'))).toEqual(['001.html', '002.json']);
  });

  it('opens with the same answers', async () => {
    const { recording, textOf } = await openRecording(await written());
    const { exchanges, ...about } = recording;
    expect(about).toEqual({ ...sampleRecording(), exchanges: undefined });
    const texts = exchanges.map(({ answer }) => (answer?.body ? textOf(answer.body) : null));
    expect(await Promise.all(texts)).toEqual(['<h1>Jobs</h1>', '[]', null]);
  });

  it('opens as a single file too', async () => {
    const file = `${newPlace()}.json`;
    await writeFile(file, JSON.stringify(sampleRecording()));
    const { recording, textOf } = await openRecording(file);
    const [first] = recording.exchanges;
    expect(await textOf(first?.answer?.body ?? { text: '' })).toBe('<h1>Jobs</h1>');
  });

  it('says in its README what was masked and left out', async () => {
    const place = await written({
      ...sampleRecording(),
      leftOut: [{ what: '3 more answers', reason: 'the recording is full' }],
    });
    const readme = await readFile(path.join(place, 'README.txt'), 'utf8');
    expect(readme).toContain('2 e-mail addresses, 1 phone number');
    expect(readme).toContain('Left out: 3 more answers (the recording is full)');
    expect(readme).toContain('rolewatch replay');
  });
});

describe('an unusable recording is refused in one line', () => {
  it.each([
    ['damaged', '{"format":', 'damaged: not JSON'],
    ['something else', '{"name":"package"}', 'not a recording of Rolewatch'],
    [
      'of a newer version',
      JSON.stringify({ ...sampleRecording(), version: 2 }),
      'a newer Rolewatch made it',
    ],
    [
      'incomplete',
      JSON.stringify({ ...sampleRecording(), exchanges: [{}] }),
      'damaged: exchanges.0.method',
    ],
    [
      'with a path out of its folder',
      JSON.stringify({ ...sampleRecording({ file: 'bodies/../../secret.txt' }) }),
      'damaged: exchanges.0.answer',
    ],
  ])('%s', async (_what, text, reason) => {
    const place = await written();
    await writeFile(path.join(place, 'recording.json'), text);
    expect(await reasonFor(place)).toContain(reason);
    expect(await reasonFor(place)).not.toContain('\n');
  });

  it('without one of its texts', async () => {
    const place = await written();
    await rm(path.join(place, 'bodies/002.json'));
    expect(await reasonFor(place)).toContain('bodies/002.json is missing');
  });

  it('an empty folder, and none', async () => {
    const place = newPlace();
    expect(await reasonFor(place)).toContain('it does not exist');
    await mkdir(place);
    expect(await reasonFor(place)).toContain('it has no recording.json');
  });
});

describe('the folder of a new recording', () => {
  it('may be empty', async () => {
    const place = newPlace();
    await prepareRecordingFolder(place);
    await expect(prepareRecordingFolder(place)).resolves.toBeUndefined();
  });

  it('is refused if it holds anything, which stays', async () => {
    const place = await written();
    await expect(prepareRecordingFolder(place)).rejects.toMatchObject({
      code: 'folder_not_empty',
      hint: expect.stringContaining('new folder'),
    });
    expect(await readdir(place)).toHaveLength(4);
  });

  it('is refused if it is a file', async () => {
    const place = newPlace();
    await writeFile(place, '');
    await expect(prepareRecordingFolder(place)).rejects.toMatchObject({
      code: 'invalid_file',
      message: expect.stringContaining('a file is in the way'),
    });
  });
});
