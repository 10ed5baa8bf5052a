import { describe, expect, it } from 'vitest';
import { readEmploymentType } from './employment-type.ts';
import { readingOf } from './posting.fixture.ts';

describe('readEmploymentType', () => {
  it.each([
    ['Marketing Intern', 'internship'],
    ['Apprenticeship - Junior Brand Designer', 'apprenticeship'],
    ['Ausbildung zum Fachinformatiker (m/w/d)', 'apprenticeship'],
    ['Werkstudent IT (m/w/d)', 'part_time'],
    ['Barista (Part-Time)', 'part_time'],
    ['Quality Analyst (18 Month Temp)', 'temporary'],
    ['Freelance Illustrator', 'contract'],
    ['(1099 Contract) Salesforce Consultant', 'contract'],
    ['Praktikum Vertrieb', 'internship'],
    ['Registered Nurse - PRN', 'per_diem'],
  ])('reads the title %j as %s', (title, type) => {
    expect(readEmploymentType(readingOf('', title))?.value).toBe(type);
  });

  it.each([
    ['This is a full-time position based in Leeds.', 'full_time'],
    ['Employment type: Full-time', 'full_time'],
    ['Wir bieten eine Stelle in Vollzeit.', 'full_time'],
    ['A part-time role of 20 hours a week.', 'part_time'],
    ['This is a 6-month contract.', 'contract'],
    ['Offered on a contract basis.', 'contract'],
    ['The position is a fixed-term contract: temporary role until May.', 'temporary'],
    ['During this internship you will learn a lot.', 'internship'],
  ])('reads %j as %s', (text, type) => {
    expect(readEmploymentType(readingOf(text))?.value).toBe(type);
  });

  it.each([
    'All full-time employees are eligible for benefits.',
    'Lead contract negotiation with vendors.',
    'We offer paid volunteer days.',
    'Mentor interns and run our internship programme for students.',
    'Previous internship experience is a plus.',
    'Manage contracts and contractors.',
    'You are not a full-time student.',
  ])('reads nothing from %j', (text) => {
    expect(readEmploymentType(readingOf(text))).toBeNull();
  });

  it.each(['Internal Auditor', 'Contract Manager', 'Stage Technician', 'Volunteering'])(
    'reads nothing from the title %j',
    (title) => {
      expect(readEmploymentType(readingOf('', title))).toBeNull();
    },
  );
});
