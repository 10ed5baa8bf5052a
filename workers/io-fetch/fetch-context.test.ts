import { expect, it } from 'vitest';
import type { WebRequest } from '#core/web-document.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { createFetchContext } from './fetch-context.ts';

const url = 'https://acme.example/api/jobs';

function asking() {
  const requests: WebRequest[] = [];
  const context = createFetchContext({
    http: {
      fetch: async (request) => {
        requests.push(request);
        return webDocument(request.url);
      },
    },
    companyUrl: 'https://acme.example/careers',
    last: null,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  return { context, requests };
}

const withToken = (token: string): WebRequest => ({
  ...{ url, expect: 'json', headers: { 'x-token': token } },
});

it('asks an address once in a job', async () => {
  const { context, requests } = asking();
  await context.fetch(withToken('a'));
  await context.fetch(withToken('a'));
  expect(requests).toHaveLength(1);
});

it('asks it again with another token', async () => {
  const { context, requests } = asking();
  await context.fetch(withToken('a'));
  await context.fetch(withToken('b'));
  expect(requests).toEqual([withToken('a'), withToken('b')]);
});
