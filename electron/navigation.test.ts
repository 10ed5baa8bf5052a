import { expect, it, vi } from 'vitest';
import { isContactAddress, isWebAddress } from './navigation.ts';

vi.mock('electron', () => ({ shell: {} }));

it.each(['mailto:ada@acme.example', 'tel:+15550109999'])('%s opens in its program', (address) => {
  expect(isContactAddress(address)).toBe(true);
});

it.each([
  'mailto:ada@acme.example?attach=/etc/passwd',
  'mailto:?body=x',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://host/share',
  'not an address',
])('%s opens nothing', (address) => {
  expect(isContactAddress(address) || isWebAddress(address)).toBe(false);
});
