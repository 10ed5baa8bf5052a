import { describe, expect, it, vi } from 'vitest';
import { methods } from '#contract/methods.ts';
import { defaultSettings, type Settings } from '#core/settings.ts';
import type { ModelAccess } from '#services/llm/access.ts';
import { models } from './models.ts';

const set = { llmUrl: 'http://127.0.0.1:8000/v1', llmModel: 'small', llmApiKey: 'key' };

type World = { ok?: boolean; said?: Partial<Settings>; access?: ModelAccess };

function open({ ok = true, said = set, access = { kind: 'none' } }: World = {}) {
  const wake = vi.fn();
  const server = { wake, settled: async () => undefined, access: () => access };
  const heard = vi.fn();
  const ask = vi.fn(async () => ({ ok, models: [], detail: 'it has small' }));
  const find = async () => [{ server: 'Ollama', url: 'http://127.0.0.1:11434/v1', models: ['a'] }];
  const settings = (): Settings => ({ ...defaultSettings, ...said });
  return {
    heard,
    ask,
    wake,
    calls: models({ settings, model: { heard }, queueing: { model: server }, find, ask }),
  };
}

const asked = (ask: ReturnType<typeof open>['ask']) => (ask.mock.calls as unknown[][])[0]?.[0];

it('lists the model servers on this machine, in the contract’s form', async () => {
  const found = methods['models.find'].output.parse(await open().calls['models.find']({}));
  expect(found).toEqual([{ server: 'Ollama', url: 'http://127.0.0.1:11434/v1', models: ['a'] }]);
});

describe('testing a model', () => {
  it('asks the configured one with its key, and reports the answer', async () => {
    const { calls, ask, heard } = open();
    const answer = methods['models.test'].output.parse(await calls['models.test']({}));
    expect(answer).toEqual({ ok: true, detail: 'it has small', tookMs: expect.any(Number) });
    expect(asked(ask)).toEqual(set);
    expect(heard).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('asks another one, which leaves the state of the configured one alone', async () => {
    const { calls, ask, heard } = open({ ok: false });
    await calls['models.test']({ url: 'http://127.0.0.1:8000/v1', model: 'large' });
    expect(asked(ask)).toMatchObject({ llmModel: 'large', llmApiKey: 'key' });
    expect(heard).not.toHaveBeenCalled();
  });

  it('sends the key to no other server', async () => {
    const { calls, ask } = open();
    await calls['models.test']({ url: 'http://127.0.0.1:9000' });
    expect(asked(ask)).toMatchObject({ llmApiKey: null });
  });

  it('sends a key saved before any address to the tested server', async () => {
    const { calls, ask } = open({ said: { ...set, llmUrl: null } });
    await calls['models.test']({ url: 'http://127.0.0.1:9000' });
    expect(asked(ask)).toMatchObject({ llmApiKey: 'key' });
  });

  it('recognises the configured address as settings show it, without the password', async () => {
    const llmUrl = 'http://ada:hunter2@model.example/v1';
    const { calls, ask, heard } = open({ said: { ...set, llmUrl } });
    await calls['models.test']({ url: 'http://model.example/v1' });
    expect(asked(ask)).toMatchObject({ llmUrl });
    expect(heard).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('sends the password to no other address at that server', async () => {
    const { calls, ask } = open({
      said: { ...set, llmUrl: 'http://ada:hunter2@model.example/v1' },
    });
    await calls['models.test']({ url: 'http://model.example/v2' });
    expect(asked(ask)).toMatchObject({ llmUrl: 'http://model.example/v2' });
  });

  it.each(['nothing like it', 'ftp://model', 'localhost:8000', ''])('refuses "%s"', async (url) => {
    const { calls, ask } = open();
    await expect(calls['models.test']({ url })).rejects.toMatchObject({ code: 'invalid_url' });
    expect(ask).not.toHaveBeenCalled();
  });

  it('reports if no model is configured', async () => {
    const { calls, ask } = open({ said: { llmUrl: null } });
    expect(await calls['models.test']({})).toMatchObject({ ok: false });
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('testing a model that Rolewatch starts', () => {
  const said = { ...set, llmSource: 'vllm' } as const;

  it('starts it, and asks it at its own address with its own key', async () => {
    const access = {
      kind: 'server',
      url: 'http://127.0.0.1:41234/v1',
      model: 'small',
      apiKey: 'own',
      notes: null,
    } as const;
    const { calls, ask, wake } = open({ said, access });
    expect(await calls['models.test']({})).toMatchObject({ ok: true });
    expect(wake).toHaveBeenCalledOnce();
    expect(asked(ask)).toEqual({ llmUrl: access.url, llmModel: 'small', llmApiKey: 'own' });
  });

  it('says why it does not run, and what to do', async () => {
    const access = { kind: 'failed', server: 'vLLM', failure: 'no_gpu', reason: '' } as const;
    const { detail, ok } = await open({ said, access }).calls['models.test']({});
    expect({ ok, detail }).toEqual({
      ok: false,
      detail: expect.stringMatching(/^vLLM finds no graphics card.*Ollama/),
    });
  });

  it('starts it on request', async () => {
    const { calls, wake } = open({ said });
    await calls['models.start']({});
    expect(wake).toHaveBeenCalledOnce();
  });
});
