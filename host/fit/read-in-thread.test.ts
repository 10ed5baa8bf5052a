import { describe, expect, it } from 'vitest';
import { column, pdfFile } from '#tests/support/documents.ts';
import { readResumeInThread } from './read-in-thread.ts';

const today = '2026-12-01T00:00:00.000Z';

const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe('a résumé in a thread of its own', () => {
  it('is read from a file and from pasted text', async () => {
    const lines = ['Experience', 'Data Engineer | Northwind | 2018 - 2020', 'Skills', 'Python'];
    const [file, text] = await Promise.all([
      readResumeInThread({ content: pdfFile([column(50, lines)]), today }),
      readResumeInThread({ content: lines.join('\n'), today }),
    ]);
    expect(file).toEqual(text);
    expect(text).toMatchObject({
      isCut: false,
      resume: { titles: ['Data Engineer'], years: 3, skills: ['Python'] },
    });
  });

  it('says so if it was too long', async () => {
    const { isCut } = await readResumeInThread({ content: 'word '.repeat(50_000), today });
    expect(isCut).toBe(true);
  });

  it('fails with the reason', async () => {
    const scan = readResumeInThread({ content: pdfFile([[]]), today });
    await expect(scan).rejects.toEqual(code('resume_is_scan'));
  });

  it('is given up in time', async () => {
    const slow = readResumeInThread({ content: 'word', today }, 1);
    await expect(slow).rejects.toEqual(code('resume_too_slow'));
  });
});
