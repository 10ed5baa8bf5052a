import { describe, expect, it } from 'vitest';
import type { CallError } from '#contract/client.ts';
import { type Entry, parseLines } from '#core/company-lines.ts';
import type { CatalogueEntry, Detected } from '#renderer/model.ts';
import { companyView } from '#tests/support/company-view.ts';
import { companyOf, type Known, stateOf } from './line-state.ts';

const detected: Detected = {
  url: 'https://jobs.lever.co/acme',
  source: 'lever',
  sourceLabel: 'Lever',
  slug: 'acme',
  confidence: 1,
  evidence: 'jobs.lever.co in the address',
};

const entry = (
  name: string,
  isWatched = false,
  match: CatalogueEntry['match'] = 'exact',
): CatalogueEntry => ({
  name,
  url: `https://jobs.lever.co/${name.toLowerCase()}`,
  source: 'lever',
  sourceLabel: 'Lever',
  slug: name.toLowerCase(),
  website: null,
  match,
  isWatched,
});

const callError = (code: string): CallError =>
  Object.assign(new Error(code), { code, hint: 'Look again.' });

const first = (text: string): Entry => {
  const [only] = parseLines(text);
  if (only === undefined) throw new Error('nothing typed');
  return only;
};

const nothing: Known = {
  companies: [],
  detected: () => null,
  listed: () => null,
  forced: new Set(),
};

describe('an address', () => {
  const typed = first('Acme, https://jobs.lever.co/acme');

  it('is ready to add while its check runs', () => {
    const state = stateOf(typed, nothing);
    expect(state).toMatchObject({ kind: 'asking' });
    expect(companyOf(state)).toEqual({ url: 'https://jobs.lever.co/acme', name: 'Acme' });
  });

  it('is added with the address that the check found', () => {
    const found = { ...detected, url: 'https://jobs.lever.co/acme-group' };
    const state = stateOf(typed, { ...nothing, detected: () => ({ data: found, error: null }) });
    expect(companyOf(state)).toEqual({ url: found.url, name: 'Acme' });
  });

  it('is known if the same page is watched', () => {
    const companies = [companyView({ url: 'https://jobs.lever.co/acme/', name: 'Acme Bakery' })];
    expect(stateOf(typed, { ...nothing, companies })).toEqual({
      kind: 'watched',
      name: 'Acme Bakery',
    });
  });

  it('is known if another page of the same board is watched', () => {
    const state = stateOf(typed, {
      ...nothing,
      companies: [companyView({ name: 'Acme Bakery' })],
      detected: () => ({ data: detected, error: null }),
    });
    expect(state).toEqual({ kind: 'watched', name: 'Acme Bakery' });
  });

  it('is left out if nothing was found, unless the user insists', () => {
    const error = callError('network_error');
    const known: Known = { ...nothing, detected: () => ({ data: null, error }) };
    const refused = stateOf(typed, known);
    expect(refused).toEqual({ kind: 'refused', error, isHopeless: false });
    expect(companyOf(refused)).toBeNull();
    const forced = stateOf(typed, { ...known, forced: new Set(['https://jobs.lever.co/acme']) });
    expect(companyOf(forced)).toEqual({ url: 'https://jobs.lever.co/acme', name: 'Acme' });
  });

  it('that no scan can fix cannot be added anyway', () => {
    const error = callError('unknown_board');
    const state = stateOf(typed, { ...nothing, detected: () => ({ data: null, error }) });
    expect(state).toMatchObject({ kind: 'refused', isHopeless: true });
  });
});

describe('a name', () => {
  const typed = first('acme');
  const listing = (...entries: CatalogueEntry[]): Known => ({
    ...nothing,
    listed: () => ({ data: entries, error: null }),
  });

  it('of one company is that company', () => {
    const state = stateOf(typed, listing(entry('Acme'), entry('Acme Rail', false, 'start')));
    expect(companyOf(state)).toEqual({ url: 'https://jobs.lever.co/acme', name: 'Acme' });
  });

  it('that fits several companies, or only starts like one, offers a choice', () => {
    const twins = [entry('Acme'), { ...entry('Acme'), url: 'https://acme.example' }];
    expect(stateOf(typed, listing(...twins))).toEqual({ kind: 'choices', choices: twins });
    const longer = [entry('Acme Rail', false, 'start')];
    expect(stateOf(typed, listing(...longer))).toEqual({ kind: 'choices', choices: longer });
  });

  it('of no company is not in the catalogue', () => {
    expect(stateOf(typed, listing())).toEqual({ kind: 'unlisted' });
  });

  it('is known if its company is watched', () => {
    expect(stateOf(typed, listing(entry('Acme', true)))).toEqual({ kind: 'watched', name: 'Acme' });
    expect(stateOf(typed, { ...nothing, companies: [companyView({ name: 'ACME' })] })).toEqual({
      kind: 'watched',
      name: 'ACME',
    });
  });

  it('cannot be added until the catalogue answers', () => {
    expect(companyOf(stateOf(typed, nothing))).toBeNull();
  });
});

it('invalid and repeated lines add nothing', () => {
  const states = parseLines('ftp://acme.example\nAcme\nacme').map((each) => stateOf(each, nothing));
  expect(states.map(({ kind }) => kind)).toEqual(['wrong', 'asking', 'repeated']);
  expect(states.map(companyOf)).toEqual([null, null, null]);
});
