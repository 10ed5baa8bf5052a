import { describe, expect, it } from 'vitest';
import { AppError, toErrorView } from '#core/errors.ts';
import type { JobEvent } from '#workers/drivers/driver.ts';
import { applyEvent, freshCompany, giveUpRest, isRunSettled, type RunState } from './run-state.ts';
import { toRunView } from './run-view.ts';

const fresh: RunState = {
  id: 'run1',
  userId: 'me',
  startedAt: '2026-01-01T00:00:00.000Z',
  enrich: true,
  isCancelled: false,
  currentCompany: null,
  companies: new Map(
    ['acme', 'birch'].map((id) => [
      id,
      freshCompany({ id, url: `https://${id}.example`, name: id }),
    ]),
  ),
};

const stored = (id: string, pieces: readonly number[] = []): JobEvent => ({
  type: 'completed',
  id: `s-run1-${id}`,
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
const enhanced = (id: string, piece: number, count: number): JobEvent => ({
  type: 'completed',
  id: `w-run1-${id}-${piece}`,
  result: { enhanced: count, failed: 0, problem: null },
});
const failed = (id: string, error: AppError = gone): JobEvent => ({ type: 'failed', id, error });
const progress = (id: string, fraction: number): JobEvent => ({
  type: 'progress',
  id,
  progress: { fraction, step: 'Working', at: 0 },
});
const gone = new AppError('unknown_board', { source: 'Lever', slug: 'acme' });

const runWith = (...events: readonly JobEvent[]) => events.reduce(applyEvent, fresh);
const viewOf = (run: RunState) => toRunView(run, null);
const companyOf = (run: RunState, id: string) =>
  viewOf(run).companies.find((company) => company.id === id);

describe('a run', () => {
  it.each([
    [
      'whose job began last',
      [progress('f-run1-acme', 0.5), { type: 'started', id: 'f-run1-birch' }],
    ],
    ['that reported last', [{ type: 'started', id: 'f-run1-acme' }, progress('f-run1-birch', 0.1)]],
    ['whatever ends meanwhile', [progress('f-run1-birch', 0.1), failed('f-run1-acme')]],
  ] as const)('shows the company %s', (_which, events) => {
    expect(viewOf(runWith(...events)).currentCompany).toBe('https://birch.example');
  });

  it('progresses by the share of each job', () => {
    expect(companyOf(runWith(progress('f-run1-acme', 0.5)), 'acme')?.progress).toBeCloseTo(0.15);
  });

  it('is settled once every company and piece is', () => {
    const almost = runWith(stored('acme', [20, 3]), stored('birch'), enhanced('acme', 0, 20));
    expect(isRunSettled(almost)).toBe(false);
    expect(viewOf(almost)).toMatchObject({
      status: 'running',
      message: 'stored 60, enhancing 20/23',
    });
    const done = applyEvent(almost, enhanced('acme', 1, 3));
    expect(viewOf(done)).toMatchObject({
      status: 'completed',
      message: 'stored 60, enhanced 23/23',
    });
  });

  it('counts a piece whose end overtook the job that made it', () => {
    const run = runWith(enhanced('acme', 0, 20), stored('acme', [20]), stored('birch'));
    expect(viewOf(run)).toMatchObject({ status: 'completed' });
    expect(companyOf(run, 'acme')).toMatchObject({ enhanced: 20, toEnhance: 20 });
  });

  it('ignores repeated events', () => {
    const once = runWith(stored('acme', [20]), enhanced('acme', 0, 20));
    const twice = [stored('acme', [20]), enhanced('acme', 0, 20)].reduce(applyEvent, once);
    expect(viewOf(twice)).toEqual(viewOf(once));
  });

  it('keeps the first reason of a failure that climbs', () => {
    const run = runWith(
      failed('f-run1-acme'),
      failed('s-run1-acme', new AppError('internal', { reason: 'a child failed' })),
    );
    expect(companyOf(run, 'acme')).toMatchObject({
      status: 'failed',
      error: { code: 'unknown_board' },
    });
  });

  it('is partial if some companies failed, and failed if all did', () => {
    expect(viewOf(runWith(failed('f-run1-acme'), stored('birch'))).status).toBe('partial');
    expect(viewOf(runWith(failed('f-run1-acme'), failed('f-run1-birch'))).status).toBe('failed');
  });

  it('keeps stored results if the model fails', () => {
    const down = new AppError('llm_unreachable', { url: 'x', reason: 'refused' });
    const run = runWith(stored('acme', [20]), failed('e-run1-acme-0', down), stored('birch'));
    expect(companyOf(run, 'acme')).toMatchObject({
      status: 'partial',
      postings: 30,
      enhanced: 0,
      error: { code: 'llm_unreachable' },
    });
  });

  it('keeps finished work when cancelled', () => {
    const reason = toErrorView(new AppError('cancelled', {}));
    const run = giveUpRest(runWith(stored('acme')), reason, true);
    expect(viewOf(run)).toMatchObject({ status: 'cancelled', openingsFound: 30 });
    expect(companyOf(run, 'birch')?.status).toBe('cancelled');
  });

  it('ignores jobs of other runs', () => {
    expect(applyEvent(fresh, progress('f-run2-acme', 0.5))).toBe(fresh);
  });
});
