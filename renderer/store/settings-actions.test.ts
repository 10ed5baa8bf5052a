import { beforeEach, expect, test, vi } from 'vitest';
import type { SettingView } from '../model.ts';
import { queries, queryClient } from './queries.ts';
import { chooseModel, saveSetting } from './settings-actions.ts';

const call = vi.hoisted(() => vi.fn<(method: string, input: unknown) => Promise<unknown>>());
vi.mock('./host.ts', () => ({ host: () => ({ call }) }));

const setting = (name: string, value: unknown): SettingView => ({
  name,
  value,
  isSet: value !== null,
  default: null,
  help: '',
  isSecret: false,
  keptBy: null,
  from: 'file',
  env: '',
  applies: 'now',
});

const refusal = Object.assign(new Error('The setting is not valid'), {
  code: 'invalid_setting',
  hint: 'Look again.',
});

beforeEach(() => {
  call.mockReset();
  queryClient.clear();
});

test('what was saved is shown at once', async () => {
  const { queryKey } = queries.settings();
  queryClient.setQueryData(queryKey, [setting('llmUrl', null), setting('userAgent', 'a')]);
  const saved = setting('userAgent', 'b');
  call.mockResolvedValue(saved);
  expect(await saveSetting('userAgent', 'b')).toEqual({ setting: saved, error: null });
  expect(queryClient.getQueryData(queryKey)?.map(({ value }) => value)).toEqual([null, 'b']);
});

test('what the host refuses is told to the field', async () => {
  call.mockRejectedValue(refusal);
  expect(await saveSetting('userAgent', '')).toEqual({ setting: null, error: refusal });
});

test('what is no refusal is not hidden', async () => {
  call.mockRejectedValue(new TypeError('broken'));
  await expect(saveSetting('userAgent', 'b')).rejects.toThrow('broken');
});

test('a model that is refused leaves the server as it is', async () => {
  call.mockRejectedValueOnce(refusal);
  expect(await chooseModel('http://127.0.0.1:11434/v1', 'a')).toBe(refusal);
  expect(call.mock.calls).toEqual([['settings.set', { name: 'llmModel', value: 'a' }]]);
});
