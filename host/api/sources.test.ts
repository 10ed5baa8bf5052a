import { describe, expect, it } from 'vitest';
import { methods } from '#contract/methods.ts';
import { AppError } from '#core/errors.ts';
import { sampleRecording } from '#tests/fakes/sample-recording.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { enrichedPosting, parsedListing } from '#tests/support/postings.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import type { FlowJob } from '#workers/flow.ts';
import { sources } from './companies.ts';

/** The calls over a driver that does each job as the test says. */
function open(work: (flow: FlowJob) => Promise<unknown>) {
  const driver = idleDriver();
  const snapshots = memorySnapshots();
  const { add } = driver;
  driver.add = async (flows) => {
    await add(flows);
    for (const flow of flows) {
      work(flow).then(
        (result) => driver.tell({ type: 'completed', id: flow.id, result }),
        (error: AppError) => driver.tell({ type: 'failed', id: flow.id, error }),
      );
    }
  };
  return { driver, snapshots, calls: sources({ driver, snapshots, userId: 'me', log: silentLog }) };
}

const url = 'https://jobs.lever.co/acme';
const detection = {
  url,
  source: 'lever',
  slug: 'acme',
  confidence: 1,
  evidence: 'jobs.lever.co in the address',
};

describe('sources.detect', () => {
  it('returns the result of the job', async () => {
    const { calls } = open(async () => detection);
    expect(await calls['sources.detect']({ url })).toEqual({ ...detection, sourceLabel: 'Lever' });
  });

  it('uses the canonical address, for this user', async () => {
    const { calls, driver } = open(async () => detection);
    await calls['sources.detect']({ url: 'jobs.lever.co/acme/?utm_source=mail' });
    expect(driver.added).toMatchObject([
      { job: 'detect_source', payload: { url, companyUrl: url, userId: 'me' } },
    ]);
  });

  it('queues a new job each time', async () => {
    const { calls, driver } = open(async () => detection);
    await calls['sources.detect']({ url });
    await calls['sources.detect']({ url });
    expect(new Set(driver.added.map(({ id }) => id)).size).toBe(2);
  });

  it('leaves no failed job behind: a wrong address is no fault of the queues', async () => {
    const error = new AppError('host_not_found', { host: 'nosuchhost.invalid' });
    const { calls, driver } = open(() => Promise.reject(error));
    await expect(calls['sources.detect']({ url })).rejects.toBe(error);
    expect(driver.forgotten).toEqual(driver.added.map(({ id }) => id));
  });

  it('throws the job’s error, and stops listening', async () => {
    const error = new AppError('challenge_page', { url, kind: 'captcha' });
    const { calls, driver } = open(() => Promise.reject(error));
    await expect(calls['sources.detect']({ url })).rejects.toBe(error);
    expect(driver.listeners.size).toBe(0);
  });

  it('queues nothing for an invalid address', async () => {
    const { calls, driver } = open(async () => detection);
    await expect(calls['sources.detect']({ url: 'no' })).rejects.toMatchObject({
      code: 'invalid_url',
    });
    expect(driver.added).toEqual([]);
  });
});

describe('sources.record', () => {
  it('answers the recording of the job, which reads the company as its scans do', async () => {
    const made = sampleRecording();
    const { calls, driver, snapshots } = open(async () => ({
      recording: await snapshots.put(made),
    }));
    const known = { source: 'lever', slug: 'acme' };
    expect(await calls['sources.record']({ url, known })).toEqual(made);
    expect(driver.added).toMatchObject([{ job: 'record_company', payload: { url, known } }]);
  });

  it('detects a company that was never read', async () => {
    const { calls, driver, snapshots } = open(async () => ({
      recording: await snapshots.put(sampleRecording()),
    }));
    await calls['sources.record']({ url });
    expect(driver.added).toMatchObject([{ payload: { known: null } }]);
  });

  it('gives the texts of its answers, and nothing that is no text', async () => {
    const { calls, snapshots } = open(async () => null);
    const ref = await snapshots.put('<h1>Jobs</h1>');
    expect(await calls['sources.recordedText']({ ref })).toBe('<h1>Jobs</h1>');
    const other = await snapshots.put({ secret: 1 });
    await expect(calls['sources.recordedText']({ ref: other })).rejects.toMatchObject({
      code: 'snapshot_missing',
    });
  });
});

describe('sources.check', () => {
  it('answers the result of the job', async () => {
    const check = { outcome: 'gone', openings: null, movedTo: null, error: null };
    const { calls, driver } = open(async () => check);
    const board = { source: 'lever', slug: 'acme', website: null };
    expect(await calls['sources.check']({ url, ...board })).toEqual(check);
    expect(driver.added).toMatchObject([{ job: 'check_board', payload: { url, ...board } }]);
  });
});

