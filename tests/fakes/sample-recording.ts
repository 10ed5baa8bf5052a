import { type RecordedBody, type Recording, recordingVersion } from '#core/recording.ts';

/** A page, a list of the board behind it, and a detail that never came. */
export const sampleRecording = (page: RecordedBody = { text: '<h1>Jobs</h1>' }): Recording => ({
  format: 'rolewatch-recording',
  version: recordingVersion,
  url: 'https://acme.example/careers',
  known: null,
  recordedAt: '2026-05-01T10:00:00.000Z',
  rolewatch: '0.1.0',
  outcome: { kind: 'failed', code: 'no_openings_found', message: 'Can’t find any openings' },
  masked: { emails: 2, phones: 1, names: 0, secrets: 0, addresses: 0 },
  leftOut: [],
  exchanges: [
    {
      method: 'GET',
      url: 'https://acme.example/careers',
      requestBody: null,
      answer: {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8', etag: '"a"' },
        body: page,
      },
      error: null,
    },
    {
      method: 'POST',
      url: 'http://api.acme.example/jobs',
      requestBody: '{"page":1}',
      answer: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: { text: '[]' },
      },
      error: null,
    },
    {
      method: 'GET',
      url: 'https://acme.example/jobs/1',
      requestBody: null,
      answer: null,
      error: {
        code: 'network_error',
        details: { url: 'https://acme.example/jobs/1', reason: 'x' },
      },
    },
  ],
});
