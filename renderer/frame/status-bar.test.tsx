import { act, screen } from '@testing-library/react';
import { describe, expect, it, test, vi } from 'vitest';
import type { HealthView } from '../model.ts';
import { showConnection, useHealth } from '../store/live-state.ts';
import { frameStrings } from '../strings/frame.ts';
import { health } from '../testing/samples.ts';
import { show } from '../testing/show.tsx';
import { marksOf, modelMark, redisMark, StatusBar, workersMark } from './status-bar.tsx';

const notice = { message: 'Redis is full', hint: 'Raise maxmemory.' };
const worker = (state: HealthView['workers'][number]['state']) =>
  ({ queue: 'parse', state, pid: 1, restarts: 0, rssBytes: null, cpu: null }) as const;
const model = (state: NonNullable<HealthView['model']>['state']) =>
  ({
    source: 'server',
    url: 'http://127.0.0.1:8000/v1',
    name: 'Qwen/Qwen3-4B',
    state,
    progress: null,
    problem: null,
  }) as const;

describe('the mark of Redis', () => {
  it.each([
    ['good while work goes on', 'redis', [], 'good'],
    ['good beside a notice that stops nothing', 'redis', [notice], 'good'],
    ['a warning where nothing goes on', 'redis', [{ ...notice, isBlocking: true }], 'warn'],
    ['a warning where there is no Redis', 'in_process', [notice], 'warn'],
  ] as const)('is %s', (_how, mode, notices, tone) => {
    expect(redisMark({ mode, notices: [...notices] }).tone).toBe(tone);
  });
});

describe('the mark of the workers', () => {
  it.each([
    ['good where all are ready', ['ready', 'ready'], 'good', '2 workers'],
    ['good where one rests while another works', ['ready', 'idle'], 'good', '1 worker'],
    ['calm while all rest', ['idle', 'idle'], 'idle', 'Workers idle'],
    ['busy while one starts', ['ready', 'starting'], 'busy', '1 of 2 workers'],
    ['bad where one was given up', ['ready', 'gave_up'], 'bad', '1 of 2 workers'],
  ] as const)('is %s', (_how, states, tone, label) => {
    expect(workersMark({ workers: states.map(worker) })).toEqual({ tone, label });
  });
});

describe('the mark of the model', () => {
  it('is good only if the model can be used', () => {
    const tones = (['ready', 'failing', 'unknown'] as const).map(
      (state) => modelMark({ model: model(state) }).tone,
    );
    expect(tones).toEqual(['good', 'warn', 'idle']);
  });
});

describe('the bar', () => {
  test('has one mark while all is well, and names the part that is not', () => {
    expect(marksOf(health).map(({ label }) => label)).toEqual([frameStrings.allFine]);
    const ill = marksOf({ ...health, workers: [worker('gave_up')] });
    expect(ill.map(({ label }) => label)).toEqual([frameStrings.workersOf(0, 1)]);
    const alone = marksOf({ ...health, mode: 'in_process', workers: [] });
    expect(alone.map(({ label }) => label)).toEqual([frameStrings.noRedis]);
  });

  test('is not green while the host is away', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    useHealth.setState({ health });
    showConnection('open');
    show(<StatusBar />);
    expect(screen.getByText(frameStrings.allFine)).toBeDefined();
    await act(async () => {
      showConnection('reconnecting');
      await vi.advanceTimersByTimeAsync(1_000);
    });
    expect(screen.getByText(/^Status unknown since/)).toBeDefined();
    expect(screen.queryByText(frameStrings.allFine)).toBeNull();
    await act(async () => showConnection('open'));
    expect(screen.getByText(frameStrings.allFine)).toBeDefined();
    vi.useRealTimers();
  });
});
