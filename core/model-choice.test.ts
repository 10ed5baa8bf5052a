import { expect, it } from 'vitest';
import { modelChosen } from './model-choice.ts';
import { defaultSettings } from './settings.ts';

const url = 'http://127.0.0.1:11434/v1';

it.each([
  [{}, null],
  [{ llmUrl: url }, { kind: 'server', url }],
  [{ llmUrl: url, enrich: false }, null],
  [{ llmSource: 'vllm' }, { kind: 'vllm' }],
  [{ llmSource: 'vllm', llmUrl: url }, { kind: 'vllm' }],
  [{ llmSource: 'file' }, null],
  [
    { llmSource: 'file', llmFile: '/a.gguf' },
    { kind: 'file', file: '/a.gguf' },
  ],
] as const)('chooses by the settings %j', (settings, choice) => {
  expect(modelChosen({ ...defaultSettings, ...settings })).toEqual(choice);
});
