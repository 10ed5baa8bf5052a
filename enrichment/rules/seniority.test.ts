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
  ])('reads the text %j if the title says nothing', (text, level) => {
    expect(readSeniority(readingOf(text))?.value).toBe(level);
  });

  it.each([
    'You will present to senior-level executives.',
    'Work with senior leaders across the company.',
    'We are looking for a lead generation expert.',
  ])('reads no level from the text %j', (text) => {
    expect(readSeniority(readingOf(text))).toBeNull();
  });

  it('quotes the sentence with the level', () => {
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

const otherSenses: Readonly<Record<string, readonly string[]>> = {
  'a part of the market, the country or the day': [
    'Mid-Market Account Executive',
    'Mid Market Account Executive',
    'Mid-Atlantic Sales Representative',
    'Mid-Missouri Driver',
    'Mid-Day Server',
  ],
  'old people, and what is for them': [
    'Caregiver - Senior Living',
    'Cook, Senior Care',
    'Senior Living Advisor',
    'Activities Assistant - Senior Center',
    'Nurse, Senior Community',
    'Senior Citizens Activity Aide',
  ],
  scholars: [
    'Postdoctoral Fellow',
    'Research Fellow',
    'Teaching Fellow in Economics',
    'Clinical Fellow (SLP)',
    'Policy Fellow',
  ],
  'all who work there': [
    'Kitchen Staff',
    'Wait Staff - Weekends',
    'Cleaning Staff Night Shift',
    'Bar Staff (m/w/d)',
    'Staff Nurse',
    'Member of Technical Staff',
    'Chief of Staff',
    'Medical Staff Analyst',
  ],
  'those who look after learners': [
    'Internship Program Manager',
    'Internship Coordinator',
    'Campus Recruiter, Interns & New Grads',
    'Recruiter - Internships',
    'Apprenticeship Coach',
    'Graduate Recruiter',
    'Co-op Customer Team Member',
  ],
  'schools and those who lead them': [
    'Elementary School Principal',
    'Assistant Principal',
    'Principal, Lincoln High School',
    'Principal of Riverside Academy',
    'Junior College Instructor',
    'Junior High Teacher',
    'Senior High School Teacher',
    'Graduate School Administrator',
  ],
  'the number of a thing': [
    'Phase II Clinical Trial Nurse',
    'Phase I/II Study Coordinator',
    'Phase III Trial Associate',
    'SOC II Auditor',
    'Basel III Analyst',
    'Type I Diabetes Educator',
  ],
  'a buyer to be, a metal': [
    'Lead Generation Specialist',
    'Lead Conversion Specialist',
    'Lead Paint Inspector',
    'Lead-free Solder Technician',
    'Inbound Lead Specialist',
    'Inbound Lead Management Associate',
  ],
  'the class of a ward or a house': [
    'Level I Trauma Center RN',
    'RN Level III NICU',
    'Grade II Listed Building Surveyor',
    'Tier III Data Center Technician',
  ],
  'learners elsewhere': [
    'Betreuer für Auszubildende',
    'New Grad Recruiter',
    'Graduate Teaching Assistant',
    'Post-graduate Researcher',
    'Senior Helpers Caregiver',
    'Staff Canteen Cook',
  ],
  trades: [
    'Head Chef',
    'Head Cashier',
    'Head Start Teacher',
    'Head Coach',
    'Director of Photography',
    'Art Director',
    'Funeral Director',
    'Directeur artistique',
    'Principal Investigator',
    'Principal Cellist',
    'Executive Chef',
  ],
  'the chief whom the role assists': [
    'Executive Assistant to the Senior Vice President',
    'Assistant to the Director',
    'Assistenz der Leitung Vertrieb',
    'PA to CEO',
    'President’s Office Coordinator',
  ],
  'a company or a service': [
    'CFO Advisory Consultant',
    'Conversion Rate Optimization (CRO) Specialist',
    'CRO Oversight Specialist',
  ],
};

describe('a level word with another meaning in its title is no level', () => {
  it.each(
    Object.entries(otherSenses).flatMap(([sense, titles]) =>
      titles.map((title) => [title, sense] as const),
    ),
  )('%s: %s', (title) => {
    expect(readSeniority(readingOf('', title))).toBeNull();
  });

  it.each([
    ['Senior Nurse', 'senior'],
    ['Senior Care Assistant', 'senior'],
    ['Senior Community Manager', 'senior'],
    ['Senior Life Scientist', 'senior'],
    ['Senior Mid-Market Account Executive', 'senior'],
    ['Senior Lead Generation Specialist', 'senior'],
    ['Phase II Senior Statistician', 'senior'],
    ['Software Engineer III, Phase II Trials', 'senior'],
    ['Senior Internship Coordinator', 'senior'],
    ['Mid-Level Developer', 'mid'],
    ['Mid Software Engineer', 'mid'],
    ['Software Engineer (Mid)', 'mid'],
    ['Engineer II', 'mid'],
    ['Software Engineer, Level II', 'mid'],
    ['Staff Engineer', 'staff'],
    ['Staff Recruiter', 'staff'],
    ['Software Engineer, Staff', 'staff'],
    ['Software Engineer - Staff', 'staff'],
    ['Frontend Staff Engineer', 'staff'],
    ['(Remote) Staff Engineer', 'staff'],
    ['Engineering Fellow', 'principal'],
    ['Fellow, Silicon Design', 'principal'],
    ['Principal, Strategy', 'principal'],
    ['Associate Principal Scientist', 'principal'],
    ['Marketing Intern - Senior Living Community', 'intern'],
    ['Recruiting Intern', 'intern'],
    ['Intern, Program Management', 'intern'],
    ['Mechanical Engineering Co-op', 'intern'],
    ['Summer Interns 2027', 'intern'],
    ['Graduate Program 2027', 'junior'],
    ['Trainee Recruitment Consultant', 'junior'],
    ['New Grad Software Engineer', 'junior'],
    ['Entry-Level Data Entry Clerk', 'junior'],
    ['Lead Generation Team Lead', 'lead'],
    ['Marketing Head', 'director'],
    ['Head, Growth', 'director'],
    ['Global Head Sales', 'director'],
    ['Associate Director', 'director'],
    ['Director, Senior Living', 'director'],
    ['Internship Program Director', 'director'],
    ['Fractional CFO', 'executive'],
    ['CEO & Founder', 'executive'],
    ['Chief Technology Officer (CTO)', 'executive'],
  ])('reads the level beside it: %j is %s', (title, level) => {
    expect(readSeniority(readingOf('', title))?.value).toBe(level);
  });

  it.each([
    'We are looking for a senior living advisor.',
    'We are hiring a lead conversion expert.',
  ])('in the text %j too', (text) => {
    expect(readSeniority(readingOf(text))).toBeNull();
  });
});

describe('levels of other trades and languages', () => {
  it.each([
    ['Sous Chef - Country House Hotel', 'lead'],
    ['Stellvertretende Filialleitung (m/w/d)', 'manager'],
    ['Jefe(a) de turno de almacén', 'manager'],
    ['Chefe de Secção – Frescos (m/f)', 'manager'],
    ['Kierownik magazynu', 'manager'],
    ['営業マネージャー(医療機器・法人営業)', 'manager'],
    ['Starszy programista', 'senior'],
    ['Desenvolvedor Back-end Pleno', 'mid'],
    ['Młodszy analityk', 'junior'],
    ['Jefe de proyecto', undefined],
    ['Chef de projet', undefined],
  ])('%j is %s', (title, level) => {
    expect(readSeniority(readingOf('', title))?.value).toBe(level);
  });
});
