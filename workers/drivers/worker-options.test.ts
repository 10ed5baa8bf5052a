import { expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { WorkerOptions } from './worker-options.ts';

const options: WorkerOptions = {
  database: null,
  snapshots: { kind: 'files', dir: '/data/snapshots' },
  sitePaces: '/data/site-paces.json',
  settings: defaultSettings,
  model: {
    kind: 'server',
    url: 'http://127.0.0.1:8000/v1',
    model: 'small',
    apiKey: null,
    notes: null,
  },
  originMap: { 'https://api.lever.co': 'http://127.0.0.1:4010/lever' },
};

it('reach a worker as they were sent', () => {
  expect(WorkerOptions.parse(structuredClone(options))).toEqual(options);
});

it('are refused if a setting does not match the table', () => {
  const settings = { ...defaultSettings, siteConnections: 'four' };
  expect(WorkerOptions.safeParse({ ...options, settings }).success).toBe(false);
});
