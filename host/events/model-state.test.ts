import { expect, it, vi } from 'vitest';
import { defaultSettings, type Settings } from '#core/settings.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createModelState } from './model-state.ts';

const set = { llmUrl: 'http://ada:hunter2@127.0.0.1:8000', llmModel: 'small' };

function start({ ok = true, said = set }: { ok?: boolean; said?: Partial<Settings> } = {}) {
  let settings: Settings = { ...defaultSettings, ...said };
  const onChange = vi.fn();
  const answer = vi.fn(async () => ({ ok, models: [], detail: '' }));
  const model = createModelState({
    settings: () => settings,
    server: { view: () => null },
    onChange,
    log: silentLog,
    ask: answer,
  });
  const change = (next: Partial<Settings>) => {
    settings = { ...settings, ...next };
  };
  return { model, onChange, answer, change };
}

it('is unknown before the first test, and never shows a password', () => {
  const { model } = start();
  expect(model.current()).toEqual({
    url: 'http://127.0.0.1:8000/v1',
    name: 'small',
    source: 'server',
    state: 'unknown',
    progress: null,
    problem: null,
  });
});

it.each([
  [true, 'ready'],
  [false, 'failing'],
])('follows the answer: %s', async (ok, state) => {
  const { model, onChange } = start({ ok });
  await model.check();
  expect(model.current()).toMatchObject({ state });
  expect(onChange).toHaveBeenCalledOnce();
});

it('is news only if it differs', async () => {
  const { model, onChange } = start();
  await model.check();
  await model.check();
  expect(onChange).toHaveBeenCalledOnce();
});

it.each([
  ['none is set', { llmUrl: null }],
  ['openings are not to be sent to it', { ...set, enrich: false }],
])('is empty if %s', (_why, said) => {
  expect(start({ said }).model.current()).toBeNull();
});

it('is not tested without a configured model', async () => {
  const { model, answer } = start({ said: { llmUrl: null } });
  await model.check();
  expect(answer).not.toHaveBeenCalled();
});

it('stays unknown if the configuration changed during the test', async () => {
  const { model, change } = start();
  const asking = model.check();
  change({ llmModel: 'large' });
  model.replaced();
  await asking;
  expect(model.current()).toMatchObject({ name: 'large', state: 'unknown' });
});

it('follows a test that the user ran', () => {
  const { model } = start();
  model.heard(false);
  expect(model.current()).toMatchObject({ state: 'failing' });
});
