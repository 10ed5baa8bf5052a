import { expect, it } from 'vitest';
import { contactAddress, isWebAddress } from './navigation.ts';

it.each([
  ['mailto:ada@acme.example', 'mailto:ada@acme.example'],
  ['tel:+15550109999', 'tel:+15550109999'],
  // As many postings link to theirs.
  ['mailto:jobs@acme.example?subject=Cook&attach=/etc/passwd', 'mailto:jobs@acme.example'],
  ['mailto:jobs@acme.example#bcc=spy@evil.example', 'mailto:jobs@acme.example'],
])('%s opens %s in its program', (address, opened) => {
  expect(contactAddress(address)).toBe(opened);
});

it.each([
  'mailto:?body=x',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://host/share',
  'not an address',
])('%s opens nothing', (address) => {
  expect(contactAddress(address)).toBeNull();
  expect(isWebAddress(address)).toBe(false);
});
