import { describe, expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { findSkills } from './skills.ts';

const names = (text: string) => findSkills(readingOf(text)).map(({ value }) => value);

describe('findSkills', () => {
  it.each([
    ['C++, C# and .NET', ['C++', 'C#', '.NET']],
    ['Node.js / NodeJS / node js', ['Node.js']],
    ['k8s and AWS', ['Kubernetes', 'AWS']],
    ['Python, Go and R', ['Python', 'Go', 'R']],
    ['C/C++ on Linux', ['C', 'C++', 'Linux']],
    ['Experience with Go is required', ['Go']],
    ['a Go developer', ['Go']],
    ['Rust or Scala', ['Rust', 'Scala']],
    ['React Native and React', ['React Native', 'React']],
    ['CI/CD pipelines with GitHub Actions', ['CI/CD', 'GitHub Actions']],
    ['Microsoft SQL Server and SQL', ['SQL Server', 'SQL']],
    ['RESTful APIs, GraphQL', ['REST APIs', 'GraphQL']],
    ['ASP.NET Core', ['ASP.NET']],
    ['PostgreSQL（Postgres）、TypeScript', ['PostgreSQL', 'TypeScript']],
    ['PythonとSQLの経験', ['Python', 'SQL']],
    ['advanced Excel', ['Microsoft Excel']],
    ['Java and JavaScript', ['Java', 'JavaScript']],
  ])('finds in %j %j', (text, skills) => {
    expect(names(text)).toEqual(skills);
  });

  it.each([
    'Let us go to market together, on the Go',
    'R&D budget and a C-level audience',
    'We closed our Series C last year',
    'react quickly to a swift change, and excel at it',
    'rest assured, rust never sleeps',
    'see https://example.com/about.html and docs.example.com/go',
    'Spring 2025 in our Oracle Park office',
    'paid in CAD; express interest',
    'The chef will make you a puppet',
    'ago, category, Golangish',
  ])('finds no skill in %j', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('quotes the words that name the skill', () => {
    expect(findSkills(readingOf('You know k8s well.'))).toEqual([
      { value: 'Kubernetes', quote: 'k8s' },
    ]);
  });

  it('does not join words across a line', () => {
    expect(names('Machine\nLearning')).toEqual([]);
  });
});

describe('skills of every field of work, in many languages', () => {
  it.each([
    ['WIG-Schweißen und Schaltpläne lesen', ['TIG welding', 'Electrical schematics']],
    ['Préparation de commandes et gestion des stocks', ['Order picking', 'Inventory management']],
    ['Wundversorgung, Medikamentengabe', ['Wound care', 'Medication administration']],
    ['Clôture mensuelle, déclarations de TVA', ['Month-end close', 'VAT returns']],
    ['HACCP, menu planning', ['HACCP', 'Menu planning']],
    ['Rédaction de contrats, RGPD', ['Contract drafting', 'GDPR']],
    ['Unterrichtsvorbereitung in Moodle', ['Lesson planning', 'Moodle']],
    ['Obsługa wózka widłowego, kompletacja', ['Forklift', 'Order picking']],
    ['データ分析とピッキング', ['Data analysis', 'Order picking']],
  ])('finds in %j %j', (text, skills) => {
    expect(names(text)).toEqual(skills);
  });

  it.each([
    'a solid understanding of our customer-facing work',
    'I had to adjust, branch out and lever the room open',
    'Partner with product, data science and design',
    'Our data science team is small',
    'Sie lassen sich mitreißen',
  ])('finds no skill in %j', (text) => {
    expect(names(text)).toEqual([]);
  });
});
