import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { HttpClient } from '#services/http/client.ts';
import { drawnPage } from '#tests/support/drawn-page.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { createFetchContext } from '../io-fetch/fetch-context.ts';
import { createReader } from './reader.ts';

/** Every page is large here. The limit leaves a busy machine time for the small ones. */
const limits = { largeBytes: 100, limitMs: 2_000, lookEveryMs: 20 };

const job = (id: number) =>
  `<script type="application/ld+json">{"@type":"JobPosting","title":"Job ${id}"}</script>`;
const list = (host: string, ids: readonly number[]) =>
  ids.map((id) => `<a href="https://${host}/jobs/${id}">Opening ${id}</a>`).join('\n');

const costly = '<a href="/x"></a>'.repeat(3_000_000);

/** The web as one company's job sees it: pages by address, and a record of requests. */
function company(host: string, pages: Readonly<Record<string, string | (() => void)>>) {
  const asked: string[] = [];
  const abort = new AbortController();
  const steps: string[] = [];
  const fetch: HttpClient['fetch'] = async ({ url }) => {
    asked.push(url.replace(`https://${host}`, ''));
    const page = pages[url.replace(`https://${host}`, '')];
    if (typeof page === 'string') return webDocument(url, { body: page });
    page?.();
    throw new AppError('page_not_found', { url, status: 404 });
  };
  const companyUrl = `https://${host}/careers`;
  const context = createFetchContext({
    http: { fetch },
    companyUrl,
    last: null,
    signal: abort.signal,
    progress: (_fraction, step) => void steps.push(step),
  });
  return { asked, abort, steps, context, companyUrl };
}

const honest = (host: string, ids = [101, 102, 103]) =>
  company(host, {
    '/careers': list(host, ids),
    ...Object.fromEntries(ids.map((id) => [`/jobs/${id}`, job(id)])),
  });

it('a large drawn page is read in a thread, which draws it here, once', async () => {
  const drawn: string[] = [];
  const { companyUrl, context } = company('shell.example', { '/careers': '<p>Soon</p>' });
  await using beside = createReader(limits);
  const frame = '<iframe src="https://boards.greenhouse.io/embed/job_board?for=acme"></iframe>';
  const draw = async (url: string) => {
    drawn.push(url);
    return drawnPage(url, frame.padEnd(200));
  };
  const once = createFetchContext({
    http: context,
    companyUrl,
    last: null,
    signal: context.signal,
    progress: context.progress,
    draw,
  });

  expect(await beside.run('detect', companyUrl, once)).toMatchObject({ source: 'greenhouse' });
  expect(drawn).toEqual([companyUrl]);
});

const unknownBoard = { source: null, slug: null };

describe('a large page is read in a thread beside the loop', () => {
  it('with the same result, and no document fetched twice', async () => {
    const [here, there] = [honest('acme.example'), honest('acme.example')];
    await using onLoop = createReader();
    await using beside = createReader(limits);
    const expected = await onLoop.run('fetch_listing', unknownBoard, here.context);
    expect(await beside.run('fetch_listing', unknownBoard, there.context)).toEqual(expected);
    expect(expected.fetched.documents).toHaveLength(3);
    expect(there.asked).toEqual(here.asked);
    expect(new Set(there.steps)).toEqual(new Set(here.steps));
  });

  it.each([
    ['goes on', 'large', limits, true],
    ['waits', 'small', {}, false],
  ])('and other work %s while a page is %s', async (_other, _size, said, hasTurns) => {
    await using reader = createReader(said);
    let turns = 0;
    const other = setInterval(() => {
      turns += 1;
    }, 1);
    const { context } = honest('acme.example');
    await reader.run('fetch_listing', unknownBoard, context).finally(() => clearInterval(other));
    expect(turns > 0).toBe(hasTurns);
  });

  it('and reports the same faults', async () => {
    const { context, companyUrl } = company('acme.example', { '/careers': 'x'.repeat(1_000) });
    await using reader = createReader(limits);
    const error = reader.run('detect', companyUrl, context);
    await expect(error).rejects.toMatchObject({
      code: 'no_openings_found',
      details: { url: companyUrl },
    });
  });

  it('and passes the site’s refusals to the thread', async () => {
    const refused = new AppError('rate_limited', { host: 'acme.example', retryAfterMs: 5 });
    const { context } = company('acme.example', {
      '/careers': list('acme.example', [101, 102, 103]),
      '/jobs/101': () => {
        throw refused;
      },
    });
    await using reader = createReader(limits);
    const error = reader.run('fetch_listing', unknownBoard, context);
    await expect(error).rejects.toMatchObject({ code: 'rate_limited', details: refused.details });
  });
});

describe('a page that costs too much fails alone', () => {
  it('and those beside it continue with the documents they have', async () => {
    const greedy = company('greedy.example', { '/careers': costly });
    const others = ['a.example', 'b.example', 'c.example'].map((host) => honest(host));
    await using reader = createReader(limits);
    const runs = [greedy, ...others].map(({ context }) =>
      reader.run('fetch_listing', unknownBoard, context),
    );
    const [first, ...rest] = await Promise.allSettled(runs);
    expect(first).toMatchObject({
      reason: {
        code: 'page_too_costly',
        details: { url: greedy.companyUrl, limitMs: limits.limitMs },
      },
    });
    expect(rest.map(({ status }) => status)).toEqual(others.map(() => 'fulfilled'));
    for (const { asked } of others) expect(asked).toHaveLength(new Set(asked).size);
  });

  it('and the next is read', async () => {
    await using reader = createReader(limits);
    const greedy = company('greedy.example', { '/careers': costly });
    await expect(reader.run('detect', greedy.companyUrl, greedy.context)).rejects.toMatchObject({
      code: 'page_too_costly',
    });
    const next = honest('acme.example');
    expect(await reader.run('detect', next.companyUrl, next.context)).toMatchObject({
      source: 'json_ld',
    });
  });
});

describe('a cancelled reading ends at once', () => {
  it('in the middle of a page', async () => {
    await using reader = createReader({ ...limits, limitMs: 60_000 });
    const { context, companyUrl, abort } = company('greedy.example', { '/careers': costly });
    const run = reader.run('detect', companyUrl, context);
    const ended = expect(run).rejects.toMatchObject({ code: 'cancelled' });
    await context.fetch({ url: companyUrl, expect: 'html' });
    await new Promise(setImmediate);
    abort.abort(new AppError('cancelled', {}));
    await ended;
  });

  it('with the reader', async () => {
    const reader = createReader({ ...limits, limitMs: 60_000 });
    const { context, companyUrl } = company('greedy.example', { '/careers': costly });
    const run = expect(reader.run('detect', companyUrl, context)).rejects.toThrow();
    await context.fetch({ url: companyUrl, expect: 'html' });
    await new Promise(setImmediate);
    await reader[Symbol.asyncDispose]();
    await run;
  });
});
