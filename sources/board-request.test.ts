import { describe, expect, it } from 'vitest';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { ask, documentKey, type Judge, postJson, requestBoard } from './board-request.ts';

const url = 'https://vendor.example/jobs';

const judge: Judge = ({ status, body, finalUrl }) => {
  if (status === 403 && body.includes('S22')) return 'missing';
  if (finalUrl.includes('/outage')) return 'maintenance';
  return body.includes('robot') ? 'wall' : null;
};

describe('ask', () => {
  it.each([
    ['a body that says it is gone', { status: 403, body: 'S22' }, 'page_not_found'],
    ['a final address of an outage', { finalUrl: `${url}/outage` }, 'maintenance'],
    ['a page that suspects robots', { body: 'robot?' }, 'challenge_page'],
    ['any other refusal', { status: 403, body: 'no' }, 'access_denied'],
    ['any other failure', { status: 500, body: 'S22' }, 'server_error'],
  ])('judges %s', async (_name, answer, code) => {
    const context = createFetchContext({ answers: { [url]: answer } });
    const answered = ask(context, { url, expect: 'json' }, judge);
    await expect(answered).rejects.toMatchObject({ code });
    expect(context.requests[0]?.keepsRefusals).toBe(true);
  });

  it('lets refusals stay errors for vendors without a meaning for them', async () => {
    const context = createFetchContext({ answers: { [url]: '{}' } });
    expect(await ask(context, { url, expect: 'json' })).toMatchObject({ body: '{}' });
    expect(context.requests[0]?.keepsRefusals).toBeUndefined();
  });
});

it('a board that its vendor calls missing is unknown', async () => {
  const context = createFetchContext({ answers: { [url]: { status: 403, body: 'S22' } } });
  const board = { slug: 'acme', judge };
  await expect(requestBoard(context, board, { url, expect: 'json' })).rejects.toMatchObject({
    code: 'unknown_board',
    details: { slug: 'acme' },
  });
});

it('two POSTs to one address are two documents', () => {
  const keys = [0, 20].map((offset) => documentKey(postJson(url, { offset })));
  expect(keys).toEqual([`${url}#{"offset":0}`, `${url}#{"offset":20}`]);
  expect(documentKey({ url, expect: 'json' })).toBe(url);
});
