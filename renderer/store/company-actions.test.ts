import { beforeEach, expect, test, vi } from 'vitest';
import { companyView } from '#tests/support/company-view.ts';
import type { CompanyView } from '../model.ts';
import {
  addCompanies,
  importCompanies,
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

/** A host that reads a list of so many companies, and adds all it is asked to. */
function hostWithList(count: number): void {
  const rows = Array.from({ length: count }, (_, i) => ({ kind: 'company', line: i + 1 }));
  const repeated = { kind: 'repeated', line: count + 1, firstLine: 1 };
  const refused = { kind: 'refused', line: count + 2 };
  call.mockImplementation(async (method, input) => {
    if (method === 'companies.readList') return { rows: [...rows, repeated, refused] };
    const { rows: asked } = input as { rows: readonly unknown[] };
    return { added: asked, known: [], choices: [], refused: [] };
  });
}

test('a list is imported in parts, and every row of it is told', async () => {
  hostWithList(1_200);
  const told: unknown[] = [];
  const { signal } = new AbortController();
  const onProgress = (...progress: readonly number[]) => told.push(progress);
  const result = await importCompanies('a list', { signal, onProgress });
  expect(told).toEqual([0, 500, 1_000].map((done) => [done, 1_200]));
  expect(result).toMatchObject({
    left: 0,
    repeated: [{ line: 1_201 }],
    refused: [{ line: 1_202 }],
  });
  expect(result?.added).toHaveLength(1_200);
});

test('an import that is stopped ends after its part, and says how much is left', async () => {
  hostWithList(1_200);
  const stopping = new AbortController();
  const onProgress = (done: number) => done === 500 && stopping.abort();
  const result = await importCompanies('a list', { signal: stopping.signal, onProgress });
  expect(result?.left).toBe(200);
  expect(result?.added).toHaveLength(1_000);
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
