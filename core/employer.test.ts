import { describe, expect, it } from 'vitest';
import { bareName, type EmployerEvidence, isSameEmployer } from './employer.ts';

const isSame = (said: Partial<EmployerEvidence>): boolean =>
  isSameEmployer({ names: ['Acme'], stated: [], slug: 'other', known: 10, same: 0, ...said });

describe('isSameEmployer', () => {
  it.each([
    ['its name', { stated: ['ACME'] }],
    ['its name and a legal form', { stated: ['Acme GmbH'] }],
    ['its longer name', { stated: ['Acme Robotics'] }],
    ['its name as the slug', { slug: 'acme' }],
    ['a slug that begins with its name', { slug: 'acme-robotics' }],
    ['its name in a tenant', { slug: 'acme.wd5.myworkdayjobs.com/External' }],
    ['its name after a region', { slug: 'eu:acme' }],
    ['a number, which names no one', { slug: '48213' }],
    ['a key, which names no one', { slug: '6f1e0a52-0d4c-4a5e-9b3f-aa0b7c1d2e3f' }],
    ['half of its openings under a new name', { stated: ['Globex'], same: 5 }],
  ])('believes a board with %s', (_what, said) => {
    expect(isSame(said)).toBe(true);
  });

  it.each([
    ['another name', { stated: ['Globex'], slug: 'acme' }],
    ['a name that only begins with the same letters', { names: ['Go'], stated: ['Google'] }],
    ['another slug', { slug: 'globex' }],
    ['a slug that begins with the letters of a short name', { names: ['Go'], slug: 'google' }],
    ['a single opening in common', { stated: ['Globex'], known: 1, same: 1 }],
    ['few openings in common', { stated: ['Globex'], same: 4 }],
  ])('does not believe one with %s', (_what, said) => {
    expect(isSame(said)).toBe(false);
  });
});

it.each([
  'Acme, Inc.',
  'ACME LLP',
  'Acme L.L.C.',
  'Acme, N.A.',
  'Acme S.p.A.',
  'Acme Co., Ltd.',
  'Acme Pty Ltd',
  'Acme GmbH & Co. KG',
  'Acme GmbH and Co KG',
])('a name is the same without its legal form: %s', (name) => {
  expect(bareName(name)).toBe('acme');
});

it.each([
  ['Inc', 'inc'],
  ['Zinc', 'zinc'],
  ['Acme Spa', 'acme spa'],
  ['Such As', 'such as'],
  ['Co Star', 'co star'],
])('what only looks like a legal form stays: %s', (name, bare) => {
  expect(bareName(name)).toBe(bare);
});
