import { expect, it } from 'vitest';
import { spotsAt } from './json-path.ts';
import { fillTemplate, linkTemplate } from './link-template.ts';

const site = 'https://acme.example';
const jobs = [
  { id: 7, slug: 'baker-ulm', title: 'Baker', team: 'a' },
  { id: 17, slug: 'cook-bern', title: 'Cook', team: 'a' },
  { id: 27, slug: 'clerk-rome', title: 'Clerk', team: 'a' },
];
const records = spotsAt(jobs, ['*']);
const links = (form: (job: (typeof jobs)[number]) => string) => [
  `${site}/team/a`,
  ...jobs.map((job) => site + form(job)),
];

it.each([
  ['an id', links(({ id }) => `/jobs/${id}`), `${site}/jobs/{id}`],
  ['a slug', links(({ slug }) => `/karriere/${slug}/`), `${site}/karriere/{slug}/`],
  ['both', links(({ id, slug }) => `/jobs/${slug}-${id}`), `${site}/jobs/{slug}-{id}`],
  ['an id in a parameter', links(({ id }) => `/job?ref=${id}`), `${site}/job?ref={id}`],
  ['an id behind the hash', links(({ id }) => `/#/job/${id}`), `${site}/#/job/{id}`],
])('finds the form of addresses with %s', (_form, page, template) => {
  expect(linkTemplate(records, page)).toBe(template);
});

it.each([
  ['links to other things', [`${site}/team/a`, `${site}/blog/7th-day`, `${site}/about`]],
  ['a number that stands in another', [`${site}/p/271`, `${site}/p/171`]],
  ['one link of many', [`${site}/jobs/7`]],
  ['no links', []],
])('proves none by %s', (_what, page) => {
  expect(linkTemplate(records, page)).toBeNull();
});

it('makes no address of a record without the field', () => {
  const [record] = spotsAt([{ title: 'Baker' }], ['*']);
  expect(record && fillTemplate(`${site}/jobs/{id}`, record)).toBeNull();
});
