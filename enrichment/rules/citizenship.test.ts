import { expect, it } from 'vitest';
import { findCitizenship } from './citizenship.ts';
import { readingOf } from './posting.fixture.ts';

it.each([
  ['Due to the nature of the work, U.S. citizenship is required.', ['United States']],
  ['Must be a U.S. Citizen', ['United States']],
  ['Only UK citizens can be considered for this post.', ['United Kingdom']],
  ['Die deutsche Staatsangehörigkeit ist Voraussetzung.', ['Germany']],
  ['obywatelstwo polskie', ['Poland']],
  ['日本国籍を有する方', ['Japan']],
  ['We hire regardless of race, citizenship or gender.', []],
  ['Be a good citizen of the codebase; you must care.', []],
  ['国籍は問いません。', []],
  ['You build services for citizens of the US.', []],
])('%s: %j', (text, value) => {
  expect(findCitizenship(readingOf(text)).map((found) => found.value)).toEqual(value);
});
