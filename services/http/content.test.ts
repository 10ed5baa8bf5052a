import { describe, expect, it } from 'vitest';
import { readText } from './content.ts';

type Expect = Parameters<typeof readText>[2]['expect'];

const url = new URL('https://acme.example/');
const read = (expected: Expect, contentType: string, body: string) =>
  readText(Buffer.from(body, 'latin1'), contentType, { url, expect: expected });

const page = '<!doctype html><html><body>Jobs</body></html>';

describe('readText', () => {
  it.each<[Expect, string, string]>([
    ['json', 'application/json', '{"jobs":[]}'],
    ['json', 'application/json; charset=utf-8', ' []'],
    ['json', 'application/vnd.acme+json', '[{}]'],
    ['json', 'text/html', '{"jobs":[]}'],
    ['json', 'text/plain', '[1]'],
    ['json', '', '[1]'],
    ['json', 'application/json', 'null'],
    ['html', 'text/html', page],
    ['html', 'application/xhtml+xml', `<?xml version="1.0"?>${page}`],
    ['html', 'text/plain', 'Jobs at Acme'],
    ['html', 'text/html', ''],
    ['xml', 'application/xml', '<?xml version="1.0"?><rss/>'],
    ['xml', 'text/html', '<?xml version="1.0"?><urlset/>'],
    ['xml', 'application/rss+xml', '<rss/>'],
    ['text', 'text/plain', 'User-agent: *'],
    ['text', 'text/html', page],
  ])('accepts %s sent as %j: %s', (expected, contentType, body) => {
    expect(read(expected, contentType, body)).toBe(body);
  });

  it.each<[Expect, string, string, string]>([
    ['json', 'text/html', page, 'an HTML page'],
    ['json', 'application/json', page, 'an HTML page'],
    ['json', 'application/json', '  ', 'an empty answer'],
    ['json', 'text/html', '{ not: json }', 'text'],
    ['json', 'application/json', 'Bad gateway', 'text'],
    ['json', 'application/xml', '<?xml version="1.0"?><error/>', 'XML'],
    ['html', 'application/json', '{"jobs":[]}', 'JSON'],
    ['html', 'application/pdf', '%PDF-1.7', 'a PDF'],
    ['html', 'text/html', '%PDF-1.7', 'a PDF'],
    ['html', 'application/octet-stream', 'a\0b', 'binary data'],
    ['html', 'image/png', '\x89PNG\r\n', 'an image'],
    ['html', 'application/zip', 'PK\x03\x04', 'an archive'],
    ['xml', 'application/xml', `<?xml version="1.0"?><!-- 1 --><!-- 2 -->${page}`, 'an HTML page'],
    ['xml', 'text/html', page, 'an HTML page'],
    ['xml', 'application/json', '{}', 'JSON'],
    ['text', 'text/plain', '\x89PNG\r\n', 'an image'],
  ])('refuses, for %s, %j: %s', (expected, contentType, body, got) => {
    expect(() => read(expected, contentType, body)).toThrow(
      expect.objectContaining({
        code: 'unexpected_content',
        details: expect.objectContaining({ got }),
      }),
    );
  });

  it.each<[Expect, string]>([
    ['html', '<!doctype html><title>Jo\0bs</title>'],
    ['html', '\n<html>\0\0<p>Jobs'],
    ['html', '<p>Jobs\0</p>'],
    ['json', '{"jobs": "a\0b"}'],
    ['xml', '<?xml version="1.0"?><rss>\0</rss>'],
  ])('drops a stray zero in %s: %j', (expected, body) => {
    const contentType = expected === 'json' ? 'application/json' : 'text/html';
    expect(read(expected, contentType, body)).toBe(body.replaceAll('\0', ''));
  });

  it.each(['\0\x01\x02', 'MZ\x90\0\x03', `<x>${'\0'.repeat(20)}`, 'a\0b', '[\0\x01'])(
    'takes no binary file as a page: %j',
    (body) => {
      expect(() => read('html', 'text/html', body)).toThrow('binary data');
    },
  );

  it('keeps UTF-16 text with its zeros', () => {
    const bytes = Buffer.from(page, 'utf16le');

    expect(readText(bytes, 'text/html; charset=utf-16le', { url, expect: 'html' })).toBe(page);
  });
});
