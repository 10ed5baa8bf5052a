import { expect, test } from 'vitest';
import { connectPage, settled, watch } from '../testing/connected-page.ts';
import { connect } from './host.ts';
import { queries } from './queries.ts';
import { chooseModel, saveSetting } from './settings-actions.ts';

/** The settings on screen. */
async function openSettings(settings: Readonly<Record<string, unknown>> = {}) {
  const host = connectPage({ settings });
  const answer = watch(queries.settings());
  await settled();
  return {
    host,
    shown: (name: string) => answer().data?.find((each) => each.name === name)?.value,
  };
}

test('a saved value shows as soon as the host has answered', async () => {
  const { host, shown } = await openSettings({ llmModel: 'a' });
  const answer = host.delay('settings.list', 'answer');
  expect(await saveSetting('userAgent', ' Bees ')).toMatchObject({ error: null });
  expect([shown('userAgent'), shown('llmModel')]).toEqual(['Bees', 'a']);
  answer();
});

test('null restores the default', async () => {
  const { shown } = await openSettings({ llmModel: 'a' });
  const { setting } = await saveSetting('llmModel', null);
  await settled();
  expect(shown('llmModel')).toBe(setting?.default);
});

test('a rejection by the host goes to the field, and the old value stays', async () => {
  const { shown } = await openSettings({ userAgent: 'Bees' });
  const { error } = await saveSetting('userAgent', '');
  await settled();
  expect(error).toMatchObject({ code: 'invalid_setting', hint: expect.stringMatching(/./) });
  expect(shown('userAgent')).toBe('Bees');
});

test('any other error is not taken for a rejection', async () => {
  const { host } = await openSettings();
  const call = () => Promise.reject(new TypeError('broken'));
  connect({ ...host.transport, call });
  await expect(saveSetting('userAgent', 'b')).rejects.toThrow('broken');
});

test('of two quick saves of a setting the later one stays, even if the first is slow', async () => {
  const { host, shown } = await openSettings();
  const arrive = host.delay('settings.set', 'request');
  const first = saveSetting('userAgent', 'first');
  const second = saveSetting('userAgent', 'second');
  arrive();
  await Promise.all([first, second]);
  await settled();
  expect(shown('userAgent')).toBe('second');
});

test('a rejected model keeps the old server', async () => {
  const { shown } = await openSettings({ llmUrl: 'http://127.0.0.1:8000/v1', llmModel: 'a' });
  const error = await chooseModel('http://127.0.0.1:11434/v1', '');
  await settled();
  expect(error?.code).toBe('invalid_setting');
  expect([shown('llmUrl'), shown('llmModel')]).toEqual(['http://127.0.0.1:8000/v1', 'a']);
});

test('a chosen model replaces the old one with its server', async () => {
  const { shown } = await openSettings({ llmModel: 'a' });
  expect(await chooseModel('http://127.0.0.1:11434/v1', 'b')).toBeNull();
  await settled();
  expect([shown('llmUrl'), shown('llmModel')]).toEqual(['http://127.0.0.1:11434/v1', 'b']);
});
