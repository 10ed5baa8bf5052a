import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { refresh } from '#renderer/store/queries.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { settingFields } from '#renderer/strings/setting-fields.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { setting } from '#renderer/testing/samples.ts';
import { never, refuse, show } from '#renderer/testing/show.tsx';
import { SettingsScreen } from './settings-screen.tsx';

const userAgent = setting({ name: 'userAgent', value: 'Rolewatch/1', default: 'Rolewatch/1' });
const settings = [userAgent, setting({ name: 'siteConnections', value: 4, default: 4 })];
const label = settingFields.userAgent?.label ?? '';

afterEach(() => vi.unstubAllGlobals());

test('the screen shows no settings and no error while they load', async () => {
  show(<SettingsScreen />, { 'settings.list': () => never() });
  await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).not.toBeNull());
  expect(screen.queryByLabelText(label)).toBeNull();
  expect(screen.queryByRole('button', { name: everywhere.retry })).toBeNull();
});

test('settings that cannot be loaded show the reason and a retry', async () => {
  const { person, answer } = show(<SettingsScreen />, {
    'settings.list': refuse('The file is locked'),
  });
  expect(await screen.findByText('The file is locked')).toBeDefined();
  answer({ 'settings.list': () => settings });
  await person.click(screen.getByRole('button', { name: everywhere.retry }));
  expect(await screen.findByLabelText(label)).toBeDefined();
});

test('each setting shows its value, and one from the environment is fixed', async () => {
  const fixed = { ...userAgent, value: 'Env/1', from: 'environment' } as const;
  show(<SettingsScreen />, { 'settings.list': () => [fixed] });
  const field = await screen.findByLabelText(label);
  expect(field).toHaveProperty('value', 'Env/1');
  expect(field).toHaveProperty('disabled', true);
  expect(screen.getByText(new RegExp(fixed.env))).toBeDefined();
});

test('a rejected value shows the reason at its field and stays there', async () => {
  const { person } = show(<SettingsScreen />, {
    'settings.list': () => settings,
    'settings.set': refuse('That is no name'),
  });
  const field = await screen.findByLabelText(label);
  await person.clear(field);
  await person.type(field, 'Bird{Enter}');
  expect(await screen.findByText(/That is no name/)).toBeDefined();
  expect(field).toHaveProperty('value', 'Bird');
});

test('quiet hours are a switch and two times', async () => {
  const name = 'quietHours';
  let value: unknown = null;
  const { person, asked } = show(<SettingsScreen />, {
    'settings.list': () => [setting({ name, value })],
    'settings.set': (input) => {
      value = input.value ?? null;
      return setting({ name, value });
    },
  });
  const toggle = await screen.findByRole('switch', { name: settingFields.quietHours?.label ?? '' });
  expect(screen.queryByLabelText(words.from)).toBeNull();
  await person.click(toggle);
  const until = await screen.findByLabelText(words.until);
  expect(until).toHaveProperty('value', '07:00');
  fireEvent.change(until, { target: { value: '08:30' } });
  fireEvent.blur(until);
  await waitFor(() => expect(asked('settings.set')).toHaveLength(2));
  await person.click(toggle);
  await waitFor(() => expect(asked('settings.set')).toHaveLength(3));
  expect(asked('settings.set').map(({ input }) => input)).toEqual([
    { name, value: '22:00-07:00' },
    { name, value: '22:00-08:30' },
    { name, value: null },
  ]);
});

test('a number out of range is answered at its field in plain words', async () => {
  const { person, asked } = show(<SettingsScreen />, {
    'settings.list': () => [
      setting({ name: 'siteConnections', value: 4, default: 4, range: { min: 1, max: 16 } }),
    ],
  });
  const field = await screen.findByLabelText(settingFields.siteConnections?.label ?? '');
  await person.clear(field);
  await person.type(field, '99{Enter}');
  expect(await screen.findByText(words.problems.between('1', '16'))).toBeDefined();
  expect(asked('settings.set')).toEqual([]);
});

test('a search shows only matching settings, or a note with a way back', async () => {
  const { person } = show(<SettingsScreen />, { 'settings.list': () => settings });
  await screen.findByLabelText(label);
  await person.type(screen.getByLabelText(words.search), 'zebra');
  expect(await screen.findByText(words.nothingTitle)).toBeDefined();
  expect(screen.queryByLabelText(label)).toBeNull();
  const [back] = screen.getAllByRole('button', { name: words.showAll });
  if (back !== undefined) await person.click(back);
  expect(await screen.findByLabelText(label)).toBeDefined();
});

