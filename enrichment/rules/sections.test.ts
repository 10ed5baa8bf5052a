import { describe, expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { sectionAt } from './sections.ts';

const text = `We make tea.

About the role

You blend.

RESPONSIBILITIES:
- You taste.

Nice to have:
- You sing.

What we offer
Tea.`;

describe('sectionAt', () => {
  it.each([
    ['We make', null],
    ['You blend', 'role'],
    ['You taste', 'duties'],
    ['You sing', 'optional'],
    ['Tea.', 'benefits'],
  ])('finds %j under %s', (words, section) => {
    const reading = readingOf(text);
    expect(sectionAt(reading.sections, reading.text.indexOf(words))).toBe(section);
  });

  it('does not read a sentence as a heading', () => {
    expect(readingOf('You have the benefits of a role with us.').sections).toEqual([]);
  });
});
