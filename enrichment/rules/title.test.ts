import { describe, expect, it } from 'vitest';
import { jobFamily, normalizeTitle } from './title.ts';

describe('normalizeTitle', () => {
  it.each([
    ['Senior Software Engineer (m/f/d)', 'Software Engineer'],
    [
      'Sr. Technical Program Manager, Marketing Technology',
      'Technical Program Manager, Marketing Technology',
    ],
    ['Software Engineer II - Remote (US)', 'Software Engineer'],
    ['Machine Learning Engineer II', 'Machine Learning Engineer'],
    ['(Senior) Projektsteuerer Bahnbau (m/w/d)', 'Projektsteuerer Bahnbau'],
    ['Teamleiter:in Projektsteuerung Bahnbau (m/w/d)', 'Teamleiter Projektsteuerung Bahnbau'],
    ['Solution Engineer (M/F/X)', 'Solution Engineer'],
    ['Account Executive - Italy', 'Account Executive'],
    ['Emerging Account Executive (India)', 'Emerging Account Executive'],
    ['Data Analyst - London, UK', 'Data Analyst'],
    ['Backend Developer | Berlin | Hybrid', 'Backend Developer'],
    ['Product Designer (Remote, Europe)', 'Product Designer'],
    ['Senior / Staff Fullstack Engineer', 'Fullstack Engineer'],
    ['Senior Site Reliability Engineer ', 'Site Reliability Engineer'],
    ['Data Engineer (R12345)', 'Data Engineer'],
    ['Nurse - REQ-20931', 'Nurse'],
    ['Lead Product Manager', 'Product Manager'],
    ['Junior Frontend Developer, Full-time', 'Frontend Developer'],
    [
      'Quality Assurance Analyst, Global Operations (18 Month Temp)',
      'Quality Assurance Analyst, Global Operations',
    ],
    ['Customer Success Manager (all genders)', 'Customer Success Manager'],
    ['Remote: Account Executive DACH', 'Account Executive DACH'],
  ])('makes %j %j', (title, normal) => {
    expect(normalizeTitle(title)).toBe(normal);
  });

  it.each([
    'Head of Product & Tech Operations',
    'Director, Equity Accounting',
    'Staff Accountant',
    'Lead Generation Specialist',
    'Backend Engineer (Trust & Safety), Platform',
    'C++ Developer',
    'Knowledge Management Program Lead',
    'Full-stack Engineer, Trust & Safety',
  ])('leaves %j as it is', (title) => {
    expect(normalizeTitle(title)).toBe(title);
  });

  it('keeps a title that would become empty', () => {
    expect(normalizeTitle('Remote')).toBe('Remote');
  });
});

describe('jobFamily', () => {
  it.each([
    ['Android Engineer', 'Software Engineering'],
    ['Data Engineer', 'Data & AI'],
    ['Design Verification Engineer', 'Hardware Engineering'],
    ['Product Marketing Manager', 'Marketing & Communications'],
    ['Product Manager', 'Product'],
    ['Product Designer', 'Design'],
    ['Sales Engineer', 'Sales & Business Development'],
    ['Technical Recruiter', 'People & Recruiting'],
    ['Customer Success Manager', 'Customer Success & Support'],
    ['Technical Program Manager, Security Engineering', 'Program & Project Management'],
    ['Director, Equity Accounting', 'Finance & Accounting'],
    ['Bauleiter', 'Construction & Facilities'],
    ['Assistant Store Manager', 'Retail & Hospitality'],
    ['Privacy Analyst', 'Legal & Compliance'],
  ])('places %j in %s', (title, family) => {
    expect(jobFamily(title)).toBe(family);
  });

  it('is null for a title of no known field', () => {
    expect(jobFamily('Wizard')).toBeNull();
  });
});

describe('a word that is no level in its title stays in the role', () => {
  it.each([
    ['Senior Living Advisor', 'Senior Living Advisor'],
    ['Mid Market Account Executive', 'Mid Market Account Executive'],
    ['Senior Lead Generation Specialist', 'Lead Generation Specialist'],
    ['Senior Staff Nurse', 'Staff Nurse'],
    ['Junior High Teacher', 'Junior High Teacher'],
    ['Senior Mid-Market Account Executive', 'Mid-Market Account Executive'],
  ])('reads %j as %j', (title, role) => {
    expect(normalizeTitle(title)).toBe(role);
  });
});

describe('job families in other languages', () => {
  it.each([
    ['Enfermeiro(a) – UTI Adulto', 'Healthcare'],
    ['Berufskraftfahrer CE', 'Logistics & Supply Chain'],
    ['Magazynier – operator wózka widłowego', 'Logistics & Supply Chain'],
    ['Przedstawiciel handlowy', 'Sales & Business Development'],
    ['Développeur full stack', 'Software Engineering'],
    ['Docent wiskunde', 'Education'],
    ['介護職員', 'Healthcare'],
    ['Manutentore elettromeccanico', 'Engineering & Manufacturing'],
  ])('%j is %s', (title, family) => {
    expect(jobFamily(title)).toBe(family);
  });
});