test('each way out of this machine that is set can be tried', async () => {
  const ntfy = setting({ name: 'notifyNtfy', isSecret: true, isSet: true });
  const { person, asked } = show(<SettingsScreen />, {
    'settings.list': () => [ntfy, setting({ name: 'notifyWebhook', isSecret: true, isSet: false })],
    'notices.test': () => ({ ok: false, detail: 'ntfy.sh answered 404', tookMs: 1 }),
  });
  await person.click(await screen.findByRole('button', { name: words.sendTest }));
  expect(await screen.findByText(words.notSent('ntfy.sh answered 404'))).toBeDefined();
  expect(asked('notices.test')).toEqual([{ method: 'notices.test', input: { channel: 'ntfy' } }]);
});

test('a default shows only where it is changed, with a mark and a way back', async () => {
  const { showAgain, answer, person, asked } = show(<SettingsScreen />, {
    'settings.list': () => settings,
    'settings.set': ({ name }) => setting({ name }),
  });
  await screen.findByLabelText(label);
  expect(screen.queryByText(words.usually('Rolewatch/1'))).toBeNull();
  expect(screen.queryByText(words.changed)).toBeNull();
  answer({
    'settings.list': () => [{ ...userAgent, value: 'Bird/2', from: 'file' }],
    'settings.set': ({ name }) => setting({ name }),
  });
  refresh(['settings']);
  showAgain(<SettingsScreen />);
  expect(await screen.findByText(words.usually('Rolewatch/1'))).toBeDefined();
  expect(screen.getByText(words.changed)).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.resetOf(label) }));
  await waitFor(() => expect(asked('settings.set')).toHaveLength(1));
});

test('an empty field says what that means, where it means more than nothing', async () => {
  show(<SettingsScreen />, {
    'settings.list': () => [setting({ name: 'llmUrl' }), setting({ name: 'updateUrl' })],
  });
  expect(await screen.findByText(words.whenEmpty('none: built-in rules'))).toBeDefined();
  expect(screen.getAllByText(/^Empty:/)).toHaveLength(1);
});

test('in a browser, settings of the desktop app are out of use and say so', async () => {
  show(<SettingsScreen />, {
    'settings.list': () => [setting({ name: 'closeToTray', value: true, default: true })],
  });
  const name = settingFields.closeToTray?.label ?? '';
  expect(await screen.findByRole('switch', { name })).toHaveProperty('disabled', true);
  expect(screen.getByText(words.desktopOnly)).toBeDefined();
});

test('in the desktop app they can be changed', async () => {
  vi.stubGlobal('rolewatch', {});
  show(<SettingsScreen />, {
    'settings.list': () => [setting({ name: 'closeToTray', value: true, default: true })],
  });
  const name = settingFields.closeToTray?.label ?? '';
  expect(await screen.findByRole('switch', { name })).toHaveProperty('disabled', false);
  expect(screen.queryByText(words.desktopOnly)).toBeNull();
});

const retries = setting({ name: 'retryDelayScale', value: 1, default: 1 });
const retryLabel = settingFields.retryDelayScale?.label ?? '';

test('what few need is folded away, and a search finds it', async () => {
  const { person } = show(<SettingsScreen />, { 'settings.list': () => [userAgent, retries] });
  expect(await screen.findByLabelText(label)).toBeDefined();
  expect(screen.queryByLabelText(retryLabel)).toBeNull();
  const fold = screen.getByRole('button', { name: words.advanced(1) });
  expect(fold.getAttribute('aria-expanded')).toBe('false');
  await person.click(fold);
  expect(screen.getByLabelText(retryLabel)).toBeDefined();
  await person.click(fold);
  await person.type(screen.getByLabelText(words.search), 'multiplier');
  expect(screen.getByLabelText(retryLabel)).toBeDefined();
});

test('a changed advanced setting is in sight from the start', async () => {
  show(<SettingsScreen />, { 'settings.list': () => [{ ...retries, value: 0, from: 'file' }] });
  expect(await screen.findByLabelText(retryLabel)).toBeDefined();
  expect(screen.getByText(words.advancedChanged(1))).toBeDefined();
});
