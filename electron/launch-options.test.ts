import { expect, it } from 'vitest';
import { sameOptions } from '#host/shell/prepare-shell.ts';
import { launchOptions } from './launch-options.ts';

it('reads the data dir, settings in their CLI spelling, and a link', () => {
  const args = ['electron', '.', '--data-dir=/data', '--llm-url=http://m?a=b', '--no-enrich'];
  expect(launchOptions([...args, '--allow-private-network', 'rolewatch://scan'])).toEqual({
    dataDir: '/data',
    flags: { llmUrl: 'http://m?a=b', enrich: false, allowPrivateNetwork: true },
    route: '#/scan',
  });
});

it('reads the options of another start on the same data', () => {
  const same = {
    dataDir: '/my data',
    flags: { llmUrl: 'http://m?a=b', enrich: false, offline: true },
  };
  expect(launchOptions(['app', '--hidden', ...sameOptions(same)])).toEqual({
    ...same,
    route: null,
  });
});

it('leaves other options to Chromium', () => {
  const args = ['app', '--enable-features=X', '--no-sandbox', '--original-process-start-time=1'];
  expect(launchOptions(args)).toEqual({ dataDir: undefined, flags: {}, route: null });
});

it('accepts an option by its earlier name', () => {
  expect(launchOptions(['app', '--host-delay-ms=7']).flags).toEqual({ siteDelayMs: '7' });
});

it('ignores secrets', () => {
  expect(launchOptions(['app', '--llm-api-key=sk-1', '--redis-url=redis://x']).flags).toEqual({});
});
