import { describe, expect, it } from 'vitest';
import { readEducation } from './education.ts';
import { readingOf } from './posting.fixture.ts';

describe('readEducation', () => {
  it.each([
    ['Bachelor’s degree in Marketing or a related field', 'bachelor'],
    ['BS or MS in Computer Science', 'bachelor'],
    ['B.S., M.S or PhD in computer science', 'bachelor'],
    ['A degree in computer science, engineering, or a related field.', 'bachelor'],
    ["Master's degree in Statistics", 'master'],
    ['MBA required', 'master'],
    ['This role requires a PhD in a behavioral science field', 'doctorate'],
    ['High school diploma or GED', 'secondary'],
    ['Abgeschlossenes Studium der Informatik', 'bachelor'],
    ['Abgeschlossene Berufsausbildung', 'vocational'],
    ['Degree not required; experience is valued.', 'none'],
  ])('reads %j as %s', (text, education) => {
    expect(readEducation(readingOf(text))?.value).toBe(education);
  });

  it.each([
    'Proficiency in MS Office and MS Excel',
    'Work with our BA team',
    'Certified Scrum Master',
    'A high degree of independence',
    'A PhD is a plus.',
    'Teach high school students',
    'Keep master data clean',
    'You master the art of selling',
  ])('reads nothing from %j', (text) => {
    expect(readEducation(readingOf(text))).toBeNull();
  });

  it('leaves out demands under "Bonus points"', () => {
    expect(readEducation(readingOf('Bonus points:\n\n- Master’s degree in Physics'))).toBeNull();
  });
});
