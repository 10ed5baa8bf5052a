import { expect, it } from 'vitest';
import { parseStep, stepFrom } from './step-frame.tsx';

it('starts with companies if the address names no step', () => {
  expect(parseStep(undefined)).toBe('companies');
  expect(parseStep('nonsense')).toBe('companies');
  expect(parseStep('schedule')).toBe('schedule');
});

it('knows the next and previous steps, and the ends', () => {
  expect(stepFrom('companies', 1)).toBe('model');
  expect(stepFrom('schedule', -1)).toBe('model');
  expect(stepFrom('schedule', 1)).toBeNull();
  expect(stepFrom('companies', -1)).toBeNull();
});
