import { expect, it } from 'vitest';
import { sameOptions } from '#host/shell/same-options.ts';
import { launchOptions } from './launch-options.ts';

it('takes the data dir, settings as the command line spells them, and a link', () => {
  const args = ['electron', '.', '--data-dir=/data', '--llm-url=http://m?a=b', '--no-enrich'];
  expect(launchOptions([...args, '--allow-private-network', 'rolewatch://scan'])).toEqual({
    dataDir: '/data',
    flags: { llmUrl: 'http://m?a=b', enrich: false, allowPrivateNetwork: true },
    route: '#/scan',
  });
});

it('understands the options of another start on the same', () => {
  const same = {
    dataDir: '/my data',
    flags: { llmUrl: 'http://m?a=b', enrich: false, offline: true },
  };
  expect(launchOptions(['app', '--hidden', ...sameOptions(same)])).toEqual({
    ...same,
    route: null,
  });
});

it('leaves to Chromium what is not ours', () => {
  const args = ['app', '--enable-features=X', '--no-sandbox', '--original-process-start-time=1'];
  expect(launchOptions(args)).toEqual({ dataDir: undefined, flags: {}, route: null });
});

it('takes no secret', () => {
  expect(launchOptions(['app', '--llm-api-key=sk-1', '--redis-url=redis://x']).flags).toEqual({});
});
