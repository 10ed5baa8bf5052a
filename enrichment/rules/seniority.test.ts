import { describe, expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { levelOfField, readSeniority } from './seniority.ts';

describe('readSeniority', () => {
  it.each([
    ['Senior Backend Engineer', 'senior'],
    ['Sr. Talent & Culture Business Partner', 'senior'],
    ['Staff Software Engineer, iOS', 'staff'],
    ['Senior Staff Engineer', 'staff'],
    ['Principal AI Learning & Enablement Partner', 'principal'],
    ['Lead Product Manager', 'lead'],
    ['Product Marketing Lead, Growth', 'lead'],
    ['Junior Frontend Developer', 'junior'],
    ['Software Engineer I', 'junior'],
    ['Machine Learning Engineer II', 'mid'],
    ['Verification Engineer - New College Grad 2026', 'junior'],
    ['Marketing Intern', 'intern'],
    ['Apprenticeship - Junior Traffic Manager', 'intern'],
    ['Engineering Manager, Enablement', 'manager'],
    ['Senior Manager, Accounting', 'manager'],
    ['Sr. Director Brand Marketing - Europe', 'director'],
    ['Head of Supercomputing', 'director'],
    ['VP of Product Management', 'executive'],
    ['Chief Technology Officer', 'executive'],
    ['Senior / Staff Fullstack Engineer', 'senior'],
    ['Teamleiter:in Projektsteuerung (m/w/d)', 'lead'],
    ['Werkstudent Marketing (m/w/d)', 'intern'],
    ['Stage - Développeur web', 'intern'],
    ['Gerente de ventas', 'manager'],
  ])('reads %j as %s', (title, level) => {
    expect(readSeniority(readingOf('', title))?.value).toBe(level);
  });

  it.each([
    'Product Manager',
    'CRM Manager (Azar)',
    'Account Executive',
    'Executive Assistant to the CEO',
    'Chief of Staff',
    'Staff Accountant',
    'Lead Generation Specialist',
    'Stage Technician',
    'Late Stage Investor Relations',
    'Software Engineer',
    'Internal Auditor',
  ])('reads no level from %j', (title) => {
    expect(readSeniority(readingOf('', title))).toBeNull();
  });

  it.each([
    ['We are looking for a senior engineer to join us.', 'senior'],
    ['This is an entry-level position.', 'junior'],
    ['As a Staff Engineer you will set direction.', 'staff'],
  ])('reads the text %j where the title says nothing', (text, level) => {
    expect(readSeniority(readingOf(text))?.value).toBe(level);
  });

  it.each([
    'You will present to senior-level executives.',
    'Work with senior leaders across the company.',
    'We are looking for a lead generation expert.',
  ])('reads no level from the text %j', (text) => {
    expect(readSeniority(readingOf(text))).toBeNull();
  });

  it('quotes the sentence that says so', () => {
    const text = 'We sell tea. We are looking for a junior buyer in Leeds. Come!';
    expect(readSeniority(readingOf(text))?.quote).toBe(
      'We are looking for a junior buyer in Leeds.',
    );
  });
});

describe('levelOfField', () => {
  it.each([
    ['Entry level', 'junior'],
    ['Director', 'director'],
    ['Executive', 'executive'],
    ['Internship', 'intern'],
    ['Mid-Senior level', null],
    ['Not Applicable', null],
  ])('reads %j as %s', (field, level) => {
    expect(levelOfField(field)).toBe(level);
  });
});
