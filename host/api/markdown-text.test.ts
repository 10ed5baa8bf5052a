import { describe, expect, it } from 'vitest';
import { markdownLine, markdownTarget, markdownText, markdownWords } from './markdown-text.ts';

describe('markdownWords', () => {
  it.each([
    ['[Senior] Engineer_II *remote*', '\\[Senior\\] Engineer\\_II \\*remote\\*'],
    ['`rm` ~soon~ C:\\Temp | Ops', '\\`rm\\` \\~soon\\~ C:\\\\Temp \\| Ops'],
    ['<script>alert(1)</script> <!-- x -->', '\\<script>alert(1)\\</script> \\<!-- x -->'],
    ['AT&amp;T &#38; co', 'AT\\&amp;T \\&#38; co'],
    ['Engineer ##', 'Engineer \\##'],
    ['two\n  lines', 'two lines'],
  ])('shows %j as it is', (text, markdown) => {
    expect(markdownWords(text)).toBe(markdown);
  });

  it.each(['R&D, C# and 3 < 4 > 2', 'Staff Engineer (m/f/d) – 80%!', 'مهندس 🚀'])(
    'leaves %j as it is',
    (text) => {
      expect(markdownWords(text)).toBe(text);
    },
  );
});

describe('markdownLine', () => {
  it.each([
    ['# Heading', '\\# Heading'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['> quote', '\\> quote'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['1. First', '1\\. First'],
    ['2) Second', '2\\) Second'],
  ])('begins nothing with %j', (text, markdown) => {
    expect(markdownLine(text)).toBe(markdown);
  });
});

describe('markdownText', () => {
  it('keeps lines, paragraphs and bullets', () => {
    const text = 'About us\nSince 1990\n\nYou:\n• bring *care*\n• # keep\nWe pay.';
    expect(markdownText(text)).toBe(
      'About us\\\nSince 1990\n\nYou:\n\n- bring \\*care\\*\n- \\# keep\n\nWe pay.',
    );
  });

  it('is nothing for nothing', () => {
    expect(markdownText(' \n\n')).toBe('');
  });
});

describe('markdownTarget', () => {
  it('cannot be ended from within', () => {
    expect(markdownTarget('https://a.example/x?q=<b>\\ c')).toBe(
      '<https://a.example/x?q=%3Cb%3E%5C%20c>',
    );
  });
});
