import { describe, expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { readWorkplace } from './workplace.ts';

const inText = (text: string) => readWorkplace(readingOf(text), [])?.value ?? null;

describe('readWorkplace in sentences', () => {
  it.each([
    ['This is a fully remote position.', 'remote'],
    ['Linear is a remote-first company.', 'remote'],
    ['Location: Remote', 'remote'],
    ['This role is remote within the United States.', 'remote'],
    ['You can work remotely from anywhere in Europe.', 'remote'],
    ['Remote', 'remote'],
    ['This is a hybrid role and requires in-office collaboration three times per week.', 'hybrid'],
    ['We work from our Paris office 3 days a week.', 'hybrid'],
    ['You will be expected 2-3 days per week in the office.', 'hybrid'],
    ['Remote work is possible, but the role is hybrid.', 'hybrid'],
    ['We are a fully in-person team in San Jose.', 'onsite'],
    ['This role is on-site in our Berlin lab.', 'onsite'],
    ['This is not a remote position.', 'onsite'],
    ['Please note that remote work is not available.', 'onsite'],
    ['Télétravail possible : 2 jours de télétravail par semaine', 'hybrid'],
  ] as const)('reads %j as %s', (text, workplace) => {
    expect(inText(text)).toBe(workplace);
  });

  it.each([
    'You will support our office and remote employees across APAC.',
    'Experience with hybrid cloud environments.',
    'Knowledge of remote sensing and remote procedure calls.',
    'Manage remote teams in three time zones.',
    'An onsite gym and free lunch.',
    'A 30 min onsite or Zoom interview with the team.',
    'Travel to customer sites and work with remote patients.',
    'We build hybrid vehicles.',
    'You get a remote work stipend of $500.',
    'The team meets three times a week with product.',
  ])('reads nothing from %j', (text) => {
    expect(inText(text)).toBeNull();
  });
});

describe('readWorkplace in titles and locations', () => {
  it.each([
    ['Remote, Italy', 'remote'],
    ['US, AR, Remote', 'remote'],
    ['Berlin (Hybrid)', 'hybrid'],
    ['London - On-site', 'onsite'],
    ['Not remote: Leeds', 'onsite'],
  ] as const)('reads the location %j as %s', (location, workplace) => {
    expect(readWorkplace(readingOf(''), [location])).toEqual({ value: workplace, quote: location });
  });

  it('believes the location before the text', () => {
    const reading = readingOf('This is a hybrid role.');
    expect(readWorkplace(reading, ['Remote, US'])?.value).toBe('remote');
  });

  it('believes the title before the text', () => {
    const reading = readingOf('This is a hybrid role.', 'Engineer (Remote)');
    expect(readWorkplace(reading, ['London'])?.value).toBe('remote');
  });

  it('reads nothing from a title about remote sensing', () => {
    expect(readWorkplace(readingOf('', 'Remote Sensing Scientist'), ['Bonn'])).toBeNull();
  });
});
