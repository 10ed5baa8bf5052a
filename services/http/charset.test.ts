import { describe, expect, it } from 'vitest';
import { decodeText } from './charset.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('decodeText', () => {
  it('reads UTF-8 where nothing is said', () => {
    expect(decodeText(Buffer.from('Kraków'), 'text/html')).toBe('Kraków');
  });

  it('believes the header', () => {
    expect(decodeText(latin('Zürich'), 'text/html; charset="ISO-8859-1"')).toBe('Zürich');
  });

  it('believes the page where the header says nothing', () => {
    expect(decodeText(latin('<meta charset=latin1><p>Zürich'), 'text/html')).toContain('Zürich');
  });

  it('believes the old way of a page to say it', () => {
    const page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">Zürich';

    expect(decodeText(latin(page), 'text/html')).toContain('Zürich');
  });

  it('believes the declaration of XML', () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Zürich</a>';

    expect(decodeText(latin(xml), 'text/xml')).toContain('Zürich');
  });

  it('does not look for a declaration past the first kilobyte', () => {
    const late = `${' '.repeat(1_024)}<meta charset=latin1>Zürich`;

    expect(decodeText(latin(late), 'text/html')).toContain('Z\uFFFDrich');
  });

  it('believes a byte order mark before the header, and drops it', () => {
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Łódź', 'utf16le')]);

    expect(decodeText(marked, 'text/html; charset=utf-8')).toBe('Łódź');
  });

  it('falls back to UTF-8 for a charset that does not exist', () => {
    expect(decodeText(Buffer.from('Kraków'), 'text/html; charset=klingon')).toBe('Kraków');
  });

  it('does not believe a page that says it is UTF-16 in plain letters', () => {
    expect(decodeText(Buffer.from('<meta charset=utf-16>é'), 'text/html')).toContain('é');
  });
});
