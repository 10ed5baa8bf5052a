import { expect, it } from 'vitest';
import { DrawnPage } from './drawn-page.ts';

const drawn: DrawnPage = {
  document: {
    url: 'https://acme.example/careers',
    finalUrl: 'https://acme.example/careers/',
    status: 200,
    contentType: 'text/html',
    body: '<h1>Careers</h1>',
    etag: null,
    lastModified: null,
  },
  answers: [
    {
      request: {
        url: 'https://acme.example/api/jobs',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"page":1}',
      },
      status: 200,
      contentType: 'application/json',
      body: '{"jobs":[]}',
    },
  ],
  steps: [{ kind: 'load_more', label: 'Mehr anzeigen', count: 3 }],
  pages: [],
  isWhole: true,
  left: null,
};

it('comes out of JSON as it went in', () => {
  expect(DrawnPage.parse(JSON.parse(JSON.stringify(drawn)))).toEqual(drawn);
});

it('is refused with a step that was never done', () => {
  const steps = [{ kind: 'load_more', label: 'More', count: 0 }];
  expect(DrawnPage.safeParse({ ...drawn, steps }).success).toBe(false);
});
