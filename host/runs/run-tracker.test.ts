import { describe, expect, it, vi } from 'vitest';
import type { RunView } from '#contract/runs.ts';
import { AppError } from '#core/errors.ts';
import type { Library } from '#library/client.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import type { JobEvent } from '#workers/drivers/driver.ts';
import { freshCompany, type RunState } from './run-state.ts';
import { createRunTracker } from './run-tracker.ts';

const runOf = (id: string, companies: readonly string[], enrich = true): RunState => ({
  id,
  userId: 'me',
  startedAt: '2026-01-01T00:00:00.000Z',
  enrich,
  isCancelled: false,
  currentCompany: null,
  companies: new Map(
    companies.map((each) => [each, freshCompany({ id: each, url: each, name: each })]),
  ),
});

const gone = new AppError('unknown_board', { source: 'Lever', slug: 'acme' });
const failed = (id: string, error: AppError = gone): JobEvent => ({ type: 'failed', id, error });
const stored = (id: string, pieces: readonly number[] = []): JobEvent => ({
  type: 'completed',
  id,
  result: {
    outcome: 'stored',
    source: 'lever',
    postings: 30,
    new: 5,
    changed: 1,
    closed: 2,
    captured: 30,
    claimed: null,
    complete: true,
    problem: null,
    pieces,
  },
});

type Written = { readonly task: string; readonly input: Record<string, unknown> };

