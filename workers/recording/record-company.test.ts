import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type RecordedExchange, Recording } from '#core/recording.ts';
import { defaultSettings } from '#core/settings.ts';
import { html } from '#demo/site-answer.ts';
import { createHttpClient } from '#services/http/client.ts';
import { openRecording, writeRecording } from '#services/recordings/folder.ts';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { jobContext } from '#tests/support/job-context.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { comparable, expectedOf, replayCompany } from '#tests/support/replayed-company.ts';
import type { RecordPayload } from '../io-fetch/payload.ts';
import { createReader } from '../reading/reader.ts';
import { createRecordCompany } from './record-company.ts';
import type { RecorderLimits } from './recorder.ts';

describe('record_company', () => {
  let sites: CareerSites & AsyncDisposable;
  const snapshots = memorySnapshots();
  const settings = { ...defaultSettings, siteDelayMs: 0 };

  beforeAll(async () => {
    sites = await startCareerSites();
    sites.addCompany({ kind: 'lever', slug: 'acme', postings: 7 });
    sites.addCompany({ kind: 'html', slug: 'birch', postings: 5 });
  });
  afterAll(async () => await sites[Symbol.asyncDispose]());
  beforeEach(() => sites.traffic.reset());

  async function record(
    url: string,
    known: RecordPayload['known'] = null,
    limits: { recorder?: RecorderLimits; longestMs?: number } = {},
  ): Promise<Recording> {
    await using http = createHttpClient({ ...settings, originMap: sites.originMap });
    await using reader = createReader();
    const { recorder, longestMs } = limits;
    const work = createRecordCompany({
      ...{ http, snapshots, reader },
      ...(recorder && { limits: recorder }),
      ...(longestMs !== undefined && { longestMs }),
    });
    const payload = { url, known, userId: 'me', companyUrl: url };
    const { recording } = await work(payload, jobContext());
    return await snapshots.get(recording, Recording);
  }

  const textOf = (ref: string) => snapshots.get(ref, z.string());
  const urls = ({ exchanges }: Recording) => exchanges.map(({ url }: RecordedExchange) => url);

  async function replay(recording: Recording) {
    await using folder = await temporaryFolder();
    const place = path.join(folder.path, 'acme');
    await writeRecording(place, recording, textOf);
    const opened = await openRecording(place);
    return {
      found: comparable(await replayCompany(opened), true),
      expected: comparable(await expectedOf(place), true),
    };
  }

  const lever = 'https://jobs.lever.co/acme';

  it('keeps robots.txt and every answer, with the outcome', async () => {
    const recording = await record(lever);
    expect(recording.outcome).toMatchObject({ kind: 'read', source: 'lever', openings: 7 });
    expect(urls(recording)[0]).toBe('https://api.lever.co/robots.txt');
    expect(urls(recording)).toContain(
      'https://api.lever.co/v0/postings/acme?mode=json&limit=100&skip=0',
    );
  });

  it.each([lever, 'https://birch.example/careers'])(
    'makes a recording of %s that replays to the same openings',
    async (url) => {
      const { found, expected } = await replay(await record(url));
      expect(expected).toMatchObject({ kind: 'read', complete: true });
      expect(found).toEqual(expected);
    },
  );

  it('records a failure as the outcome, with the page of the refusal', async () => {
    using _fault = stopAfter(sites.fail(/v0\/postings\/acme/, faults.status(403)));
    const recording = await record(lever);
    expect(recording.outcome).toMatchObject({ kind: 'failed', code: 'access_denied' });
    const { found, expected } = await replay(recording);
    expect(found).toEqual(expected);
  });

  it('records an answer that never came as the failure it was', async () => {
    using _fault = stopAfter(sites.fail(/v0\/postings\/acme/, faults.reset()));
    const recording = await record(lever);
    expect(recording.exchanges.at(-1)).toMatchObject({
      answer: null,
      error: { code: 'network_error' },
    });
    const { found, expected } = await replay(recording);
    expect(found).toEqual(expected);
  });

  it('follows redirects in a replay as in the scan', async () => {
    using _fault = stopAfter(
      sites.fail(/birch\.example\/moved$/, faults.redirect('https://birch.example/careers')),
    );
    const recording = await record('https://birch.example/moved');
    expect(recording.exchanges.map(({ answer }) => answer?.status)).toContain(302);
    const { found, expected } = await replay(recording);
    expect(expected).toMatchObject({ kind: 'read' });
    expect(found).toEqual(expected);
  });

  it('reads a known board, and also the page that a replay begins with', async () => {
    const recording = await record('https://birch.example/careers', {
      source: 'lever',
      slug: 'acme',
    });
    expect(recording.outcome).toMatchObject({ source: 'lever', openings: 7 });
    expect(urls(recording)).toContain('https://birch.example/careers');
    const { found, expected } = await replay(recording);
    expect(found).toEqual(expected);
  });

  it('masks people and keys, and still replays', async () => {
    const key = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
    const script = '<script src="https://api.lever.co/v0/postings/acme?mode=json"></script>';
    const page = `<h1>Jobs</h1>${script}<script>apiKey = "${key}"</script><p>Contact: Jane Doe, jane@acme.com, +49 30 1234567</p>`;
    sites.setPage('https://cedar.example/jobs', html(page));
    const recording = await record(`https://cedar.example/jobs?api_key=${key}`);
    const { answer } =
      recording.exchanges.find(({ url }) => url.includes('cedar.example/jobs')) ?? {};
    const text = answer?.body && 'ref' in answer.body ? await textOf(answer.body.ref) : '';
    expect(text).toContain('Contact: Masked Person, person1@masked.example, +00 00 0000000');
    expect(`${text} ${JSON.stringify(recording)}`).not.toContain(key);
    expect(recording.masked).toEqual({ emails: 1, phones: 1, names: 1, secrets: 1, addresses: 0 });
    const { found, expected } = await replay(recording);
    expect(expected).toMatchObject({ source: 'lever', openings: 7 });
    expect(found).toEqual(expected);
  });

  it('says what is missing once it is full', async () => {
    const recording = await record('https://birch.example/careers', null, {
      recorder: { exchanges: 3, bytes: 1_000_000 },
    });
    expect(recording.exchanges).toHaveLength(3);
    expect(recording.leftOut).toMatchObject([{ reason: 'the recording is full' }]);
  });

  it('ends before its job does, and keeps what came until then', async () => {
    using _fault = stopAfter(sites.fail(/v0\/postings\/acme/, faults.hang()));
    const recording = await record(lever, null, { longestMs: 300 });
    expect(recording.outcome).toMatchObject({ kind: 'failed', code: 'request_timeout' });
    expect(urls(recording)).toContain('https://api.lever.co/robots.txt');
    expect(recording.leftOut).toMatchObject([{ what: 'the rest of the scan' }]);
  });

  it('is no recording if the site asked earlier for a pause: the job says so', async () => {
    await using http = createHttpClient({ ...settings, originMap: sites.originMap });
    await using reader = createReader();
    const busy = faults.status(429, { 'retry-after': '600' });
    using _fault = stopAfter(sites.fail(/v0\/postings\/acme/, busy));
    const work = createRecordCompany({ http, snapshots, reader });
    const payload = { url: lever, known: null, userId: 'me', companyUrl: lever };
    const { recording } = await work(payload, jobContext());
    expect(await snapshots.get(recording, Recording)).toMatchObject({
      outcome: { kind: 'failed', code: 'rate_limited' },
    });
    await expect(work(payload, jobContext())).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('is bounded in bytes too', async () => {
    const recording = await record(lever, null, { recorder: { exchanges: 500, bytes: 100 } });
    expect(recording.leftOut).toMatchObject([{ what: '1 more answer' }]);
  });

  it('masks the visitor’s own address, which a wall shows', async () => {
    const wall = html('<p>Blocked: 203.0.113.77, version 1.2.3.4.5</p>', 403);
    sites.setPage('https://dogwood.example/jobs', wall);
    const recording = await record('https://dogwood.example/jobs');
    const { answer } = recording.exchanges.find(({ url }) => url.endsWith('/jobs')) ?? {};
    const text = answer?.body && 'ref' in answer.body ? await textOf(answer.body.ref) : '';
    expect(text).toBe('<p>Blocked: 192.0.2.1, version 1.2.3.4.5</p>');
  });
});

const stopAfter = (stop: () => void): Disposable => ({ [Symbol.dispose]: stop });
