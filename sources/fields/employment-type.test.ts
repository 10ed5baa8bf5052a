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
