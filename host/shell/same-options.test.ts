import { expect, it } from 'vitest';
import { sameOptions } from './same-options.ts';

it('names the data dir and the settings that were given, and no secret', () => {
  const flags = { llmUrl: 'http://m?a=b', hostDelayMs: '0', enrich: false, offline: true };
  const secret = { llmApiKey: 'sk-1' };
  expect(sameOptions({ dataDir: '/my data', flags: { ...flags, ...secret } })).toEqual([
    '--data-dir=/my data',
    '--offline',
    '--host-delay-ms=0',
    '--no-enrich',
    '--llm-url=http://m?a=b',
  ]);
  expect(sameOptions({ dataDir: '/data', flags: {} })).toEqual(['--data-dir=/data']);
});
