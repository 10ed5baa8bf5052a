import { expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { WorkerOptions } from './worker-options.ts';

const options: WorkerOptions = {
  database: null,
  snapshots: { kind: 'files', dir: '/data/snapshots' },
  settings: defaultSettings,
  originMap: { 'https://api.lever.co': 'http://127.0.0.1:4010/lever' },
};

it('reach a worker as they were sent', () => {
  expect(WorkerOptions.parse(structuredClone(options))).toEqual(options);
});

it('are refused where a setting is not what the table says', () => {
  const settings = { ...defaultSettings, hostConnections: 'four' };
  expect(WorkerOptions.safeParse({ ...options, settings }).success).toBe(false);
});
