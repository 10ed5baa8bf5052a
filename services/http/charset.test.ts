import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { decodeText } from './charset.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('decodeText', () => {
  it('reads UTF-8 without a declaration', () => {
    expect(decodeText(Buffer.from('Kraków'), 'text/html')).toBe('Kraków');
  });

  it('follows the header', () => {
    expect(decodeText(latin('Zürich'), 'text/html; charset="ISO-8859-1"')).toBe('Zürich');
  });

  it('follows the page if the header names no charset', () => {
    expect(decodeText(latin('<meta charset=latin1><p>Zürich'), 'text/html')).toContain('Zürich');
  });

  it('follows the old form of a page’s declaration', () => {
    const page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">Zürich';

    expect(decodeText(latin(page), 'text/html')).toContain('Zürich');
  });

  it('follows the XML declaration', () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Zürich</a>';

    expect(decodeText(latin(xml), 'text/xml')).toContain('Zürich');
  });

  it('trusts a byte order mark over the header, and drops it', () => {
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Łódź', 'utf16le')]);

    expect(decodeText(marked, 'text/html; charset=utf-8')).toBe('Łódź');
  });

  it('falls back to UTF-8 for a charset that does not exist', () => {
    expect(decodeText(Buffer.from('Kraków'), 'text/html; charset=klingon')).toBe('Kraków');
  });

  it('does not trust a page that declares UTF-16 in ASCII', () => {
    expect(decodeText(Buffer.from('<meta charset=utf-16>é'), 'text/html')).toContain('é');
  });
});

const encoded = (text: string, charset: 'latin1' | 'utf8' | 'utf16le') =>
  Buffer.from(text, charset);
const polish = { 'iso-8859-2': 'a3f364bc', 'windows-1250': 'a3f3649f' };
const russian = { 'windows-1251': 'cff0e8e2e5f2', 'koi8-r': 'f0d2c9d7c5d4' };
const withText = (head: string, hex: string) =>
  Buffer.concat([Buffer.from(head), Buffer.from('<p>'), Buffer.from(hex, 'hex')]);

describe('a page is read in its declared charset, even if declared late', () => {
  const declaration = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">';

  it.each([
    ['after a long comment', `<!-- ${'x'.repeat(1_200)} -->${declaration}`],
    ['after a long script', `<script>${'x()'.repeat(40_000)}</script>${declaration}`],
    ['after other declarations', `<meta name=viewport content="width=1">${declaration}`],
    ['after one that does not exist', `<meta charset="klingon">${declaration}`],
    ['in the body', `<body><p>Hello</p>${declaration}`],
    ['by the short form', `${' '.repeat(2_000)}<META CharSet = 'ISO-8859-1' />`],
    ['without quotes', '<meta http-equiv=content-type content=text/html;charset=iso-8859-1>'],
    ['in XHTML', '<?xml version="1.0" encoding="iso-8859-1"?><html>'],
  ])('%s', (_place, head) => {
    expect(decodeText(latin(`${head}<p>Zürich - ÄÖ`), 'text/html')).toContain('Zürich - ÄÖ');
  });

  it.each([
    ['a comment', `<!-- <meta charset="koi8-r"> --><meta charset="windows-1251">`],
    ['an empty comment', '<!--><meta charset="windows-1251"><!-- <meta charset="koi8-r"> -->'],
    ['a comment that ends oddly', '<!-- --!><meta charset="windows-1251"><!-- -->'],
    [
      'a script',
      `<script>document.write('<meta charset="koi8-r">')</script><meta charset="windows-1251">`,
    ],
    [
      'a description',
      '<meta name="description" content="a charset=koi8-r b"><meta charset="windows-1251">',
    ],
  ])('but not in a charset inside %s', (_place, head) => {
    expect(decodeText(withText(head, russian['windows-1251']), 'text/html')).toContain('Привет');
  });

  it.each([
    ['windows-1250', polish['windows-1250'], 'Łódź'],
    ['iso-8859-2', polish['iso-8859-2'], 'Łódź'],
    ['koi8-r', russian['koi8-r'], 'Привет'],
    ['Shift_JIS', '8b818ec0', '求実'],
    ['gb2312', 'd5d0c6b8', '招聘'],
    ['euc-kr', 'c3a4bfeb', '채용'],
    ['latin1', '80923320fc', '€’3 ü'],
  ])('even in %s', (charset, hex, text) => {
    expect(decodeText(withText(`<meta charset="${charset}">`, hex), 'text/html')).toContain(text);
  });
});

