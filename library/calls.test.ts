import { describe, expect, it } from 'vitest';
import type { Call, Input, MethodsThatRun } from '#contract/api.ts';
import { methods } from '#contract/methods.ts';
import { emptyProfile } from '#core/profile.ts';
import { createDispatch } from '#host/api/dispatch.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { siteApiRecipe } from '#tests/support/recipes.ts';
import { finishRun } from './runs/runs.ts';

type LibraryMethod = MethodsThatRun<'library'>;
type Asked = { [M in LibraryMethod]: readonly [method: M, input: Input<M>] }[LibraryMethod];

const dayBefore = '2026-03-09T12:00:00.000Z';

async function open() {
  const db = await openTestDatabase();
  const library = localLibrary(db);
  const call: Call = createDispatch({}, library);
  const company = await addTestCompany(db);
  const [kept, gone] = ['1', '2'].map((externalId) => enrichedPosting(company, { externalId }));
  const postingId = kept?.id ?? '';
  const scanned = [kept, gone].flatMap((posting) => posting ?? []);
  await scan(db, company, scanned, { runId: 'r1', at: dayBefore });
  await call('applications.setStage', { postingId, stage: 'applied' });
  const reminder = await call('reminders.add', { postingId, dueAt: dayBefore, text: 'Call Ada' });
  const cv = { postingId, name: 'CV.txt', type: 'text/plain', content: btoa('Ada') };
  const document = await call('documents.add', cv);
  const own = await call('applications.addOwn', { title: 'Cook', company: 'Inn' });
  const search = await call('searches.save', { name: 'All', filter: {} });
  const changed = enrichedPosting(company, { externalId: '1', title: 'Baker' });
  await scan(db, company, [changed], { runId: 'r2' });
  for (const [id, at] of [
    ['r1', dayBefore],
    ['r2', testTime],
  ] as const) {
    await finishRun(db, { id, status: 'completed', message: 'stored', at });
    await library.call('inbox.collect', { runId: id, at });
  }
  await library.call('inbox.collectReminders', { now: testTime });
  const offered = await addTestCompany(db, 'offered');
  const move = {
    from: { source: 'greenhouse', slug: 'offered' },
    evidence: 'its page links to it',
  };
  const there = enrichedPosting(offered, { externalId: '3' });
  await scan(db, offered, [there], { slug: 'offered', at: dayBefore });
  await scan(db, offered, [there], { source: 'ashby', slug: 'offered', move });
  const ids = {
    ...{ company, offered, postingId, reminder: reminder.id, search: search.id },
    ...{ document: document.id, own: own.move.postingId, copy: `${db.path}.copy` },
  };
  return { call, library, ids, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}

type Ids = Awaited<ReturnType<typeof open>>['ids'];
const noIds: Ids = {
  ...{
    company: '',
    offered: '',
    postingId: '',
    reminder: '',
    search: '',
    document: '',
    own: '',
    copy: '',
  },
};

const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };

