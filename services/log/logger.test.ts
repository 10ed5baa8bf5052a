import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { createLogger, type LogLevel, rotate } from './logger.ts';

function recorder(level: LogLevel) {
  const lines: string[] = [];
  const logger = createLogger({
    level,
    name: 'host',
    destination: { write: (line) => lines.push(line) },
  });
  return { logger, lines, records: () => lines.map((line): unknown => JSON.parse(line)) };
}

describe('logger', () => {
  it('writes one JSON line with level, time, name and message', () => {
    const { logger, lines, records } = recorder('info');

    logger.warn('Redis went away', { attempt: 2 });

    expect(lines[0]).toMatch(/^[^\n]+\n$/);
    expect(records()).toEqual([
      {
        level: 'warn',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        pid: process.pid,
        name: 'host',
        message: 'Redis went away',
        fields: { attempt: 2 },
      },
    ]);
  });

  it.each([
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['warn', ['warn', 'error']],
    ['error', ['error']],
    ['silent', []],
  ] as const)('at level %s writes %j', (level, expected) => {
    const { logger, records } = recorder(level);

    for (const at of ['debug', 'info', 'warn', 'error'] as const) logger[at](at);

    expect(records()).toMatchObject(expected.map((message) => ({ level: message, message })));
  });

  it('masks secrets in the message and in the fields', () => {
    const { logger, lines } = recorder('debug');

    logger.info('Using redis://:pw123456@host', { settings: { llmApiKey: 'sk-123456' } });

    expect(lines.join('')).not.toMatch(/pw123456|sk-123456/);
  });

  it('keeps fields named like its own apart', () => {
    const { logger, records } = recorder('debug');

    logger.info('Added', { name: 'Acme', level: 'senior' });

    expect(records()).toMatchObject([
      { name: 'host', level: 'info', fields: { name: 'Acme', level: 'senior' } },
    ]);
  });
});

describe('repeated lines', () => {
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

  describe('equal lines are written once, then as one per ten seconds with their number', () => {
    it('whatever their text', () => {
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

    it('a line that returns later is new', () => {
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

    it('also with masked secrets', () => {
      const { log, told } = openLog();
      log.warn('asked', { token: 'one' });
      log.warn('asked', { token: 'two' });
      expect(told()).toHaveLength(1);
    });

    it('many different lines are all written, with their numbers', () => {
      const { log, told } = openLog();
      log.info('first');
      log.info('first');
      for (let n = 0; n < 1_000; n += 1) log.info('line', { n });
      vi.advanceTimersByTime(10_000);
      expect(told().filter(({ message }) => message === 'line')).toHaveLength(1_000);
      expect(told()).toContainEqual({ level: 'info', message: 'first', repeated: 1 });
    });
  });
});

describe('the file of the log', () => {
  it('leaves a file alone until it is full', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a.log');
    rotate(file, 10);
    await writeFile(file, '123456789');
    rotate(file, 10);
    expect(await readdir(folder.path)).toEqual(['a.log']);
  });

  it('keeps the last full ones, the newest first', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a.log');
    for (const text of ['first', 'second', 'third', 'fourth']) {
      await writeFile(file, text);
      rotate(file, 5);
    }
    const names = (await readdir(folder.path)).toSorted();
    const texts = await Promise.all(
      names.map((name) => readFile(path.join(folder.path, name), 'utf8')),
    );
    expect(Object.fromEntries(names.map((name, at) => [name, texts[at]]))).toEqual({
      'a.log.1': 'fourth',
      'a.log.2': 'third',
      'a.log.3': 'second',
    });
  });
});
