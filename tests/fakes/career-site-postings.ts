import type { BoardPosting, Pay, Place } from '#demo/boards/board.ts';
import { chances } from '#demo/chances.ts';

type Where = Place & { readonly currency: string };

const places: readonly Where[] = [
  place('Berlin', 'Berlin', 'Germany', 'DE', 'EUR'),
  place('London', 'England', 'United Kingdom', 'GB', 'GBP'),
  place('New York', 'New York', 'United States', 'US', 'USD'),
  place('Austin', 'Texas', 'United States', 'US', 'USD'),
  place('Toronto', 'Ontario', 'Canada', 'CA', 'CAD'),
  place('Kraków', 'Lesser Poland', 'Poland', 'PL', 'PLN'),
  place('Lisbon', 'Lisbon', 'Portugal', 'PT', 'EUR'),
];

const roles = [
  { title: 'Backend Engineer', department: 'Engineering', tools: 'Go, PostgreSQL and Kubernetes' },
  { title: 'Frontend Engineer', department: 'Engineering', tools: 'TypeScript, React and CSS' },
  { title: 'Site Reliability Engineer', department: 'Platform', tools: 'Linux, Terraform and AWS' },
  { title: 'Data Analyst', department: 'Data', tools: 'SQL, Python and dbt' },
  { title: 'Machine Learning Engineer', department: 'Data', tools: 'Python, PyTorch and Spark' },
  { title: 'Product Manager', department: 'Product', tools: 'Jira, Figma and SQL' },
  { title: 'Product Designer', department: 'Design', tools: 'Figma and prototyping' },
  { title: 'Account Executive', department: 'Sales', tools: 'Salesforce and Excel' },
  { title: 'Support Specialist', department: 'Support', tools: 'Zendesk and SQL' },
  { title: 'Security Engineer', department: 'Security', tools: 'Rust, Linux and threat modelling' },
] as const;

const levels = ['Junior', '', '', 'Senior', 'Senior', 'Staff', 'Principal'] as const;

const sentences = [
  'You will own your work from the first sketch to the day it runs in production.',
  'The team meets twice a week and keeps the rest of the calendar free.',
  'We write decisions down, review each other’s work and share what we learn.',
  'You will talk to customers every week, and act on what they say.',
  'Quality matters more to us than speed, and small steps give us both.',
  'You explain trade-offs plainly to people with other backgrounds.',
  'We are looking for someone who likes to leave things simpler than they were.',
  'Incidents are reviewed without blame &amp; with care.',
] as const;

/** Ids count up from here, so later openings have higher ids. */
export const firstId = 4_000_000;

const newestMs = Date.UTC(2026, 9, 28, 9);
const dayMs = 86_400_000;

/** A company's `n`th opening, the same for the same arguments. */
export function makePosting(company: string, n: number, descriptionBytes: number): BoardPosting {
  const chance = chances(`${company}/${n}`);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const role = pick(roles);
  const level = pick(levels);
  const where = pick(places);
  const min = 40_000 + Math.floor(chance() * 80) * 1_000;
  const pay: Pay | null =
    chance() < 0.7 ? { min, max: min + 25_000, currency: where.currency, period: 'year' } : null;
  const postedAt = new Date(newestMs - n * dayMs).toISOString();
  const years = 1 + Math.floor(chance() * 8);
  const workplace = pick(['remote', 'hybrid', 'onsite'] as const);
  const head = [
    `<h3>About the role</h3><p>${pick(sentences)} ${pick(sentences)}</p>`,
    `<h3>What you bring</h3><ul><li>${years}+ years of experience</li>`,
    `<li>Good knowledge of ${role.tools}</li></ul>`,
    pay === null ? '' : `<p>${paySentence(pay)}</p>`,
    workplace === 'hybrid' ? '<p>Two days a week in the office.</p>' : '',
  ].join('');
  return {
    id: firstId + n,
    title: level === '' ? role.title : `${level} ${role.title}`,
    place: where,
    workplace,
    department: role.department,
    employmentType: 'full_time',
    pay,
    postedAt,
    updatedAt: postedAt,
    descriptionHtml: padded(head, descriptionBytes, () => pick(sentences)),
  };
}

function place(
  city: string,
  region: string,
  country: string,
  countryCode: string,
  currency: string,
): Where {
  return { city, region, country, countryCode, currency };
}

const paySentence = (pay: Pay): string =>
  `The salary range for this role is ${pay.currency} ${grouped(pay.min)} – ${grouped(pay.max)} per year.`;

const grouped = (amount: number): string => amount.toLocaleString('en-US');

function padded(head: string, bytes: number, sentence: () => string): string {
  let html = head;
  while (html.length < bytes) html += `<p>${sentence()} <strong>${sentence()}</strong></p>`;
  return html;
}
