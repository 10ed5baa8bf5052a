import { describe, expect, it } from 'vitest';
import { column, pdfFile, wordFile, wordHeader, zipFile } from '#tests/support/documents.ts';
import { documentText } from './document-text.ts';

const textOf = async (file: Buffer): Promise<string> => (await documentText(file)).text;

const refusal = (code: string) => expect.objectContaining({ code });

describe('a PDF', () => {
  it('is read line by line', async () => {
    const file = pdfFile([column(50, ['Ann Example', 'Data Engineer', 'Python, SQL'])]);
    expect(await textOf(file)).toBe('Ann Example\nData Engineer\nPython, SQL');
  });

  it('of two columns is read column by column, whatever was written first', async () => {
    const left = ['Skills', 'Python', 'SQL', 'Spark', 'Kafka', 'Airflow', 'Docker'];
    const right = [
      'Experience',
      'Engineer',
      'moves data',
      'Analyst',
      'counts it',
      'Baker',
      'bakes',
    ];
    const mixed = column(50, left).flatMap((each, i) => [each, column(300, right)[i] ?? each]);
    const name = { x: 50, y: 820, text: 'Ann Example, engineer, baker and analyst in one person' };
    expect((await textOf(pdfFile([[...mixed, name]]))).split('\n').filter(Boolean)).toEqual([
      name.text,
      ...left,
      ...right,
    ]);
  });

  it('keeps dates at the right with their lines', async () => {
    const jobs = ['Engineer', 'Analyst', 'Baker', 'Cook', 'Waiter', 'Clerk', 'Intern'];
    const years = jobs.map((_, i) => `${2010 + i} - ${2011 + i}`);
    const file = pdfFile([[...column(50, jobs), ...column(450, years)]]);
    expect(await textOf(file)).toMatch(/^Engineer\s+2010 - 2011\nAnalyst\s+2011 - 2012/);
  });

  it('has the words of widely set headings', async () => {
    const letters = [...'WORK LIFE'].flatMap((text, i) =>
      text === ' ' ? [] : [{ x: 50 + i * 9 + (i > 4 ? 6 : 0), y: 700, text }],
    );
    expect(await textOf(pdfFile([letters]))).toMatch(/^WORK ?LIFE$/);
  });

  it('without text is a scan', async () => {
    await expect(textOf(pdfFile([[], []]))).rejects.toEqual(refusal('resume_is_scan'));
  });

  it('with a password is refused', async () => {
    const id = '00'.repeat(16);
    const secret = 'ab'.repeat(32);
    const file = pdfFile(
      [column(50, ['Secret'])],
      `/ID [<${id}> <${id}>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${secret}> /U <${secret}> >>`,
    );
    await expect(textOf(file)).rejects.toEqual(refusal('resume_encrypted'));
  });

  it('that breaks off is damaged', async () => {
    await expect(textOf(Buffer.from('%PDF-1.7\n1 0 obj <<'))).rejects.toEqual(
      refusal('resume_damaged'),
    );
  });

  it('of 200 pages is read in its beginning', async () => {
    const pages = Array.from({ length: 200 }, (_, i) => column(50, [`Page ${i + 1}`]));
    const { text, isCut } = await documentText(pdfFile(pages));
    expect(isCut).toBe(true);
    expect(text).toContain('Page 40');
    expect(text).not.toContain('Page 41');
  });
});

describe('a Word document', () => {
  it('is read with its header, line breaks and text boxes, without deleted text', async () => {
    const file = wordFile(
      [
        'Experience',
        '<w:p><w:r><w:t>Engineer</w:t><w:br/><w:t>Northwind</w:t></w:r></w:p>',
        '<w:p><w:del><w:r><w:delText>Baker</w:delText></w:r></w:del><w:r><w:t>Python</w:t></w:r></w:p>',
        '<w:p><w:r><w:txbxContent><w:p><w:r><w:t>SQL &amp; Spark</w:t></w:r></w:p></w:txbxContent></w:r></w:p>',
      ],
      [wordHeader('Ann Example')],
    );
    const text = await textOf(file);
    expect(text.split('\n').filter(Boolean)).toEqual([
      'Ann Example',
      'Experience',
      'Engineer',
      'Northwind',
      'Python',
      'SQL & Spark',
    ]);
  });

  it('is read without its macros', async () => {
    const macro = { name: 'word/vbaProject.bin', content: Buffer.from('Sub AutoOpen()') };
    expect(await textOf(wordFile(['Engineer'], [macro]))).toBe('Engineer');
  });

  it('that unpacks to far more than a résumé is refused', async () => {
    const bomb = { name: 'word/media/a.xml', content: Buffer.alloc(60 * 1024 * 1024) };
    const file = wordFile(['Engineer'], [bomb]);
    expect(file.length).toBeLessThan(200_000);
    await expect(textOf(file)).rejects.toEqual(refusal('resume_too_large'));
  });

  it('with a password is refused', async () => {
    const file = wordFile(['x'], [{ name: 'a', content: 'b', isEncrypted: true }]);
    await expect(textOf(file)).rejects.toEqual(refusal('resume_encrypted'));
  });

  it.each([
    ['another archive', zipFile([{ name: 'a.txt', content: 'Hello' }])],
    ['half a file', wordFile(['Engineer']).subarray(0, 300)],
    ['broken XML', zipFile([{ name: 'word/document.xml', content: '<w:document' }])],
  ])('that is none is damaged: %s', async (_, file) => {
    await expect(textOf(file)).rejects.toEqual(refusal('resume_damaged'));
  });

  it('without words is empty', async () => {
    await expect(textOf(wordFile(['']))).rejects.toEqual(refusal('resume_empty'));
  });
});

describe('other files', () => {
  it.each([
    ['plain text', '# Ann\n\n- Python', '# Ann\n\n- Python'],
    ['HTML', '<html><body><p>Ann</p><script>alert(1)</script></body></html>', 'Ann'],
  ])('are read: %s', async (_, written, text) => {
    expect(await textOf(Buffer.from(written))).toBe(text);
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['RTF', Buffer.from('{\\rtf1\\ansi Ann}')],
    ['a program', Buffer.from('MZ\u0090')],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['bytes', Buffer.from(Array.from({ length: 500 }, (_, i) => i % 20))],
  ])('are refused: %s', async (_, file) => {
    await expect(textOf(file)).rejects.toEqual(refusal('resume_wrong_type'));
  });

  it('an old container of a protected DOCX asks for a password', async () => {
    const start = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
    const file = Buffer.concat([start, Buffer.from('EncryptedPackage', 'utf16le')]);
    await expect(textOf(file)).rejects.toEqual(refusal('resume_encrypted'));
  });
});
