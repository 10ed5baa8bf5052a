import { beforeEach, expect, test, vi } from 'vitest';
import { companyView } from '#tests/support/company-view.ts';
import type { CompanyView } from '../model.ts';
import {
  addCompanies,
  removeCompanies,
  renameCompany,
  setPaused,
  setScanInterval,
} from './company-actions.ts';
import { undoLast } from './undo.ts';

const call = vi.hoisted(() => vi.fn<(method: string, input: unknown) => Promise<unknown>>());
vi.mock('./host.ts', () => ({ host: () => ({ call }) }));

beforeEach(() => {
  call.mockReset();
  call.mockResolvedValue({ id: 'new' });
});

const company = (id: string, over: Partial<CompanyView> = {}): CompanyView =>
  companyView({ id, name: id, ...over });

test('a company that is refused costs only itself', async () => {
  call.mockImplementation(async (_method, input) => {
    if (JSON.stringify(input).includes('bad')) throw new Error('no');
    return { id: 'new' };
  });
  const wanted = Array.from({ length: 20 }, (_, i) => ({
    url: `https://${i === 9 ? 'bad' : i}.example`,
    name: i === 0 ? 'First' : null,
  }));
  const { companies, refused } = await addCompanies(wanted);
  expect(companies).toHaveLength(19);
  expect(refused).toEqual(['https://bad.example']);
  expect(call).toHaveBeenCalledWith('companies.add', { url: 'https://0.example', name: 'First' });
  expect(call).toHaveBeenCalledWith('companies.add', { url: 'https://1.example' });
});

test('a new name is taken back by undo', async () => {
  await renameCompany(company('acme'), 'Acme Bakery');
  await undoLast();
  expect(call.mock.calls).toEqual([
    ['companies.update', { company: 'acme', name: 'Acme Bakery' }],
    ['companies.update', { company: 'acme', name: 'acme' }],
  ]);
});

test('an interval of its own is taken back by undo', async () => {
  await setScanInterval(company('acme', { scanEveryHours: 12 }), null);
  await undoLast();
  expect(call.mock.calls).toEqual([
    ['companies.update', { company: 'acme', scanEveryHours: null }],
    ['companies.update', { company: 'acme', scanEveryHours: 12 }],
  ]);
});

test('only those that were not paused are paused, and resumed by undo', async () => {
  await setPaused([company('acme'), company('birch', { isPaused: true })], true);
  await undoLast();
  expect(call.mock.calls).toEqual([
    ['companies.update', { company: 'acme', isPaused: true }],
    ['companies.update', { company: 'acme', isPaused: false }],
  ]);
});

test('one that cannot be removed does not keep the others', async () => {
  call.mockRejectedValueOnce(new Error('no'));
  await removeCompanies([company('acme'), company('birch')]);
  expect(call.mock.calls.map(([, input]) => input)).toEqual([
    { company: 'acme' },
    { company: 'birch' },
  ]);
});
