import { expect, it } from 'vitest';
import { parseStep, stepFrom } from './welcome-steps.ts';

it('begins with companies where the address names no step', () => {
  expect(parseStep(undefined)).toBe('companies');
  expect(parseStep('nonsense')).toBe('companies');
  expect(parseStep('schedule')).toBe('schedule');
});

it('knows the steps before and after, and where they end', () => {
  expect(stepFrom('companies', 1)).toBe('model');
  expect(stepFrom('schedule', -1)).toBe('model');
  expect(stepFrom('schedule', 1)).toBeNull();
  expect(stepFrom('companies', -1)).toBeNull();
});
