import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recording } from '#core/recording.ts';
import { sampleRecording } from '#tests/fakes/sample-recording.ts';
import { type Replay, startReplay } from './replay.ts';

const opened = (recording: Recording) => ({
  recording,
  textOf: async (body: object) => ('text' in body ? String(body.text) : ''),
});

describe('a replay', () => {
  let replay: Replay;
  const ask = (path: string, init: RequestInit = {}) => fetch(`${replay.url}${path}`, init);

  beforeAll(async () => {
    replay = await startReplay(opened(sampleRecording()), 0);
  });
  afterAll(async () => await replay[Symbol.asyncDispose]());

  it('maps every recorded origin to itself', () => {
    expect(replay.originMap).toEqual({
      'https://acme.example': `${replay.url}/https/acme.example`,
      'http://api.acme.example': `${replay.url}/http/api.acme.example`,
    });
  });

  it('answers as the site did', async () => {
    const answer = await ask('/https/acme.example/careers');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toBe('<h1>Jobs</h1>');
  });

  it('answers a condition with 304', async () => {
    const headers = { 'if-none-match': '"a"' };
    expect((await ask('/https/acme.example/careers', { headers })).status).toBe(304);
  });

  it('tells requests apart by what they send', async () => {
    const post = (body: string) => ask('/http/api.acme.example/jobs', { method: 'POST', body });
    expect((await post('{"page":1}')).status).toBe(200);
    expect((await post('{"page":2}')).status).toBe(404);
  });

  it('cuts off a request whose answer never came', async () => {
    await expect(ask('/https/acme.example/jobs/1')).rejects.toThrow('fetch failed');
  });

  it('names what is recorded to a request that is not', async () => {
    const answer = await ask('/https/acme.example/about');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(
      [
        'Not recorded: GET https://acme.example/about',
        'Recorded:',
        'GET https://acme.example/careers',
        'POST http://api.acme.example/jobs',
        'GET https://acme.example/jobs/1',
        '',
      ].join('\n'),
    );
  });

  it('refuses a port that is taken', async () => {
    const port = Number(new URL(replay.url).port);
    await expect(startReplay(opened(sampleRecording()), port)).rejects.toMatchObject({
      code: 'port_in_use',
    });
  });
});

it('a request that came twice gets its answers in order, then the last one again', async () => {
  const [first] = sampleRecording().exchanges;
  if (first === undefined) throw new Error('the sample is empty');
  const answers = ['one', 'two'].map((text) => ({
    ...first,
    answer: { status: 200, headers: {}, body: { text } },
  }));
  await using replay = await startReplay(opened({ ...sampleRecording(), exchanges: answers }), 0);
  const texts: string[] = [];
  for (let n = 0; n < 3; n++) {
    texts.push(await (await fetch(`${replay.url}/https/acme.example/careers`)).text());
  }
  expect(texts).toEqual(['one', 'two', 'two']);
});
