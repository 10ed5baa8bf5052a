import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnrichedPosting } from '#core/listing.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { setStage } from '../applications/applications.ts';
import { addReminder, removeReminder, updateReminder } from '../applications/reminders.ts';
import type { Database } from '../engine/open.ts';
import { markPostings } from '../postings/marks.ts';
import { clearPastRuns, createRun, failCompany, finishRun } from '../runs/runs.ts';
import { removeSearch, saveSearch } from '../searches.ts';
import { collectReminders, collectRun } from './collect.ts';
import { archiveItems, listInbox } from './items.ts';

let db: Database;
let acme: string;
beforeEach(async () => {
  db = await openTestDatabase();
  acme = await addTestCompany(db);
});
afterEach(() => db[Symbol.asyncDispose]());

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T12:00:00.000Z`;
const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };

const roles = (...titles: readonly string[]): EnrichedPosting[] =>
  titles.map((title) => enrichedPosting(acme, { externalId: title, title }));

async function run(n: number, postings: readonly EnrichedPosting[], companyId = acme) {
  const slug = companyId === acme ? 'acme' : companyId;
  await scan(db, companyId, postings, { runId: `r${n}`, at: day(n), slug });
  return await collect(n);
}

async function failedRun(n: number, status: 'failed' | 'cancelled' = 'failed') {
  const runId = `r${n}`;
  await createRun(db, { id: runId, userId: 'u', enrich: true, companyIds: [acme], at: day(n) });
  await failCompany(db, { runId, companyId: acme, error, status, at: day(n) });
  return await collect(n);
}

async function collect(n: number): Promise<readonly string[]> {
  await finishRun(db, { id: `r${n}`, status: 'completed', message: '', at: day(n) });
  const known = new Set((await inbox()).map(({ id }) => id));
  const added = await collectRun(db, { runId: `r${n}`, at: day(n) });
  const items = (await inbox()).filter(({ id }) => !known.has(id));
  expect(items).toHaveLength(added);
  return items.map(({ kind, posting, company }) => `${kind} ${posting?.title ?? company?.name}`);
}

const inbox = async () => (await listInbox(db, { archived: false, limit: 1_000 })).items;
const save = (filter: PostingFilter) => saveSearch(db, { name: 'Mine', filter });

describe('a company that is watched', () => {
  it.each([true, false])('reports whether it was read completely: %s', async (complete) => {
    const said = { runId: 'r1', at: day(1), slug: 'acme', complete };
    await scan(db, acme, roles('Baker'), said);
    await collect(1);
    expect(await inbox()).toMatchObject([{ kind: 'watching', count: 1, isPartial: !complete }]);
  });

  it('comes once, on its first good scan, with its openings', async () => {
    await failedRun(1, 'cancelled');
    expect(await run(2, roles('Baker', 'Cook'))).toEqual(['watching acme']);
    expect((await inbox())[0]).toMatchObject({ count: 2, company: { id: acme } });
    expect(await run(3, roles('Baker', 'Cook'))).toEqual([]);
  });

  it.each([0, 1])('does not come again after old runs are deleted: %s openings', async (count) => {
    await run(1, roles('Baker').slice(0, count));
    await clearPastRuns(db);
    expect(await run(2, roles('Baker').slice(0, count))).toEqual([]);
  });
});

describe('new postings', () => {
  it('match the first saved search that finds them', async () => {
    const { id } = await save({ query: 'baker' });
    await save({});
    expect(await run(1, roles('Baker'))).toEqual(['match Baker', 'watching acme']);
    expect((await inbox())[0]).toMatchObject({ search: { id, name: 'Mine' } });
  });

  it('do not come if no saved search finds them', async () => {
    await save({ query: 'baker' });
    await run(1, []);
    expect(await run(2, roles('Cook'))).toEqual([]);
  });

  it('all come without a saved search, except those of a company’s first scan', async () => {
    const { id } = await save({ query: 'baker' });
    await removeSearch(db, id);
    expect(await run(1, roles('Baker'))).toEqual(['watching acme']);
    expect(await run(2, roles('Baker', 'Cook'))).toEqual(['match Cook']);
  });

  it('of an earlier run are not new again', async () => {
    await run(1, roles('Cook'));
    await save({});
    expect(await run(2, roles('Cook'))).toEqual([]);
  });

  it('come even if the run stored the company twice', async () => {
    await run(1, []);
    await scan(db, acme, roles('Baker'), { runId: 'r2', at: day(2) });
    await scan(db, acme, roles('Baker', 'Cook'), { runId: 'r2', at: day(3) });
    expect(await collect(2)).toEqual(expect.arrayContaining(['match Baker', 'match Cook']));
  });

  it('come from only one of two overlapping runs', async () => {
    await run(1, []);
    await createRun(db, { id: 'r2', userId: 'u', enrich: true, companyIds: [acme], at: day(2) });
    expect(await run(3, roles('Baker'))).toEqual(['match Baker']);
    await scan(db, acme, roles('Baker'), { runId: 'r2', at: day(4) });
    expect(await collect(2)).toEqual([]);
  });

  it('are at most the newest 200 per search and run, even when collected again', async () => {
    await save({});
    const many = Array.from({ length: 230 }, (_, i) =>
      enrichedPosting(acme, { externalId: `${i}`, title: `Role ${i}`, postedAt: day(1 + (i % 9)) }),
    );
    expect(await run(10, many)).toHaveLength(201);
    expect(await collect(10)).toEqual([]);
    const shown = (await inbox()).flatMap(({ posting }) => posting?.postedAt ?? []);
    expect(shown.toSorted()[0]).toBe(day(2));
  });

  it('do not come if they are hidden', async () => {
    await save({});
    await scan(db, acme, roles('Baker'), { runId: 'r1', at: day(1) });
    await markPostings(db, { ids: roles('Baker').map(({ id }) => id), isHidden: true });
    expect(await collect(1)).toEqual(['watching acme']);
  });

  it('come for a company of a search although the search’s other company is gone', async () => {
    await save({ company: 'nobody' });
    await save({ company: 'acme' });
    expect(await run(1, roles('Baker'))).toEqual(['match Baker', 'watching acme']);
  });
});

describe('a change of a posting', () => {
  const track = (title: string) =>
    setStage(db, {
      postingId: roles(title)[0]?.id ?? '',
      stage: 'saved',
      before: null,
    });
  const changed = () => [
    enrichedPosting(acme, { externalId: 'Cook', title: 'Chef', department: 'Kitchen' }),
  ];

  it('comes if it is tracked, with the changed fields', async () => {
    await run(1, roles('Cook'));
    await track('Cook');
    expect(await run(2, changed())).toEqual(['changed Chef']);
    expect((await inbox())[0]).toMatchObject({
      changes: [
        { field: 'title', from: 'Cook', to: 'Chef' },
        { field: 'department', from: null, to: 'Kitchen' },
      ],
      search: null,
      company: { id: acme, name: 'acme' },
    });
  });

  it('comes if a saved search finds it, with the search', async () => {
    const { id } = await save({ query: 'chef' });
    await run(1, roles('Cook'));
    expect(await run(2, changed())).toEqual(['changed Chef']);
    expect((await inbox())[0]?.search?.id).toBe(id);
  });

  it('does not come without tracking or a search', async () => {
    await save({ query: 'driver' });
    await run(1, roles('Cook'));
    expect(await run(2, changed())).toEqual([]);
  });

  it('comes when it closes and reopens, also from a search for open ones', async () => {
    await save({ query: 'cook', status: 'open', isUnread: true });
    await run(1, roles('Cook', 'Baker', 'Driver'));
    await markPostings(db, { ids: roles('Cook').map(({ id }) => id), isRead: true });
    expect(await run(2, roles('Baker', 'Driver'))).toEqual(['closed Cook']);
    expect(await run(3, roles('Cook', 'Baker', 'Driver'))).toEqual(['reopened Cook']);
  });

  it('leaves out an invisible change', async () => {
    await run(1, roles('Cook'));
    await track('Cook');
    await db.prisma.postingVersion.create({
      data: {
        postingId: roles('Cook')[0]?.id ?? '',
        runId: 'r2',
        at: '',
        kind: 'changed',
        changes: '[]',
      },
    });
    expect(await run(2, roles('Cook'))).toEqual([]);
  });
});

describe('a company that could not be read', () => {
  it('comes if the last scan could read it, with the reason', async () => {
    await run(1, []);
    expect(await failedRun(2)).toEqual(['broken acme']);
    expect((await inbox())[0]).toMatchObject({ error });
  });

  it('comes on its first scan, too', async () => {
    expect(await failedRun(1)).toEqual(['broken acme']);
  });

  it('comes again only after a good scan', async () => {
    await failedRun(1);
    expect(await failedRun(2)).toEqual([]);
    await run(3, []);
    expect(await failedRun(4)).toEqual(['broken acme']);
  });

  it('does not come for a cancelled scan, which changes nothing', async () => {
    await failedRun(1);
    expect(await failedRun(2, 'cancelled')).toEqual([]);
    expect(await failedRun(3)).toEqual([]);
  });
});

describe('the inbox keeps the latest only', () => {
  const now = async () =>
    (await inbox()).map(
      ({ kind, posting, company }) => `${kind} ${posting?.title ?? company?.name}`,
    );

  it('of the events of an opening', async () => {
    await save({});
    await run(1, []);
    await run(2, roles('Cook', 'Baker'));
    await run(3, roles('Baker'));
    expect(await now()).toEqual(['closed Cook', 'match Baker', 'watching acme']);
    await run(4, roles('Baker', 'Cook'));
    expect(await now()).toEqual(['reopened Cook', 'match Baker', 'watching acme']);
    expect((await listInbox(db, { archived: true, limit: 10 })).items).toHaveLength(2);
  });

  it('without the news of openings that are on the board since an earlier scan', async () => {
    await save({});
    await run(1, []);
    await run(2, roles('Cook', 'Baker'));
    const postingId = roles('Cook')[0]?.id ?? '';
    await setStage(db, { postingId, stage: 'saved', before: null });
    expect(await now()).toContain('match Cook');
    await run(3, roles('Cook', 'Baker'));
    expect(await now()).toEqual(['match Baker', 'watching acme']);
  });

  it('without a problem that is over', async () => {
    await run(1, []);
    await failedRun(2);
    expect(await now()).toContain('broken acme');
    await run(3, []);
    expect(await now()).toEqual(['watching acme']);
  });

  it('without a move that was offered, once the known board was read', async () => {
    await run(1, roles('Cook'));
    const move = { from: { source: 'greenhouse', slug: 'acme' }, evidence: 'a link' };
    const found = { runId: 'r2', at: day(2), source: 'ashby', slug: 'acme', move };
    await scan(db, acme, roles('Cook'), found);
    expect(await collect(2)).toEqual(['moved acme']);
    await run(3, roles('Cook'));
    expect(await now()).toEqual(['watching acme']);
  });
});

it('adds nothing twice, not even an archived item', async () => {
  await save({});
  await run(1, roles('Baker'));
  const added = [...(await run(2, roles('Cook', 'Driver')))].toSorted();
  expect(added).toEqual(['closed Baker', 'match Cook', 'match Driver']);
  await archiveItems(db, { ids: null, isArchived: true });
  for (const n of [1, 2]) expect(await collect(n)).toEqual([]);
});

describe('reminders', () => {
  const remind = async (dueAt: string) => {
    if ((await db.prisma.posting.count()) === 0) await scan(db, acme, roles('Baker'));
    return await addReminder(db, {
      postingId: roles('Baker')[0]?.id ?? '',
      dueAt,
      text: 'Call Ada',
    });
  };
  const shown = async () => (await inbox()).map(({ text, posting }) => [text, posting?.title]);

  it('carry their id, so that the user can tick them off', async () => {
    const { id } = await remind(day(11));
    await collectReminders(db, { now: day(11) });
    expect((await inbox()).map(({ reminderId }) => reminderId)).toEqual([id]);
  });

  it('come once, when they are due', async () => {
    await remind(day(11));
    expect(await collectReminders(db, { now: day(10) })).toBe(0);
    expect(await collectReminders(db, { now: day(11) })).toBe(1);
    expect(await collectReminders(db, { now: day(12) })).toBe(0);
    expect(await shown()).toEqual([['Call Ada', 'Baker']]);
  });

  it('do not come if they are done or the posting is no longer tracked', async () => {
    const { id, postingId } = await remind(day(11));
    await updateReminder(db, id, { isDone: true });
    expect(await collectReminders(db, { now: day(12) })).toBe(0);
    await updateReminder(db, id, { isDone: false });
    await setStage(db, { postingId, stage: null, before: null });
    expect(await collectReminders(db, { now: day(12) })).toBe(0);
  });

  it('leave the inbox when done, and return when that is undone', async () => {
    const { id } = await remind(day(11));
    await collectReminders(db, { now: day(12) });
    await updateReminder(db, id, { isDone: true });
    expect(await shown()).toEqual([]);
    await updateReminder(db, id, { isDone: false });
    expect(await shown()).toEqual([['Call Ada', 'Baker']]);
  });

  it('leave the inbox when postponed, and come again', async () => {
    const { id } = await remind(day(11));
    await collectReminders(db, { now: day(12) });
    await updateReminder(db, id, { dueAt: day(20) });
    expect(await shown()).toEqual([]);
    expect(await collectReminders(db, { now: day(20) })).toBe(1);
    expect(await shown()).toHaveLength(1);
  });

  it('leave the inbox when deleted; others stay', async () => {
    const { id } = await remind(day(11));
    await remind(day(12));
    await collectReminders(db, { now: day(13) });
    await removeReminder(db, id);
    expect((await inbox()).map(({ at }) => at)).toEqual([day(13)]);
  });
});
