import { describe, expect, it } from 'vitest';
import { readJobPosting } from './job-posting.ts';

const page = 'https://acme.example/jobs/7-engineer?utm_source=x';
const read = (node: object) => readJobPosting({ title: 'Engineer', ...node }, page);

describe('readJobPosting', () => {
  it.each([
    ['text', 'R-7', 'R-7'],
    ['a number', 7, '7'],
    ['a property', { '@type': 'PropertyValue', name: 'Acme', value: 42 }, '42'],
    ['a list', [{ value: 'a' }, { value: 'b' }], 'a'],
    ['nothing', undefined, 'https://acme.example/jobs/7-engineer'],
    ['an empty property', { name: 'Acme' }, 'https://acme.example/jobs/7-engineer'],
  ])('takes the id from an identifier that is %s', (_name, identifier, id) => {
    expect(read({ identifier })?.externalId).toBe(id);
  });

  it.each([
    ['its own address', '/jobs/8', 'https://acme.example/jobs/8'],
    ['the page, for an invalid one', 'javascript:x()', page],
    ['the page, where it gives the employer’s', 'https://employer.example', page],
    ['the page, for none', undefined, page],
  ])('has the address %s', (_name, url, address) => {
    expect(read({ url })?.url).toBe(address);
  });

  it.each([
    ['Engineer &amp; Lead ', 'Engineer & Lead'],
    ['R&D  Engineer', 'R&D Engineer'],
  ])('cleans the title %j', (title, clean) => {
    expect(read({ title })?.title).toBe(clean);
  });

  it.each([undefined, null, '', '{{ job.title }}', '{$ job.title $}', '<%= title %>'])(
    'rejects a posting with the title %j',
    (title) => {
      expect(read({ title })).toBeNull();
    },
  );

  it.each([
    ['Acme', 'Acme'],
    [{ '@type': 'Organization', name: ' Acme &amp; Co ' }, 'Acme & Co'],
    [{}, null],
    [undefined, null],
  ])('reads the employer %j', (hiringOrganization, company) => {
    expect(read({ hiringOrganization })?.company).toBe(company);
  });

  it.each([
    ['FULL_TIME', 'full_time'],
    [['OTHER', 'PART_TIME'], 'part_time'],
    ['OTHER, CONTRACTOR', 'contract'],
    ['Full-Time', 'full_time'],
    [undefined, null],
  ])('reads the employment type %j', (employmentType, type) => {
    expect(read({ employmentType })?.employmentType).toBe(type);
  });

  it('reads a short experience as level, a long one as text', () => {
    const long = 'Five years of experience with large systems at least';
    expect([
      read({ experienceRequirements: 'Senior' })?.level,
      read({ experienceRequirements: long })?.level,
    ]).toEqual(['Senior', null]);
  });

  it.each([
    ['a number of seconds', 1714521600, '2024-05-01T00:00:00.000Z'],
    ['a list of one', ['2024-05-01'], '2024-05-01'],
    ['a typed value', { '@type': 'Date', '@value': '2024-05-01' }, '2024-05-01'],
    ['no such day', '2026-02-30', null],
  ])('reads a date that is %s', (_name, datePosted, date) => {
    expect(read({ datePosted })?.postedAt).toBe(date);
  });

  it('keeps an expired posting, with its date', () => {
    expect(read({ validThrough: '2020-01-01' })?.validThrough).toBe('2020-01-01');
  });
});
