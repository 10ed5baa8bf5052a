import { describe, expect, it } from 'vitest';
import { employmentTypeOf } from './employment-type.ts';

describe('employmentTypeOf', () => {
  it.each([
    ['FULL_TIME', 'full_time'],
    ['FullTime', 'full_time'],
    ['Full-time', 'full_time'],
    ['fulltime_permanent', 'full_time'],
    ['permanent', null],
    ['Permanent contract', null],
    ['Unbefristet', null],
    ['Unbefristet, Vollzeit', 'full_time'],
    ['Unbefristete Teilzeit', 'part_time'],
    ['Vollzeit', 'full_time'],
    ['parttime_fixed_term', 'part_time'],
    ['PART_TIME', 'part_time'],
    ['Werkstudent', 'part_time'],
    ['CONTRACTOR', 'contract'],
    ['Contract', 'contract'],
    ['freelance', 'contract'],
    ['Fixed Term', 'temporary'],
    ['Fixed-term contract', 'temporary'],
    ['Befristeter Vertrag', 'temporary'],
    ['fulltime_fixed_term', 'full_time'],
    ['TEMPORARY', 'temporary'],
    ['Seasonal', 'temporary'],
    ['Intern', 'internship'],
    ['Internship (Full-time)', 'internship'],
    ['Apprenticeship', 'apprenticeship'],
    ['VOLUNTEER', 'volunteer'],
    ['PER_DIEM', 'per_diem'],
    ['OTHER', null],
    ['International', null],
    ['', null],
    [null, null],
  ])('reads %j as %j', (text, type) => {
    expect(employmentTypeOf(text)).toBe(type);
  });
});

describe('a choice of hours or contract names no kind', () => {
  it.each([
    'Full-time / Part-time',
    'PART_TIME, FULL_TIME',
    'Full/Part Time',
    'FT/PT',
    'Vollzeit oder Teilzeit',
    'Voll- oder Teilzeit',
    'Voll-/Teilzeit',
    'Temps plein ou partiel',
    'Jornada completa o parcial',
    'Tempo pieno o part time',
    'Fulltime of parttime',
    'Heltid eller deltid',
    'Full-time, Part-time, Per diem',
    'Full-time or contract',
    'Festanstellung oder Freelance',
    'Stage ou alternance',
    'Tempo parcial ou integral',
    'Jornada parcial o completa',
    'Unlimited contract',
  ])('%s', (text) => {
    expect(employmentTypeOf(text)).toBeNull();
  });
});

describe('a field is read in the same languages as texts', () => {
  it.each([
    ['Temps complet', 'full_time'],
    ['Jornada completa', 'full_time'],
    ['Tiempo completo', 'full_time'],
    ['Tempo pieno', 'full_time'],
    ['Voltijds', 'full_time'],
    ['Pełny etat', 'full_time'],
    ['Heltid', 'full_time'],
    ['Vollzeitstelle', 'full_time'],
    ['フルタイム', 'full_time'],
    ['CDI, temps plein', 'full_time'],
    ['Mi-temps', 'part_time'],
    ['Media jornada', 'part_time'],
    ['Deeltijd', 'part_time'],
    ['Część etatu', 'part_time'],
    ['アルバイト・パート', 'part_time'],
    ['CDD', 'temporary'],
    ['Befristete Anstellung', 'temporary'],
    ['Tijdelijk contract', 'temporary'],
    ['Freiberuflich', 'contract'],
    ['Tirocinio', 'internship'],
    ['Prácticas', 'internship'],
    ['Alternance', 'apprenticeship'],
    ['Lehrling', 'apprenticeship'],
    ['CDI', null],
    ['Tempo indeterminato', null],
  ])('reads %j as %j', (text, type) => {
    expect(employmentTypeOf(text)).toBe(type);
  });
});

describe('a contract for work and study at once is an apprenticeship', () => {
  it.each([
    'Work-study contract',
    'work study contract',
    'WORK_STUDY_CONTRACT',
    'Work-study program',
    'Work-study programme',
    'Dual study programme',
    'Full-time, work-study contract',
    'Contrat en alternance',
    'Duales Studium',
  ])('%s', (text) => {
    expect(employmentTypeOf(text)).toBe('apprenticeship');
  });

  it.each(['Federal Work Study', 'Study of work contracts'])('but %s is not', (text) => {
    expect(employmentTypeOf(text)).not.toBe('apprenticeship');
  });
});
