import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { companyView } from '#tests/support/company-view.ts';
import type { CompanyView } from '../model.ts';
import { connectPage, settled, shownErrors, watch } from '../testing/connected-page.ts';
import {
  addCompanies,
  importCompanies,
  removeCompanies,
  renameCompany,
  setPaused,
  setScanInterval,
} from './company-actions.ts';
import { undoLast } from './perform.ts';
import { queries } from './queries.ts';

const refusal = new AppError('internal', { reason: 'the disk is full' });
const acme = companyView({ id: 'acme', name: 'Acme' });
const birch = companyView({ id: 'birch', name: 'Birch' });
const cedar = companyView({ id: 'cedar', name: 'Cedar' });

/** The list of companies on screen. */
async function openCompanies(companies: readonly CompanyView[] = []) {
  const host = connectPage({ companies });
  const answer = watch(queries.companies());
  await settled();
  const shown = () => answer().data ?? [];
  return {
    host,
    shown,
    names: () => shown().map(({ name }) => name),
    paused: () => shown().flatMap(({ isPaused, name }) => (isPaused ? [name] : [])),
  };
}

test('an address that the host refuses does not stop the others', async () => {
  const { names } = await openCompanies();
  const wanted = Array.from({ length: 20 }, (_, i) => ({
    url: i === 9 ? 'ftp://9.example' : `https://${i}.example`,
    name: i === 0 ? 'First' : null,
  }));
  const { companies, refused } = await addCompanies(wanted);
  await settled();
  expect(refused).toEqual(['ftp://9.example']);
  expect(companies).toHaveLength(19);
  expect(names().slice(0, 2)).toEqual(['First', '1.example']);
  expect(names()).toHaveLength(19);
  expect(shownErrors()).toHaveLength(1);
});

/** Addresses, then one of them again and a line that is none. */
const listOf = (count: number): string =>
  [
    ...Array.from({ length: count }, (_, i) => `https://${i}.example`),
    'https://0.example',
    '?',
  ].join('\n');

test('a list is imported in parts, with a result for every row', async () => {
  const { names } = await openCompanies([companyView({ url: 'https://7.example', name: 'Seven' })]);
  const told: unknown[] = [];
  const { signal } = new AbortController();
  const onProgress = (...progress: readonly number[]) => told.push(progress);
  const result = await importCompanies(listOf(1_200), { signal, onProgress });
  await settled();
  expect(told).toEqual([0, 500, 1_000].map((done) => [done, 1_200]));
  expect(result).toMatchObject({
    left: 0,
    known: [{ name: 'Seven', line: 8 }],
    repeated: [{ line: 1_201, firstLine: 1 }],
    refused: [{ line: 1_202, error: { code: 'invalid_url' } }],
  });
  expect(result?.added).toHaveLength(1_199);
  expect(names()).toHaveLength(1_200);
});

test('a stopped import ends after its part and counts the rest', async () => {
  const { names } = await openCompanies();
  const stopping = new AbortController();
  const onProgress = (done: number) => done === 500 && stopping.abort();
  const result = await importCompanies(listOf(1_200), { signal: stopping.signal, onProgress });
  await settled();
  expect(result?.left).toBe(200);
  expect(names()).toHaveLength(1_000);
});

test('undo restores the old name', async () => {
  const { names } = await openCompanies([acme]);
  await renameCompany(acme, 'Acme Bakery');
  await settled();
  expect(names()).toEqual(['Acme Bakery']);
  await undoLast();
  await settled();
  expect(names()).toEqual(['Acme']);
});

test('undo restores the old interval', async () => {
  const often = { ...acme, scanEveryHours: 12 };
  const { shown } = await openCompanies([often]);
  await setScanInterval(often, null);
  await settled();
  expect(shown()[0]?.scanEveryHours).toBeNull();
  await undoLast();
  await settled();
  expect(shown()[0]?.scanEveryHours).toBe(12);
});

test('a company that the host refuses to rename keeps its name', async () => {
  const { host, names } = await openCompanies([acme]);
  host.refuse('companies.update', refusal);
  await renameCompany(acme, 'Acme Bakery');
  await settled();
  expect(names()).toEqual(['Acme']);
  expect(shownErrors()).toEqual([refusal.message]);
});

test('undo of pausing resumes only the companies that were not paused before', async () => {
  const paused = { ...birch, isPaused: true };
  const { paused: shown } = await openCompanies([acme, paused]);
  await setPaused([acme, paused], true);
  await settled();
  expect(shown()).toEqual(['Acme', 'Birch']);
  await undoLast();
  await settled();
  expect(shown()).toEqual(['Birch']);
});

test('a company that the host refuses to pause does not stop the others or their undo', async () => {
  const { host, paused } = await openCompanies([acme, birch, cedar]);
  await setPaused([acme], true);
  host.refuse('companies.update', refusal);
  await setPaused([birch, cedar], true);
  await settled();
  expect(paused()).toEqual(['Acme', 'Cedar']);
  expect(shownErrors()).toEqual([refusal.message]);
  await undoLast();
  await settled();
  expect(paused()).toEqual(['Acme']);
});

test('a company that cannot be removed does not keep the others', async () => {
  const { host, names } = await openCompanies([acme, birch, cedar]);
  host.refuse('companies.remove', refusal);
  await removeCompanies([acme, birch]);
  await settled();
  expect(names()).toEqual(['Acme', 'Cedar']);
  expect(shownErrors()).toEqual([refusal.message]);
});
