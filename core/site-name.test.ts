import { expect, it } from 'vitest';
import { siteName } from './site-name.ts';

it.each([
  ['https://api.lever.co/v0/postings/acme', 'Lever'],
  ['boards-api.greenhouse.io', 'Greenhouse'],
  ['https://acme.recruitee.com/api/offers', 'Recruitee'],
  ['https://acme.example/careers', 'https://acme.example/careers'],
  ['acme.example', 'acme.example'],
  ['https://clever.co/jobs', 'https://clever.co/jobs'],
])('calls a job board by its name, and another site by its address: %s', (site, name) => {
  expect(siteName(site)).toBe(name);
});
