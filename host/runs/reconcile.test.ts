import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { RunCompany, RunRecord } from '#core/run.ts';
import type { Driver, JobEvent, JobRecord } from '#workers/drivers/driver.ts';
import type { FlowJob } from '#workers/flow.ts';
import { reconcile } from './reconcile.ts';
import { applyEvent, type RunState } from './run-state.ts';
import { toRunView } from './run-view.ts';

const ref = `sha256-${'0'.repeat(64)}`;

const company: RunCompany = {
  companyId: 'acme',
  url: 'https://acme.example',
  name: 'Acme',
  known: {
    source: null,
    slug: null,
    declined: [],
    listingRef: null,
    recipe: null,
    usesProxy: false,
  },
  status: 'queued',
  source: null,
  means: null,
  claimed: null,
  captured: null,
  complete: null,
  proof: null,
  held: false,
  isFirst: false,
  postings: 0,
  new: 0,
  changed: 0,
  closed: 0,
  omitted: [],
  error: null,
  storedAt: null,
  pieces: [],
};
const piece = {
  piece: 0,
  ref,
  postings: 20,
  status: 'queued',
  enhanced: 0,
  failed: 0,
  error: null,
} as const;

const stored: RunCompany = { ...company, status: 'stored', source: 'lever', postings: 20 };
const result = {
  outcome: 'stored',
  source: 'lever',
  postings: 20,
  new: 20,
  changed: 0,
  closed: 0,
  captured: 20,
  claimed: null,
  complete: true,
  problem: null,
  pieces: [],
};

const recordOf = (one: RunCompany): RunRecord => ({
  id: 'run1',
  userId: 'me',
  status: 'running',
  enrich: true,
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  message: null,
  companies: [one],
});

const job = (
  id: string,
  status: JobRecord['status'],
  more: Partial<JobRecord> = {},
): JobRecord => ({
  id,
  queue: 'persist',
  job: 'store_job_data',
  payload: {},
  status,
  progress: null,
  attempts: 0,
  createdAt: 0,
  startedAt: null,
  endedAt: null,
  result: null,
  error: null,
  stack: null,
  ...more,
});

async function compare(one: RunCompany, jobs: readonly JobRecord[], meanwhile?: JobEvent) {
  const added: FlowJob[] = [];
  const forgotten: string[] = [];
  let listener: ((event: JobEvent) => void) | null = null;
  let state: RunState | null = null;
  const driver = {
    subscribe(each: (event: JobEvent) => void) {
      listener = each;
      return () => {
        listener = null;
      };
    },
    async getJob(id: string) {
      if (meanwhile !== undefined) listener?.(meanwhile);
      return jobs.find((each) => each.id === id) ?? null;
    },
    forget: async (ids: readonly string[]) => void forgotten.push(...ids),
    add: async (flows: readonly FlowJob[]) => void added.push(...flows),
  } as unknown as Driver;
  const tracker = {
    track: (run: RunState) => {
      state = run;
    },
    apply: (event: JobEvent) => {
      if (state !== null) state = applyEvent(state, event);
    },
  };
  await reconcile({ driver, tracker: tracker as never }, recordOf(one));
  if (state === null) throw new Error('the run is not followed');
  return { view: toRunView(state, null), added: added.map(({ id }) => id), forgotten };
}

describe('reconcile', () => {
  it('requeues jobs that the queues lost, under the same ids', async () => {
    const { added, forgotten, view } = await compare(company, []);
    expect(added).toEqual(['s-run1-acme']);
    expect(forgotten).toEqual(['s-run1-acme']);
    expect(view.status).toBe('running');
  });

  it.each([
    [
      'fetched',
      [job('f-run1-acme', 'running'), job('p-run1-acme', 'waiting'), job('s-run1-acme', 'waiting')],
    ],
    ['about to be stored', [job('p-run1-acme', 'completed'), job('s-run1-acme', 'waiting')]],
    [
      'put off',
      [job('f-run1-acme', 'delayed'), job('p-run1-acme', 'waiting'), job('s-run1-acme', 'waiting')],
    ],
  ])('leaves alone a chain that is %s', async (_what, jobs) => {
    expect((await compare(company, jobs)).added).toEqual([]);
  });

  it('requeues a chain with only its end left', async () => {
    expect((await compare(company, [job('s-run1-acme', 'waiting')])).added).toEqual([
      's-run1-acme',
    ]);
  });

  it('replays an end that was missed', async () => {
    const { view, added } = await compare(company, [job('s-run1-acme', 'completed', { result })]);
    expect(view).toMatchObject({ status: 'completed', newPostings: 20 });
    expect(added).toEqual([]);
  });

  it('handles events that come during the look', async () => {
    const jobs = [
      job('f-run1-acme', 'completed'),
      job('p-run1-acme', 'completed'),
      job('s-run1-acme', 'running'),
    ];
    const event: JobEvent = { type: 'completed', id: 's-run1-acme', result };
    expect((await compare(company, jobs, event)).view.status).toBe('completed');
  });

  it('keeps the first reason of a failed chain', async () => {
    const error = new AppError('unknown_board', { source: 'Lever', slug: 'acme' });
    const { view } = await compare(company, [
      job('f-run1-acme', 'failed', { error }),
      job('s-run1-acme', 'failed'),
    ]);
    expect(view.companies[0]?.error).toMatchObject({ code: 'unknown_board' });
  });

  it('ends a failed chain whose reason was deleted', async () => {
    const { view } = await compare(company, [job('s-run1-acme', 'failed')]);
    expect(view.status).toBe('failed');
  });

  it('waits for a store job that may still cut pieces', async () => {
    const { view } = await compare(stored, [job('s-run1-acme', 'running')]);
    expect(view.status).toBe('running');
  });

  it('does not fetch stored companies again', async () => {
    const { view, added } = await compare(stored, []);
    expect(added).toEqual([]);
    expect(view.status).toBe('completed');
  });

  it('requeues a lost piece, and no other', async () => {
    const done = { ...piece, piece: 1, status: 'stored', enhanced: 20 } as const;
    const { added } = await compare({ ...stored, pieces: [piece, done] }, []);
    expect(added).toEqual(['w-run1-acme-0']);
  });
});
