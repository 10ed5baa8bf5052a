import { describe, expect, it } from 'vitest';
import { Snippet } from '#contract/postings.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import { searchTerms } from './match-expression.ts';
import { readSnippets, snippetOf } from './snippets.ts';

const texts = { title: 'Baker', description: '', facts: '' };

/** The snippet with its marks in brackets. */
function shown(query: string, over: Partial<typeof texts>) {
  const { text, marks, titleMarks } = snippetOf({ ...texts, ...over }, searchTerms(query));
  const bracketed = (within: string, places: typeof marks) =>
    places
      .toReversed()
      .reduce(
        (all, [start, end]) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
        within,
      );
  return [bracketed({ ...texts, ...over }.title, titleMarks), bracketed(text, marks)];
}

describe('snippetOf', () => {
  it.each<[string, string, Partial<typeof texts>, string, string]>([
    [
      'marks a word in title and text',
      'baker',
      { description: 'Hello.\nYou are a baker.' },
      '[Baker]',
      'You are a [baker].',
    ],
    [
      'takes the line with the most words',
      'rye bread',
      { description: 'Bread daily.\n• You bake bread of rye.\nRye.' },
      'Baker',
      '• You bake [bread] of [rye].',
    ],
    [
      'marks quoted words side by side only',
      '"rye bread"',
      { description: 'Bread of rye, and rye bread' },
      'Baker',
      'Bread of rye, and [rye bread]',
    ],
    ['marks a beginning', 'sourd', { description: 'Our sourdough' }, 'Baker', 'Our [sourdough]'],
    ['folds accents', 'crème', { description: 'CREME brûlée' }, 'Baker', '[CREME] brûlée'],
    [
      'knows other spellings',
      'frontend',
      { description: 'Front-end work' },
      'Baker',
      '[Front-end] work',
    ],
    [
      'finds skills that the text does not have',
      'typescript',
      { description: 'Nothing here', facts: 'Go, TypeScript' },
      'Baker',
      'Go, [TypeScript]',
    ],
    ['is empty if only the title has it', 'baker', { description: 'Hello' }, '[Baker]', ''],
    [
      'marks no word to leave out',
      'rye -baker',
      { description: 'Baker of rye' },
      'Baker',
      'Baker of [rye]',
    ],
    ['leaves markup as it is', 'b', { description: '<b>x</b>' }, 'Baker', '<[b]>x</[b]>'],
  ])('%s', (_, query, over, title, text) => {
    expect(shown(query, over)).toEqual([title, text]);
  });

  it('cuts a long line at a word, so that the first mark is near the start', () => {
    const description = `${'Many words about us. '.repeat(20)}We bake rye. ${'And so on. '.repeat(90)}`;
    const { text, marks } = snippetOf({ ...texts, description }, searchTerms('rye'));
    expect(text).toMatch(/^… (?:words about us|about us|us)\. We bake rye\. And so on/);
    expect(text.length).toBeLessThan(260);
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['rye']);
  });

  it('cuts text without spaces next to the word', () => {
    const description = `${'東京'.repeat(100)}募集`;
    const { text, marks } = snippetOf({ ...texts, description }, searchTerms('募集'));
    expect(text).toBe('… 募集');
    expect(marks).toEqual([[2, 4]]);
  });
});

describe('readSnippets', () => {
  it('reads the postings asked for in their order, and leaves out unknown ones', async () => {
    await using db = await openTestDatabase();
    const { id } = await storePostings(db, {
      a: [{ title: 'Baker', descriptionText: 'You bake rye bread.' }],
      b: [{ title: 'Rye farmer', descriptionText: 'You farm.' }],
    });
    const found = await readSnippets(db, { ids: [id('b'), 'nobody', id('a')], query: 'rye' });
    expect(found).toEqual([
      { id: id('b'), titleMarks: [[0, 3]], text: '', marks: [] },
      { id: id('a'), titleMarks: [], text: 'You bake rye bread.', marks: [[9, 12]] },
    ]);
    expect(found.map((each) => Snippet.parse(each))).toEqual(found);
    expect(await readSnippets(db, { ids: [id('a')], query: '-rye' })).toEqual([]);
  });
});
