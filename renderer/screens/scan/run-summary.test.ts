import { describe, expect, it } from 'vitest';
import { Phase } from '#core/job.ts';
import type { RunCompany } from '#renderer/model.ts';
import { companiesLike, phaseStates, phases, remainingMs } from './run-summary.ts';

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
  it('takes as long again at half of the progress', () => {
    const startedAt = '2026-01-01T00:00:00.000Z';
    const now = Date.parse(startedAt) + 60_000;
    expect(remainingMs({ startedAt, endedAt: null, progress: 0.5 }, now)).toBe(60_000);
  });

  it('has no estimate at its start or after its end', () => {
    const startedAt = '2026-01-01T00:00:00.000Z';
    const now = Date.parse(startedAt) + 60_000;
    expect(remainingMs({ startedAt, endedAt: null, progress: 0.01 }, now)).toBeNull();
    expect(remainingMs({ startedAt, endedAt: startedAt, progress: 1 }, now)).toBeNull();
  });
});

describe('the companies of a run', () => {
  it('keep their order while the scan runs', () => {
    const shown = companiesLike(companies, 'all', true);
    expect(namesOf(shown)).toEqual(namesOf(companies));
  });

  it('start with the failed ones after it', () => {
    expect(namesOf(companiesLike(companies, 'all', false))).toEqual([
      'Cedar',
      'Acme',
      'Birch',
      'Dune',
      'Elm',
    ]);
  });

  it('can be limited to those in progress', () => {
    expect(namesOf(companiesLike(companies, 'open', true))).toEqual(['Birch', 'Dune', 'Elm']);
  });

  it('can be limited to failed ones', () => {
    expect(namesOf(companiesLike(companies, 'failed', false))).toEqual(['Cedar']);
  });
});

describe('the phases of a company', () => {
  it('are shown in the order in which they happen', () => {
    expect(phases).toEqual(Phase.options);
  });

  it.each([
    ['waiting', 'fetch', 0, ['waiting', 'waiting', 'waiting', 'waiting']],
    ['running', 'read', 0, ['done', 'busy', 'waiting', 'waiting']],
    ['enhancing', 'enhance', 20, ['done', 'done', 'done', 'busy']],
    ['completed', 'enhance', 20, ['done', 'done', 'done', 'done']],
    ['completed', 'store', 0, ['done', 'done', 'done', 'unneeded']],
    ['partial', 'store', 0, ['done', 'done', 'done', 'unneeded']],
    ['failed', 'fetch', 0, ['failed', 'unneeded', 'unneeded', 'unneeded']],
    ['cancelled', 'read', 0, ['done', 'cancelled', 'unneeded', 'unneeded']],
    ['cancelled', 'fetch', 0, ['cancelled', 'unneeded', 'unneeded', 'unneeded']],
  ] as const)('that is %s at %s say how far it is', (status, phase, toEnhance, states) => {
    expect(Object.values(phaseStates({ status, phase, toEnhance }))).toEqual(states);
  });
});
