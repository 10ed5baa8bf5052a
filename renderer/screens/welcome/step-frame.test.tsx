import { expect, it } from 'vitest';
import { parseStep } from './step-frame.tsx';

it('starts with companies if the address names no step', () => {
  expect(parseStep(undefined)).toBe('companies');
  expect(parseStep('model')).toBe('companies');
  expect(parseStep('schedule')).toBe('schedule');
});
