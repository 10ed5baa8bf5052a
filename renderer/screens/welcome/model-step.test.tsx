import { describe, expect, it } from 'vitest';
import type { SettingView } from '#renderer/model.ts';
import { fixedBy, keyOf, modelChoices, modelOf } from './model-step.tsx';

const ollama = { server: 'Ollama', url: 'http://127.0.0.1:11434/v1', models: ['a', 'b'] };

describe('modelChoices', () => {
  const keys = (url: string | null) => modelChoices([ollama], { url, model: 'a' }).map(keyOf);

  it('always offers the rules, and every model found', () => {
    expect(keys(null)).toEqual(['rules', ollama.url]);
  });

  it('keeps a configured server that was not found', () => {
    expect(keys('https://models.example/v1')).toEqual([
      'rules',
      'https://models.example/v1',
      ollama.url,
    ]);
  });

  it('does not offer the same server twice', () => {
    expect(keys(ollama.url)).toEqual(['rules', ollama.url]);
  });
});

it('takes the configured model if the server has it, else its first', () => {
  expect(modelOf(ollama, 'b')).toBe('b');
  expect(modelOf(ollama, 'c')).toBe('a');
  expect(modelOf({ ...ollama, models: [] }, 'c')).toBeNull();
});

describe('fixedBy', () => {
  const setting = (name: string, from: SettingView['from']): SettingView => ({
    name,
    value: null,
    isSet: false,
    default: null,
    help: '',
    isSecret: false,
    keptBy: null,
    from,
    env: 'ROLEWATCH_LLM_URL',
    applies: 'now',
  });

  it('names the variable, or nothing for a flag', () => {
    expect(fixedBy([setting('llmUrl', 'environment')])).toEqual({ env: 'ROLEWATCH_LLM_URL' });
    expect(fixedBy([setting('llmModel', 'flag')])).toEqual({ env: null });
  });

  it('is null if the user can choose, or another setting is fixed', () => {
    expect(fixedBy([setting('llmUrl', 'file'), setting('userAgent', 'flag')])).toBeNull();
  });
});
