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

describe('education in other words and languages', () => {
  it.each([
    ['✓ Lehrabschluss als Elektrotechniker:in oder HTL-Abschluss', 'vocational'],
    ['Zweites Staatsexamen mit mindestens befriedigend', 'master'],
    ['NVQ Level 3 in Professional Cookery', 'vocational'],
    ['B.Com mandatory; M.Com / MBA (Finance) will be an added advantage', 'bachelor'],
    ['FP de grado medio o superior en Frío y Climatización', 'vocational'],
    ['Diplôme d’État d’infirmière exigé', 'bachelor'],
    ['Laurea (triennale o magistrale) in ambito STEM', 'bachelor'],
    ['Diploma di scuola superiore', 'secondary'],
    ['Een afgeronde hbo-opleiding of een wo-master', 'bachelor'],
    ['12.º ano de escolaridade completo', 'secondary'],
    ['Não exigimos escolaridade', 'none'],
    ['Wykształcenie nie ma znaczenia', 'none'],
    ['wykształcenia wyższego technicznego', 'bachelor'],
    ['学歴不問、経験不問', 'none'],
    ['(1)高等学校卒業以上', 'secondary'],
    ['Secondary education with a school-leaving exam, not a degree', 'secondary'],
  ])('%j is %s', (text, education) => {
    expect(readEducation(readingOf(text))?.value).toBe(education);
  });

  it.each([
    'We do not hold a sponsor licence.',
    'Licence MPSV ČR',
    'Build LLM applications, LLM agents and more',
    'Patente B e auto propria',
    'A Master’s degree is preferred.',
    'Ein Studium der Informatik ist von Vorteil.',
    'Un máster sería valorable',
  ])('%j demands none', (text) => {
    expect(readEducation(readingOf(text))).toBeNull();
  });

  it('is not the training that a title offers', () => {
    expect(readEducation(readingOf('Wir freuen uns auf dich', 'Ausbildung zum Koch'))).toBeNull();
  });
});
