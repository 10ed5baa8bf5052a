import { describe, expect, it } from 'vitest';
import { stageStates } from './company-stages.ts';

describe('the steps of a company', () => {
  it.each([
    ['waiting', 'fetch', 0, ['waiting', 'waiting', 'waiting', 'waiting']],
    ['running', 'read', 0, ['done', 'busy', 'waiting', 'waiting']],
    ['enhancing', 'enhance', 20, ['done', 'done', 'done', 'busy']],
    ['completed', 'enhance', 20, ['done', 'done', 'done', 'done']],
    ['completed', 'store', 0, ['done', 'done', 'done', 'unneeded']],
    ['partial', 'store', 0, ['done', 'done', 'done', 'unneeded']],
    ['failed', 'fetch', 0, ['failed', 'unneeded', 'unneeded', 'unneeded']],
    ['cancelled', 'read', 0, ['done', 'failed', 'unneeded', 'unneeded']],
  ] as const)('that is %s at %s say how far it is', (status, stage, toEnhance, states) => {
    expect(Object.values(stageStates({ status, stage, toEnhance }))).toEqual(states);
  });
});