/** A tracker over a library that records the writes it is asked for. */
function track(
  run: RunState,
  {
    refuses = [] as readonly string[],
    /** Errors that the first calls fail with, in order. */
    passes = [] as AppError[],
    /** Delays the write of a run's end. */
    finishing = Promise.resolve(),
    afterEnd = async (): Promise<void> => undefined,
  } = {},
) {
  const written: Written[] = [];
  const changed: (() => RunView)[] = [];
  const ended: RunView[] = [];
  const collected: number[] = [];
  const shownAgain: number[] = [];
  const listeners = new Set<(event: JobEvent) => void>();
  const call = async (task: string, input: unknown) => {
    if (refuses.includes(task)) throw new AppError('internal', { reason: 'broken' });
    if (task === 'runs.read') return null;
    if (task === 'runs.finish') await finishing;
    const passing = passes.shift();
    if (passing !== undefined) throw passing;
    written.push({ task, input: input as Written['input'] });
  };
  const tracker = createRunTracker({
    driver: {
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    library: { call: call as unknown as Library['call'] },
    progress: {
      changed: (_id, snapshot) => changed.push(snapshot),
      ended: (view) => ended.push(view),
      [Symbol.dispose]: () => undefined,
    },
    snapshots: memorySnapshots(),
    hasNetwork: () => true,
    onFailed: () => void shownAgain.push(written.length),
    onEnd: async () => {
      if (refuses.includes('onEnd')) throw new Error('no disk');
      collected.push(written.length);
    },
    afterEnd,
    log: silentLog,
    againAfterMs: 1,
  });
  tracker.track(run);
  return {
    tracker,
    written,
    changed,
    ended,
    collected,
    shownAgain,
    listeners,
    tell(...events: readonly JobEvent[]) {
      for (const event of events) for (const listener of listeners) listener(event);
      return tracker.settled();
    },
    tasks: () => written.map(({ task }) => task),
  };
}

describe('a followed run', () => {
  it('reports each change with the state at the time of sending', async () => {
    const { tell, changed } = track(runOf('run1', ['acme', 'birch']));
    await tell(stored('s-run1-acme'), failed('f-run1-birch'));
    expect(changed).toHaveLength(2);
    expect(changed[0]?.().companies.map(({ status }) => status)).toEqual(['completed', 'failed']);
  });

  it('reports nothing without a change', async () => {
    const { tell, changed } = track(runOf('run1', ['acme']));
    await tell({ type: 'started', id: 'f-run9-acme' }, { type: 'started', id: 'no id' });
    expect(changed).toHaveLength(1);
  });

  it('updates companies once each failure is written, while the run continues', async () => {
    const { tell, written, shownAgain } = track(runOf('run1', ['acme', 'birch', 'cedar']));
    await tell(failed('f-run1-acme'), failed('f-run1-birch'));
    expect(written).toHaveLength(2);
    expect(shownAgain).toEqual([1, 2]);
  });

  it('writes a company’s failure once, though it climbs and repeats', async () => {
    const { tell, written } = track(runOf('run1', ['acme', 'birch']));
    const climbed = new AppError('internal', { reason: 'a child failed' });
    await tell(failed('f-run1-acme'), failed('s-run1-acme', climbed), failed('f-run1-acme'));
    expect(written).toEqual([
      {
        task: 'runs.failCompany',
        input: {
          runId: 'run1',
          companyId: 'acme',
          error: expect.objectContaining({ code: 'unknown_board' }),
          status: 'failed',
          at: expect.any(String),
        },
      },
    ]);
  });

  it('writes a piece’s failure once', async () => {
    const { tell, written } = track(runOf('run1', ['acme', 'birch']));
    const down = new AppError('llm_unreachable', { url: 'x', reason: 'refused' });
    await tell(
      stored('s-run1-acme', [20, 5]),
      failed('e-run1-acme-1', down),
      failed('w-run1-acme-1', down),
    );
    expect(written).toMatchObject([
      { task: 'runs.failPiece', input: { piece: 1, error: { code: 'llm_unreachable' } } },
    ]);
  });

  it('leaves stored companies to the jobs that stored them', async () => {
    const { tell, tasks } = track(runOf('run1', ['acme', 'birch']));
    await tell(stored('s-run1-acme'));
    expect(tasks()).toEqual([]);
  });

  it('continues after a failure could not be written', async () => {
    const { tell, ended } = track(runOf('run1', ['acme']), { refuses: ['runs.failCompany'] });
    await tell(failed('f-run1-acme'));
    expect(ended).toMatchObject([{ status: 'failed' }]);
  });

  it('is no longer followed once the tracker is disposed', () => {
    const { tracker, listeners } = track(runOf('run1', ['acme']));
    tracker[Symbol.dispose]();
    expect(listeners.size).toBe(0);
  });
});

describe('the end of a run', () => {
  it('is written once, after its failures', async () => {
    const { tell, written } = track(runOf('run1', ['acme', 'birch']));
    await tell(stored('s-run1-acme'), failed('f-run1-birch'));
    await tell(stored('s-run1-acme'), failed('f-run1-birch'));
    expect(written).toMatchObject([
      { task: 'runs.failCompany' },
      { task: 'runs.finish', input: { id: 'run1', status: 'partial', message: 'stored 30' } },
    ]);
  });

  it('is reported once it is written and the inbox has its finds', async () => {
    const { tell, ended, collected } = track(runOf('run1', ['acme']));
    await tell(stored('s-run1-acme'));
    expect(collected).toEqual([1]);
    expect(ended).toMatchObject([{ status: 'completed', endedAt: expect.any(String) }]);
  });

  it.each([
    ['stored', [stored('s-run1-acme'), stored('s-run1-birch')], 'completed'],
    ['stored, one with a failure', [stored('s-run1-acme'), failed('f-run1-birch')], 'partial'],
    ['failed', [failed('f-run1-acme'), failed('f-run1-birch')], 'failed'],
  ] as const)('is reported only once the database has it: %s', async (_how, events, status) => {
    const { promise: finishing, resolve: finish } = Promise.withResolvers<void>();
    const t = track(runOf('run1', ['acme', 'birch']), { finishing });
    const settled = t.tell(...events);
    const said = () => [t.tracker.view('run1'), ...t.changed.map((snapshot) => snapshot())];
    // A push that was due before the end goes out while the end is written.
    for (const view of said()) expect(view).toMatchObject({ status: 'running', endedAt: null });
    expect(t.ended).toEqual([]);
    finish();
    await settled;
    for (const view of [...said(), ...t.ended]) {
      expect(view).toMatchObject({ status, endedAt: expect.any(String) });
    }
    expect(t.ended).toHaveLength(1);
  });

  it('is reported only once the database has it: cancelled', async () => {
    const { promise: finishing, resolve: finish } = Promise.withResolvers<void>();
    const { tracker, ended } = track(runOf('run1', ['acme']), { finishing });
    const cancelled = tracker.cancel('run1');
    expect([tracker.view('run1')?.status, ended]).toEqual(['running', []]);
    finish();
    expect(await cancelled).toMatchObject({ status: 'cancelled' });
    expect(ended).toMatchObject([{ status: 'cancelled' }]);
  });

  it('is reported, and its cancel resolved, before the deferred work', async () => {
    const waiting = Promise.withResolvers<void>();
    const afterEnd = () => waiting.promise;
    const { tracker, ended, collected } = track(runOf('run1', ['acme']), { afterEnd });
    expect(await tracker.cancel('run1')).toMatchObject({ status: 'cancelled' });
    expect([collected.length, ended.length]).toEqual([1, 1]);
    waiting.resolve();
    await tracker.settled();
  });

  it('waits for the deferred work when settling', async () => {
    const afterEnd = vi.fn(async () => undefined);
    const { tell } = track(runOf('run1', ['acme']), { afterEnd });
    await tell(stored('s-run1-acme'));
    expect(afterEnd).toHaveBeenCalledOnce();
  });

  it.each(['runs.finish', 'onEnd'])('is reported even if %s fails', async (what) => {
    const { tell, ended } = track(runOf('run1', ['acme']), { refuses: [what] });
    await tell(stored('s-run1-acme'));
    expect(ended).toHaveLength(1);
  });

  it('is seen at once if all was done before it was followed', async () => {
    const { tracker, written } = track(runOf('run1', []));
    await tracker.settled();
    expect(written).toMatchObject([{ task: 'runs.finish', input: { status: 'completed' } }]);
    expect(tracker.open()).toEqual([]);
  });

  it('never changes with later events', async () => {
    const { tracker, tell, tasks } = track(runOf('run1', ['acme']));
    await tell(stored('s-run1-acme'));
    tracker.track(runOf('run1', ['acme']));
    await tell(failed('f-run1-acme'));
    expect(tracker.view('run1')).toMatchObject({ status: 'completed', openingsFound: 30 });
    expect(tasks()).toEqual(['runs.finish']);
  });

  it('stays in memory until twenty more runs have ended', async () => {
    const { tracker } = track(runOf('run0', []));
    for (let i = 1; i < 20; i += 1) tracker.track(runOf(`run${i}`, []));
    expect(tracker.view('run0')).not.toBeNull();
    tracker.track(runOf('run20', []));
    expect(tracker.view('run0')).toBeNull();
  });

  it('keeps open runs in memory', () => {
    const { tracker } = track(runOf('run0', ['acme']));
    for (let i = 1; i <= 30; i += 1) tracker.track(runOf(`run${i}`, []));
    expect(tracker.open().map(({ id }) => id)).toEqual(['run0']);
  });
});

describe('a write that fails now is retried later, in order', () => {
  it.each([
    ['the disk is full', new AppError('disk_full', { path: '/data' })],
    ['another program holds the database', new AppError('database_busy', {})],
    ['the disk is read-only', new AppError('data_dir_unwritable', { path: '/', reason: 'EROFS' })],
  ])('while %s', async (_why, error) => {
    const { tracker, written, ended } = track(runOf('run1', ['acme']), { passes: [error, error] });
    tracker.apply(failed('f-run1-acme'));
    await vi.waitFor(() => expect(ended).toHaveLength(1));
    expect(written.map(({ task }) => task)).toEqual(['runs.failCompany', 'runs.finish']);
  });

  it('but the host’s stop does not wait for it', async () => {
    const full = new AppError('disk_full', { path: '/data' });
    const passes = Array.from({ length: 1_000 }, () => full);
    const { tracker, written } = track(runOf('run1', []), { passes });
    await tracker.settled();
    expect(written).toEqual([]);
  });
});

describe('a cancelled run', () => {
  it('keeps stored results and gives up the rest', async () => {
    const { tracker, tell } = track(runOf('run1', ['acme', 'birch']));
    await tell(stored('s-run1-acme'));
    expect(await tracker.cancel('run1')).toMatchObject({
      status: 'cancelled',
      endedAt: expect.any(String),
      openingsFound: 30,
      companies: [{ status: 'completed' }, { status: 'cancelled' }],
    });
  });

  it('is written before the cancel resolves', async () => {
    const { tracker, written } = track(runOf('run1', ['acme']));
    await tracker.cancel('run1');
    expect(written).toMatchObject([
      { task: 'runs.finish', input: { status: 'cancelled', rest: { code: 'cancelled' } } },
    ]);
  });

  it('does not wait for the pieces at the model', async () => {
    const { tracker, tell, written } = track(runOf('run1', ['acme']));
    await tell(stored('s-run1-acme', [20]));
    await tracker.cancel('run1');
    expect(written[0]).toMatchObject({ task: 'runs.finish', input: { status: 'cancelled' } });
  });

  it('stays as it is if it has already ended', async () => {
    const { tracker, tell } = track(runOf('run1', ['acme']));
    await tell(stored('s-run1-acme'));
    expect(await tracker.cancel('run1')).toMatchObject({ status: 'completed' });
  });

  it('must be known', async () => {
    const { tracker } = track(runOf('run1', ['acme']));
    await expect(tracker.cancel('run9')).rejects.toMatchObject({ code: 'unknown_run' });
  });
});

describe('a queue that failed for good', () => {
  const lost = new AppError('worker_given_up', { queue: 'ai_enrich', reason: 'exit 1' });

  it('fails the runs that need it', async () => {
    const { tracker } = track(runOf('run1', ['acme']));
    tracker.fail('parse', lost);
    await tracker.settled();
    expect(tracker.view('run1')).toMatchObject({
      status: 'failed',
      companies: [{ status: 'failed', error: { code: 'worker_given_up' } }],
    });
  });

  it('spares a run without a model if it is the model’s', () => {
    const { tracker } = track(runOf('run1', ['acme'], false));
    tracker.fail('ai_enrich', lost);
    expect(tracker.view('run1')?.status).toBe('running');
  });
});
