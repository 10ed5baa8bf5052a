import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from './logger.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openLog() {
  const lines: string[] = [];
  const log = createLogger({
    level: 'debug',
    name: 'host',
    destination: { write: (line) => lines.push(line) },
  });
  const told = () =>
    lines.map((line) => {
      const { level, message, fields, repeated } = JSON.parse(line);
      return { level, message, ...fields, ...(repeated !== undefined && { repeated }) };
    });
  return { log, told };
}

const line = { level: 'warn', message: 'worker', queue: 'parse' };

describe('equal lines are written once, then as one each ten seconds with their number', () => {
  it('whatever they say', () => {
    const { log, told } = openLog();
    for (let n = 0; n < 4_000; n += 1) log.warn('worker', { queue: 'parse' });
    expect(told()).toEqual([line]);
    vi.advanceTimersByTime(10_000);
    expect(told()).toEqual([line, { ...line, repeated: 3_999 }]);
  });

  it('for as long as they come', () => {
    const { log, told } = openLog();
    for (let second = 0; second < 35; second += 1) {
      log.warn('worker', { queue: 'parse' });
      vi.advanceTimersByTime(1_000);
    }
    expect(told().map(({ repeated = 1 }) => repeated)).toEqual([1, 9, 10, 10]);
  });

  it('and one that comes again later is new', () => {
    const { log, told } = openLog();
    log.warn('worker', { queue: 'parse' });
    vi.advanceTimersByTime(20_000);
    log.warn('worker', { queue: 'parse' });
    expect(told()).toEqual([line, line]);
  });

  it.each([
    ['another level', 'error', 'worker', { queue: 'parse' }],
    ['another message', 'warn', 'flow producer', { queue: 'parse' }],
    ['other fields', 'warn', 'worker', { queue: 'persist' }],
  ] as const)('while %s makes a line of its own', (_what, level, message, fields) => {
    const { log, told } = openLog();
    log.warn('worker', { queue: 'parse' });
    log[level](message, fields);
    expect(told()).toEqual([line, { level, message, ...fields }]);
  });

  it('also where secrets in them were masked', () => {
    const { log, told } = openLog();
    log.warn('asked', { token: 'one' });
    log.warn('asked', { token: 'two' });
    expect(told()).toHaveLength(1);
  });

  it('and many different ones are all written, and their numbers kept', () => {
    const { log, told } = openLog();
    log.info('first');
    log.info('first');
    for (let n = 0; n < 1_000; n += 1) log.info('line', { n });
    vi.advanceTimersByTime(10_000);
    expect(told().filter(({ message }) => message === 'line')).toHaveLength(1_000);
    expect(told()).toContainEqual({ level: 'info', message: 'first', repeated: 1 });
  });
});