/** Each call once, in an order in which no call removes data that a later call needs. */
const asked = (ids: Ids): readonly Asked[] => {
  const { company, offered, postingId, reminder, search, document, own } = ids;
  return [
    ['companies.add', { url: 'https://jobs.lever.co/beta' }],
    [
      'companies.import',
      {
        rows: ['https://jobs.lever.co/beta', 'https://x', 'https://jobs.lever.co/c'].map(
          (url, i) => ({ line: i + 1, text: url, kind: 'company', url, name: null }),
        ),
      },
    ],
    ['companies.list', {}],
    ['companies.export', {}],
    ['companies.trends', {}],
    ['companies.get', { company }],
    ['companies.detail', { company }],
    ['companies.update', { company, isPaused: true }],
    ['companies.changeAddress', { company, url: 'https://jobs.lever.co/moved' }],
    ['companies.answerMove', { company: offered, isAccepted: false }],
    ['companies.recipe', { company }],
    ['companies.setRecipe', { company, recipe: siteApiRecipe() }],
    ['catalogue.search', { text: 'a' }],
    ['catalogue.themes', {}],
    ['postings.search', { query: 'baker' }],
    ['postings.list', { filter: { status: 'open' } }],
    ['postings.countNew', { filter: {}, upTo: 1 }],
    ['postings.facets', { filter: {} }],
    ['postings.places', { filter: {} }],
    ['postings.suggest', { query: 'bakker' }],
    ['postings.snippets', { ids: [postingId], query: 'baker' }],
    ['rates.get', {}],
    ['rates.keep', { date: '2099-01-01', perDollar: { USD: 1 } }],
    ['postings.get', { id: postingId }],
    ['postings.textChange', { id: postingId, at: testTime }],
    ['postings.mark', { ids: [postingId], isRead: true }],
    ['postings.export', { filter: {}, format: 'csv' }],
    ['fit.keep', { profile: emptyProfile }],
    ['fit.scoreNext', {}],
    ['fit.profile', {}],
    ['fit.get', { id: postingId }],
    ['insights.get', {}],
    ['insights.days', { bounds: ['2026-03-09', '2026-03-10'] }],
    ['insights.mySearch', {}],
    ['insights.model', {}],
    ['insights.readAgain', {}],
    ['applications.list', {}],
    ['applications.setStage', { postingId, stage: 'screen' }],
    ['applications.setStages', { ids: [postingId], stage: 'done' }],
    ['applications.restore', { cards: [{ postingId, was: null }] }],
    ['applications.addOwn', { title: 'Baker', company: 'Mill', url: 'https://mill.example/1' }],
    ['applications.removeOwn', { postingId: own }],
    ['documents.add', { postingId, name: 'Letter.txt', type: '', content: btoa('Dear') }],
    ['documents.get', { id: document }],
    ['documents.remove', { id: document }],
    ['applications.update', { postingId, contacts: [{ name: 'Ada', role: '', reach: '' }] }],
    ['reminders.add', { postingId, dueAt: '2026-03-11T09:00:00+01:00', text: 'Write' }],
    ['reminders.update', { id: reminder, isDone: false }],
    ['searches.list', {}],
    ['searches.stateCurrency', { currency: 'EUR' }],
    ['searches.viewed', { id: search }],
    ['inbox.list', {}],
    ['inbox.others', { kind: 'changed' }],
    ['counts.get', {}],
    ['runs.list', {}],
    ['preferences.set', { key: 'theme', value: { dark: true } }],
    ['preferences.get', {}],
    ['reminders.remove', { id: reminder }],
    ['searches.remove', { id: search }],
    ['searches.save', { id: search, name: 'All again', filter: { remote: true } }],
    ['inbox.snooze', { ids: [1], until: testTime }],
    ['inbox.wake', { now: testTime }],
    ['inbox.archive', { ids: null }],
    ['inbox.uncollected', {}],
    ['inbox.collect', { runId: 'r2', at: testTime }],
    ['inbox.collectReminders', { now: testTime }],
    ['inbox.latestId', {}],
    ['inbox.digestNews', { afterId: 0, upToId: 1 }],
    ['inbox.matchNews', { runId: 'r2' }],
    ['inbox.reminderNews', { at: testTime }],
    ['companies.scheduled', {}],
    ['companies.listingRefs', {}],
    ['runs.create', { id: 'r3', userId: 'u', enrich: true, companyIds: [company], at: testTime }],
    ['runs.read', { id: 'r3' }],
    ['runs.listOpen', {}],
    [
      'runs.failCompany',
      { runId: 'r3', companyId: company, error, status: 'failed', at: testTime },
    ],
    ['runs.reopen', { id: 'r3', parts: [{ companyId: company, piece: null }] }],
    ['runs.failPiece', { runId: 'r3', companyId: company, piece: 0, error }],
    [
      'runs.finish',
      { id: 'r3', status: 'failed', message: 'it failed', at: testTime, rest: error },
    ],
    ['host.remember', { name: 'asked', state: true }],
    ['host.recall', { name: 'asked' }],
    ['host.checkWritable', {}],
    ['runs.clear', {}],
    ['companies.remove', { company }],
    ['library.backUp', { file: ids.copy }],
    ['library.checkBackup', { file: ids.copy }],
    ['library.erase', {}],
  ];
};

describe('the calls that run in the library', () => {
  it('answer exactly as the contract says', async () => {
    await using library = await open();
    for (const [method, input] of asked(library.ids)) {
      const answer = await library.library.call(method, input);
      expect([method, methods[method].output.parse(answer)]).toEqual([method, answer]);
    }
  });

  it('are all called here', () => {
    const called = new Set<string>(asked(noIds).map(([method]) => method));
    const all = Object.entries(methods).filter(([, { runs }]) => runs === 'library');
    expect(all.map(([name]) => name).filter((name) => !called.has(name))).toEqual([]);
  });

  it('show the details of each kind of inbox item', async () => {
    await using library = await open();
    const { items } = await library.call('inbox.list', {});
    expect(
      items.map(({ kind, posting, count, text }) => [kind, posting?.title, count, text]),
    ).toEqual(
      expect.arrayContaining([
        ['reminder', 'Baker', null, 'Call Ada'],
        ['changed', 'Baker', null, null],
        ['closed', 'Data Engineer', null, null],
        ['watching', undefined, 2, null],
      ]),
    );
  });

  it('refuse invalid input, naming the field', async () => {
    await using library = await open();
    const move = { postingId: 'x', stage: 'hired' } as unknown as Input<'applications.setStage'>;
    await expect(library.call('applications.setStage', move)).rejects.toMatchObject({
      code: 'invalid_input',
      details: { path: 'stage' },
    });
  });
});

describe('library.erase', () => {
  it('returns the number of companies, and leaves none', async () => {
    await using opened = await open();
    expect(await opened.library.call('library.erase', {})).toEqual({ removed: 2 });
    expect(await opened.call('counts.get', {})).toEqual({
      ...{ inbox: 0, openings: 0, tracked: 0 },
      ...{
        companies: 0,
        checkedCompanies: 0,
        failingCompanies: 0,
        quietCompanies: 0,
        lastCheckedAt: null,
      },
    });
  });
});
