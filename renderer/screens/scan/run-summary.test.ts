import { describe, expect, it } from 'vitest';
import type { RunCompany } from '#renderer/model.ts';
import { companiesLike, remainingMs } from './run-summary.ts';

const company = (name: string, status: RunCompany['status']) => ({ name, status }) as RunCompany;
const companies = [
  company('Acme', 'completed'),
  company('Birch', 'running'),
  company('Cedar', 'failed'),
  company('Dune', 'enhancing'),
  company('Elm', 'waiting'),
];
const namesOf = (shown: readonly RunCompany[]) => shown.map(({ name }) => name);

describe('a run', () => {
  it('takes as long again when half of it is done', () => {
    const startedAt = '2026-01-01T00:00:00.000Z';
    const now = Date.parse(startedAt) + 60_000;
    expect(remainingMs({ startedAt, endedAt: null, progress: 0.5 }, now)).toBe(60_000);
  });

  it('says nothing of the rest while too little is done, or when it is over', () => {
    const startedAt = '2026-01-01T00:00:00.000Z';
    const now = Date.parse(startedAt) + 60_000;
    expect(remainingMs({ startedAt, endedAt: null, progress: 0.01 }, now)).toBeNull();
    expect(remainingMs({ startedAt, endedAt: startedAt, progress: 1 }, now)).toBeNull();
  });
});

describe('the companies of a run', () => {
  it('are shown with those that failed first', () => {
    expect(namesOf(companiesLike(companies, 'all'))).toEqual([
      'Cedar',
      'Acme',
      'Birch',
      'Dune',
      'Elm',
    ]);
  });

  it('can be those that are being worked on', () => {
    expect(namesOf(companiesLike(companies, 'open'))).toEqual(['Birch', 'Dune', 'Elm']);
  });

  it('can be those that failed', () => {
    expect(namesOf(companiesLike(companies, 'failed'))).toEqual(['Cedar']);
  });
});
