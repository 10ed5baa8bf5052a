import { expect, test } from 'vitest';
import { placeOf } from './place-of.ts';

const at = (name: string, url: string) => ({ name, url: `https://${url}` });

test.each([
  [
    'two boards of one vendor',
    [at('Acme', 'jobs.lever.co/acme'), at('Acme', 'jobs.lever.co/acme-labs')],
    ['jobs.lever.co/acme', 'jobs.lever.co/acme-labs'],
  ],
  [
    'two sites of one tenant',
    [
      at('Acme', 'acme.wd1.myworkdayjobs.com/External'),
      at('ACME', 'acme.wd1.myworkdayjobs.com/Early/'),
    ],
    ['acme.wd1.myworkdayjobs.com/External', 'acme.wd1.myworkdayjobs.com/Early'],
  ],
  [
    'two queries of one page',
    [at('Acme', 'www.acme.example/jobs?a=1'), at('Acme', 'acme.example/jobs?a=2')],
    ['acme.example/jobs?a=1', 'acme.example/jobs?a=2'],
  ],
  [
    'boards of two vendors',
    [at('Acme', 'jobs.lever.co/acme'), at('Acme', 'jobs.ashbyhq.com/acme')],
    ['jobs.lever.co', 'jobs.ashbyhq.com'],
  ],
  [
    'two names',
    [at('Acme', 'jobs.lever.co/acme'), at('Acme Labs', 'jobs.lever.co/acme-labs')],
    ['jobs.lever.co', 'jobs.lever.co'],
  ],
])(
  'companies offered beside each other differ by name or place: %s',
  (_what, companies, places) => {
    expect(companies.map((company) => placeOf(company, companies))).toEqual(places);
  },
);
