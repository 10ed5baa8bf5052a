import { expect, test } from 'vitest';
import { companyName, companyOf } from './job-company.ts';

const acme = { id: 'c1', name: 'Acme', url: 'https://jobs.lever.co/acme' };
const birch = { id: 'c2', name: 'Birch', url: 'https://birch.example/careers' };
const companies = [acme, birch];

test('a job is called after its company, whatever its address has become', () => {
  const job = { payload: { companyId: 'c2' }, companyUrl: 'https://old.example/jobs' };
  expect(companyName(job, companies)).toBe('Birch');
});

test('a job that knows only an address finds its company by it', () => {
  expect(companyOf({ payload: {}, companyUrl: acme.url }, companies)).toBe(acme);
});

test('a job about no company of these is called after the host', () => {
  const job = { payload: { companyId: 'gone' }, companyUrl: 'https://www.gone.example/jobs' };
  expect(companyName(job, companies)).toBe('gone.example');
});
