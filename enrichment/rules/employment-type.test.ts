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

describe('a choice between full time and part time is not read as either', () => {
  it.each([
    'This is a full-time or part-time position.',
    'Employment type: Full-time / Part-time',
    'Job type: Part time, Full time',
    'Wir bieten eine Stelle in Vollzeit oder Teilzeit.',
    'Eine Stelle in Voll- oder Teilzeit.',
    'Poste à temps plein ou temps partiel.',
    'Jornada completa o parcial.',
    'Een functie, fulltime of parttime.',
    'Heltid/deltid.',
  ])('in the text %j', (text) => {
    expect(readEmploymentType(readingOf(text))).toBeNull();
  });

  it.each([
    'Barista (Full-time/Part-time)',
    'Verkäufer (m/w/d) in Voll- oder Teilzeit',
    'Reinigungskraft in Voll- oder Teilzeitbeschäftigung',
    'Nurse - Full and Part Time',
    'Medewerker fulltime of parttime',
    'Stage ou alternance - Développeur',
  ])('in the title %j, whatever the text says', (title) => {
    expect(readEmploymentType(readingOf('This is a part-time position.', title))).toBeNull();
  });

  it('reads on if the choice applies to all employees', () => {
    const text = 'Full-time and part-time employees get dental care. This is a full-time role.';
    expect(readEmploymentType(readingOf(text))?.value).toBe('full_time');
  });
});

describe('texts and fields are read with the same words', () => {
  it.each([
    ['Poste à temps complet.', 'full_time'],
    ['Contrato: tiempo completo.', 'full_time'],
    ['Tempo pieno.', 'full_time'],
    ['Werktijd: deeltijd.', 'part_time'],
    ['Omfattning: heltid', 'full_time'],
  ])('reads %j as %s', (text, type) => {
    expect(readEmploymentType(readingOf(text))?.value).toBe(type);
  });
});

describe('a person who looks after learners and helpers is neither', () => {
  it.each([
    'Internship Program Manager',
    'Internship Coordinator',
    'Contractor Compliance Manager',
    'Freelancer Community Manager',
    'Temporary Works Engineer',
    'Temp Recruitment Consultant',
    'Temporary Staffing Consultant',
    'Campus Recruiter, Interns & New Grads',
    'Apprenticeship Coach',
    'Head of Apprenticeships',
    'Volunteer Coordinator',
    'Elektriker mit Ausbildung',
    'Leiter Ausbildung',
  ])('reads nothing from the title %j', (title) => {
    expect(readEmploymentType(readingOf('', title))).toBeNull();
  });

  it.each([
    ['Recruiting Intern', 'internship'],
    ['Temporary Recruiter', 'temporary'],
    ['Freelance Coordinator', 'contract'],
    ['Intern, Program Management', 'internship'],
    ['Marketing Internship Program 2027', 'internship'],
    ['Apprenticeship Program - Electrician', 'apprenticeship'],
    ['Intern - Senior Living Community', 'internship'],
  ])('reads the title %j as %s', (title, type) => {
    expect(readEmploymentType(readingOf('', title))?.value).toBe(type);
  });
});

describe('kinds of contract in titles of other languages', () => {
  it.each([
    ['Técnico Superior – contrato a termo', 'temporary'],
    ['Docent wiskunde (vervanging)', 'temporary'],
    ['Sachbearbeitung, Elternzeitvertretung', 'temporary'],
    ['Consultancy Opportunity: Develop a tool', 'contract'],
    ['図書館司書・パートタイム', 'part_time'],
  ])('%j is %s', (title, type) => {
    expect(readEmploymentType(readingOf('', title))?.value).toBe(type);
  });
});
