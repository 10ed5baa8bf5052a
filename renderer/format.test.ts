import { describe, expect, test } from 'vitest';
import { duration, hostOf, pay, place, relativeTime, shortAge, shortMessage } from './format.ts';

const nowMs = Date.parse('2026-11-26T12:00:00Z');
const ago = (ms: number): string => new Date(nowMs - ms).toISOString();
/** The number in this machine's locale. */
const here = (n: number): string => n.toLocaleString();
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

describe('ages use the shortest form', () => {
  test.each([
    [20_000, 'now'],
    [12 * minute, '12 min'],
    [3 * hour, '3 h'],
    [5 * day, '5 d'],
    [75 * day, '2 mo'],
    [800 * day, '2 y'],
  ])('%i ms ago', (ms, age) => {
    expect(shortAge(ago(ms), nowMs)).toBe(age);
  });
});

test('a relative time tells past from future', () => {
  expect(relativeTime(ago(3 * hour), nowMs)).toBe('3 h ago');
  expect(relativeTime(ago(-3 * hour), nowMs)).toBe('in 3 h');
  expect(relativeTime(ago(5_000), nowMs)).toBe('just now');
});

test('an invalid time is empty', () => {
  expect(shortAge('soon', nowMs)).toBe('');
});

test('durations take the unit that fits', () => {
  expect([80, 3_200, 42_000, 4 * minute, 2 * hour].map(duration)).toEqual([
    '80 ms',
    '3.2 s',
    '42 s',
    '4 min',
    '2.0 h',
  ]);
});

describe('pay is shown in its own currency and period', () => {
  const yearly = { currency: 'EUR', period: 'year' } as const;
  test.each([
    [{ ...yearly, min: 95_000, max: 120_000 }, '€95–120k'],
    [{ ...yearly, min: 95_000, max: 95_000 }, '€95k'],
    [{ ...yearly, min: 95_500, max: null }, `€${here(95.5)}k+`],
    [{ ...yearly, min: null, max: 120_000 }, 'up to €120k'],
    [{ min: 45, max: 60, currency: 'USD', period: 'hour' }, '$45–60/h'],
    [{ min: 72_000, max: 94_000, currency: 'AUD', period: 'year' }, 'A$72–94k'],
    [{ min: 468_000, max: 624_000, currency: 'DKK', period: 'year' }, 'DKK 468–624k'],
    [{ min: 594_000, max: 774_000, currency: 'SEK', period: 'year' }, 'SEK 594–774k'],
    [{ min: 68_000, max: 87_000, currency: 'GBP', period: 'year' }, '£68–87k'],
    [{ min: 6_000_000, max: 8_000_000, currency: 'JPY', period: 'year' }, '¥6–8M'],
    [
      { min: 978_000, max: 1_260_000, currency: 'ZAR', period: 'year' },
      `ZAR ${here(0.98)}–${here(1.26)}M`,
    ],
    [{ ...yearly, min: 9_500, max: 12_000 }, `€${here(9_500)}–${here(12_000)}`],
    [{ ...yearly, min: null, max: null }, ''],
    [{ min: 22.5, max: null, currency: 'CHF', period: 'hour' }, `CHF ${here(22.5)}+/h`],
    [
      { min: 4_000, max: 5_000, currency: null, period: 'month' },
      `${here(4_000)}–${here(5_000)}/mo`,
    ],
  ] as const)('%j', (salary, text) => {
    expect(pay(salary)).toBe(text);
  });

  test('amounts can be written in full', () => {
    const salary = { ...yearly, min: 95_000, max: 95_040 };
    expect(pay(salary, { isExact: true })).toBe(`€${here(95_000)}–${here(95_040)}`);
  });
});

describe('places are short', () => {
  const at = (city: string | null, country: string | null) => ({
    text: [city, country].filter(Boolean).join(', '),
    city,
    region: null,
    country,
  });
  const berlin = at('Berlin', 'DE');
  test.each<[Parameters<typeof place>[0], string]>([
    [{ locations: [berlin], workplace: 'hybrid' }, 'Berlin · hybrid'],
    [{ locations: [berlin, at('Paris', 'FR')], workplace: null }, 'Berlin +1'],
    [{ locations: [at(null, 'DE')], workplace: 'remote' }, 'Remote · Germany'],
    [{ locations: [at(null, 'Narnia')], workplace: null }, 'Narnia'],
    [{ locations: [at('Remote, EU', null)], workplace: 'remote' }, 'Remote, EU'],
    [{ locations: [], workplace: 'remote' }, 'Remote'],
    [{ locations: [], workplace: null }, ''],
  ])('%j', (where, text) => {
    expect(place(where)).toBe(text);
  });
});

test('an address shows as its host', () => {
  expect(hostOf('https://www.jobs.example/a?b')).toBe('jobs.example');
  expect(hostOf('no address')).toBe('no address');
});

test('a message shortens addresses to their host', () => {
  expect(shortMessage('https://jobs.acme.example/v0/x?mode=json returned an error (500)')).toBe(
    'jobs.acme.example returned an error (500)',
  );
});
