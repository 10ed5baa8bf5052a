import { describe, expect, it } from 'vitest';
import { readEndpoint } from './endpoint.ts';

describe('readEndpoint', () => {
  it.each([
    ['http://127.0.0.1:8000', 'http://127.0.0.1:8000/v1'],
    ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000/v1'],
    ['http://127.0.0.1:8000/v1', 'http://127.0.0.1:8000/v1'],
    ['http://127.0.0.1:8000/v1//', 'http://127.0.0.1:8000/v1'],
    ['https://api.test/openai/v1', 'https://api.test/openai/v1'],
    ['https://api.test/openai', 'https://api.test/openai/v1'],
    ['https://api.test/api/v3', 'https://api.test/api/v3'],
    ['https://api.test/v1beta/openai/', 'https://api.test/v1beta/openai'],
    ['http://host/v1/chat/completions', 'http://host/v1'],
    ['http://host/v1/models/', 'http://host/v1'],
    ['http://host/v1/chat', 'http://host/v1'],
    ['http://host/v1/completions', 'http://host/v1'],
    ['http://host/v1//responses', 'http://host/v1'],
    ['http://host:11434/api/chat', 'http://host:11434/v1'],
    ['http://host:11434/api/generate/', 'http://host:11434/v1'],
  ])('reads %s as %s', (address, baseUrl) => {
    expect(readEndpoint(address).baseUrl).toBe(baseUrl);
  });

  it('moves credentials from the address to a header', () => {
    const endpoint = readEndpoint('https://ada:p%40ss@host/v1?api-key=k');

    expect(endpoint).toEqual({
      baseUrl: 'https://host/v1',
      query: { 'api-key': 'k' },
      authorization: `Basic ${Buffer.from('ada:p@ss').toString('base64')}`,
      secrets: ['p%40ss', Buffer.from('ada:p@ss').toString('base64')],
    });
  });

  it.each(['100%', '%zz', 'a%b', '%', '50%off'])(
    'accepts a password that is not encoded: %s',
    (word) => {
      expect(readEndpoint(`http://ada:${word}@host`).authorization).toBe(
        `Basic ${Buffer.from(`ada:${word}`).toString('base64')}`,
      );
    },
  );

  it('has no header without credentials', () => {
    expect(readEndpoint('http://host').authorization).toBeNull();
  });
});
