import { describe, expect, it } from 'vitest';
import { createLogger, type LogLevel } from './logger.ts';

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
  it('writes one JSON line with level, time, who and what', () => {
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
