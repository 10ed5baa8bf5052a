import { describe, expect, it } from 'vitest';
import { isNoPlace, remoteIf, workplaceOf } from './workplace.ts';

it('is remote only for a flag that is set', () => {
  expect([true, false, null].map(remoteIf)).toEqual(['remote', null, null]);
});

describe('workplaceOf', () => {
  it.each([
    ['In office 3 days', 'hybrid'],
    ['On-site, 2-3 days per week', 'hybrid'],
    ['On site 5 days per week', 'onsite'],
    ['remote', 'remote'],
    ['Fully Remote', 'remote'],
    ['TELECOMMUTE', 'remote'],
    ['Hybrid', 'hybrid'],
    ['hybrid remote', 'hybrid'],
    ['OnSite', 'onsite'],
    ['on-site', 'onsite'],
    ['In Office', 'onsite'],
    ['ON_SITE', 'onsite'],
    ['WFH', 'remote'],
    ['100% remote', 'remote'],
    ['Vor Ort', 'onsite'],
    ['Présentiel', 'onsite'],
    ['Híbrido', 'hybrid'],
    ['Télétravail', 'remote'],
    ['Op locatie', 'onsite'],
    ['not remote', null],
    ['Partially remote', null],
    ['Remote or on-site', null],
    ['unspecified', null],
    ['', null],
    [null, null],
  ])('reads %j as %j', (text, workplace) => {
    expect(workplaceOf(text)).toBe(workplace);
  });
});

describe('text about the way of working or several places names no place', () => {
  it.each([
    'Hybrid',
    'In-Office',
    'ON_SITE',
    'Remote',
    'Fully Remote',
    'Hybrid (3 days per week)',
    'Hybrides Arbeiten',
    'No Office',
    'Bundesweit',
    'Hybrid or Remote',
    'Flexible',
    'Multiple locations',
    '3 Locations',
    'Various',
    'Virtual',
    'N/A',
    'TBD',
    'To be determined',
    'Vor Ort',
    'Mehrere Standorte',
    'Présentiel',
    'Híbrido',
    'Op locatie',
  ])('%s', (text) => {
    expect(isNoPlace(text)).toBe(true);
  });

  it.each([
    'Remote - US',
    'Remote - IN',
    'Remote, OR',
    'IN',
    'Berlin (Hybrid)',
    'On-site in Ulm',
    'Onsala',
    'Officeville',
    'in',
    'Office',
    'Worldwide',
    '94107',
  ])('but %s does', (text) => {
    expect(isNoPlace(text)).toBe(false);
  });
});
