import type { Seniority } from '#core/enrichment.ts';
import type { EmploymentType, Workplace } from '#core/posting.ts';

/** What people read for a workplace. */
export const workplaceLabels: Readonly<Record<Workplace, string>> = {
  remote: 'Remote',
  hybrid: 'Hybrid',
  onsite: 'On site',
};

/** What people read for a level. */
export const seniorityLabels: Readonly<Record<Seniority, string>> = {
  intern: 'Intern',
  junior: 'Junior',
  mid: 'Mid',
  senior: 'Senior',
  staff: 'Staff',
  principal: 'Principal',
  lead: 'Lead',
  manager: 'Manager',
  director: 'Director',
  executive: 'Executive',
};

/** What people read for a kind of employment. */
export const employmentTypeLabels: Readonly<Record<EmploymentType, string>> = {
  full_time: 'Full-time',
  part_time: 'Part-time',
  contract: 'Contract',
  temporary: 'Temporary',
  internship: 'Internship',
  apprenticeship: 'Apprenticeship',
  volunteer: 'Volunteer',
  per_diem: 'Per diem',
};
