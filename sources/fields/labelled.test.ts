import { expect, it } from 'vitest';
import { labelled } from './labelled.ts';

it('finds a value by words of its label, but no empty or excluded one', () => {
  const value = labelled('Location Type\nJob Location\nPay', 'Office\nUlm\n');
  expect(value(/location/i, /type/i)).toBe('Ulm');
  expect(value(/pay/i)).toBeNull();
  expect(value(/team/i)).toBeNull();
});