describe('undeclared bytes that are not UTF-8 are read as browsers read them', () => {
  it.each([
    ['a page', 'text/html', '<p>Zürich</p>'],
    ['JSON', 'application/json', '{"city":"Zürich"}'],
    ['XML', 'application/rss+xml', '<rss><title>Zürich</title></rss>'],
    ['text', 'text/plain', 'Zürich'],
    ['a page labelled UTF-8', 'text/html; charset=utf-8', '<p>Zürich</p>'],
    ['a page that declares UTF-8', 'text/html', '<meta charset=utf-8><p>Zürich</p>'],
    ['JSON labelled UTF-8', 'application/json; charset=utf-8', '{"city":"Zürich"}'],
  ])('%s', (_kind, contentType, text) => {
    expect(decodeText(latin(text), contentType)).toBe(text);
  });

  it('with the characters that Windows adds to Latin', () => {
    expect(decodeText(Buffer.from('80 93 94 92 96'.replaceAll(' ', ''), 'hex'), '')).toBe('€“”’–');
  });

  it('by the page’s declaration if the server’s is wrong', () => {
    const page = withText('<meta charset="windows-1250">', polish['windows-1250']);

    expect(decodeText(page, 'text/html; charset=utf-8')).toContain('Łódź');
  });

  it.each([
    ['pl', polish['iso-8859-2'], 'Łódź'],
    ['cs-CZ', polish['windows-1250'], 'Łódź'],
    ['ru', russian['windows-1251'], 'Привет'],
    ['tr', 'd079fdf0', 'Ğyığ'],
    ['de', 'fc', 'ü'],
  ])('by the language of the page: %s', (language, hex, text) => {
    expect(decodeText(withText(`<html lang="${language}">`, hex), 'text/html')).toContain(text);
  });

  it('unless they are few among much UTF-8', () => {
    const page = Buffer.concat([encoded('Verkäufer für Möbel', 'utf8'), Buffer.from([0xc3])]);

    expect(decodeText(page, 'text/html')).toBe('Verkäufer für Möbel\ufffd');
  });
});

describe('bytes that are UTF-8 are not read as Latin', () => {
  it.each([
    ['the server', 'text/html; charset=iso-8859-1', '<p>Zürich – Łódź</p>'],
    ['the page', 'text/html', '<meta charset=latin1><p>Zürich – Łódź</p>'],
    ['JSON’s server', 'application/json;charset=ISO-8859-1', '{"city":"Łódź"}'],
    ['XML', 'text/xml', '<?xml version="1.0" encoding="windows-1252"?><a>Łódź</a>'],
    ['a server that says UTF-16', 'text/html; charset=utf-16', '<p>Łódź</p>'],
  ])('whatever %s declares', (_who, contentType, text) => {
    expect(decodeText(encoded(text, 'utf8'), contentType)).toBe(text);
  });

  it('but as declared in a multi-byte charset', () => {
    expect(decodeText(Buffer.from('\u001b$B5a?M\u001b(B'), 'text/html; charset=iso-2022-jp')).toBe(
      '求人',
    );
  });
});

describe('UTF-16 is recognised by its bytes', () => {
  const little = encoded('<p>Łódź</p>', 'utf16le');
  const big = Buffer.from(little).swap16();

  it.each([
    ['little-endian', little, 'text/html'],
    ['big-endian', big, 'text/html'],
    ['big-endian, under any label', big, 'text/html; charset=utf-16'],
    ['with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), big]), 'text/html; charset=latin1'],
  ])('%s', (_name, bytes, contentType) => {
    expect(decodeText(bytes, contentType)).toBe('<p>Łódź</p>');
  });
});

it.each(['<meta ', '<!--', '<script>', '<title', '<meta charset=', '<html lang'])(
  'reads a page of nothing but %j in time that grows with its length',
  (unit) => {
    const page = latin(`ü${unit.repeat(100_000)}`);
    expect(cpuMsOf(() => decodeText(page, ''))).toBeLessThan(500);
  },
);