describe('sources.parse', () => {
  const parse = async (listing: Parameters<typeof parsedListing>) => {
    const { calls, snapshots } = open(async () => ({
      parsed: await snapshots.put(parsedListing(...listing)),
    }));
    return await calls['sources.parse']({ url, text: '[]' });
  };

  it('shows each opening as newly found', async () => {
    const found = await parse([[enrichedPosting('acme', { title: 'Baker' })]]);
    expect(methods['sources.parse'].output.parse(found)).toMatchObject([
      { title: 'Baker', company: 'Acme', closedAt: null },
    ]);
  });

  it('uses the employer’s name if the openings agree on one', async () => {
    const found = await parse([[enrichedPosting('acme')], { companyName: 'Acme Bakeries Ltd' }]);
    expect(found).toMatchObject([{ company: 'Acme Bakeries Ltd' }]);
  });

  it('is empty for a page without openings', async () => {
    expect(await parse([[]])).toEqual([]);
  });

  it('reports why no opening could be read', async () => {
    const omitted = [{ what: 'opening 1', reason: 'no title' }];
    await expect(parse([[], { omitted }])).rejects.toMatchObject({
      code: 'unreadable_content',
      details: { url, reason: 'no title' },
    });
  });
});

describe('sources.picture', () => {
  const taken = { url, at: '2026-11-26T12:00:00Z', width: 1_280, height: 900 };

  it('answers the picture as an address that a page can show', async () => {
    const { calls, driver, snapshots } = open(async () => ({
      ...taken,
      image: await snapshots.put('AAAA'),
    }));
    expect(await calls['sources.picture']({ url, usesProxy: true })).toEqual({
      ...taken,
      image: 'data:image/jpeg;base64,AAAA',
    });
    expect(driver.added).toMatchObject([
      { job: 'draw_picture', payload: { url, usesProxy: true, companyUrl: url } },
    ]);
  });

  it('throws why there is none', async () => {
    const error = new AppError('browser_missing', {});
    const { calls } = open(() => Promise.reject(error));
    await expect(calls['sources.picture']({ url, usesProxy: false })).rejects.toBe(error);
  });
});

describe('sources.look', () => {
  it('answers the picture and the parts to point at', async () => {
    const page = `sha256-${'1'.repeat(64)}`;
    const block = { node: 7, name: 'Baker', box: { x: 1, y: 2, width: 3, height: 4 } };
    const taken = { url, at: '2026-11-26T12:00:00Z', width: 1_280, height: 900 };
    const { calls, driver, snapshots } = open(async () => ({
      ...taken,
      ...{ image: await snapshots.put('AAAA'), page, blocks: [block] },
    }));
    expect(await calls['sources.look']({ url, usesProxy: false })).toEqual({
      ...taken,
      ...{ image: 'data:image/jpeg;base64,AAAA', page, blocks: [block] },
    });
    expect(driver.added).toMatchObject([{ job: 'look_at_page', payload: { usesProxy: false } }]);
  });
});

describe('sources.point', () => {
  it('passes on what was pointed at, and answers what that is part of', async () => {
    const { calls, driver } = open(async () => ({ kind: 'none', fault: 'menu' }));
    const pointed = { by: 'place', x: 3, y: 4 } as const;
    const asked = { url, usesProxy: true, page: null, pointed };
    expect(await calls['sources.point'](asked)).toEqual({ kind: 'none', fault: 'menu' });
    expect(driver.added).toMatchObject([
      { job: 'point_at_page', payload: { usesProxy: true, page: null, pointed, url } },
    ]);
  });
});

describe('sources.readPage', () => {
  const page = 'https://acme.example/jobs/1';

  /** Answers the page, then these postings, or the error of reading them. */
  const opened = (read: readonly string[] | AppError) => {
    const { calls, driver, snapshots } = open(async ({ job }) => {
      if (job === 'fetch_page') return { url: page, text: await snapshots.put('<h1>Baker</h1>') };
      if (read instanceof AppError) throw read;
      const postings = read.map((title) => enrichedPosting('c', { externalId: title, title }));
      return { parsed: await snapshots.put(parsedListing(postings)) };
    });
    return { calls, driver };
  };

  it('answers the one opening of a page', async () => {
    const { calls, driver } = opened(['Baker']);
    expect(await calls['sources.readPage']({ url: page })).toMatchObject({ title: 'Baker' });
    expect(driver.added.map(({ job }) => job)).toEqual(['fetch_page', 'parse_document']);
  });

  it.each([
    ['holds several', ['Baker', 'Cook']],
    ['says too little', new AppError('no_openings_found', { url: page })],
  ])('answers nothing if the page %s', async (_what, read) => {
    const { calls } = opened(read);
    expect(await calls['sources.readPage']({ url: page })).toBeNull();
  });

  it('throws why a page cannot be fetched', async () => {
    const error = new AppError('page_not_found', { url: page, status: 404 });
    const { calls } = open(() => Promise.reject(error));
    await expect(calls['sources.readPage']({ url: page })).rejects.toBe(error);
  });
});
