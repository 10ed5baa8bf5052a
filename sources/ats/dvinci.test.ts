import { describe, expect, it } from 'vitest';
import { oneAnswer, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { dvinci } from './dvinci.ts';

// Made from the facts: there are no recordings of d.vinci.
const host = 'acme.dvinci-hr.com';
const url = `https://${host}/jobPublication/list.json?lang=de`;
const parsed = (fields: object) =>
  parseBody(dvinci, JSON.stringify([{ id: 7, position: 'Clerk', ...fields }])).postings[0];

describe('d.vinci', () => {
  it.each([
    ['https://acme.dvinci-hr.com/de/jobs', host],
    ['https://acme.dvinci-hr.com/portal/care/jobs', `${host}/portal/care`],
    ['https://static.dvinci-hr.com/app.js', undefined],
    ['https://acme.dvinci-hr.com.evil.example/', undefined],
  ])('finds the portal in %s', (address, slug) => {
    expect(dvinci.match({ url: new URL(address), html: null })?.slug).toBe(slug);
  });

  it.each(['<meta name="dvinciVersion" content="3.0">', '<html ng-app="dvinci.apps.Dvinci">'])(
    'takes a page with %s for a portal on its own domain',
    (html) => {
      expect(dvinci.match({ url: new URL('https://jobs.acme.de/x'), html })?.slug).toBe(
        'jobs.acme.de',
      );
    },
  );

  it('reads the fields of a publication', () => {
    expect(
      parsed({
        jobPublicationURL: 'https://acme.dvinci-hr.com/de/jobs/7/clerk',
        introduction: '<p>We are Acme.</p>',
        tasks: '<ul><li>Sort letters</li></ul>',
        endDate: '2026-09-30',
        jobOpening: {
          createdDate: '2026-05-01T08:00:00Z',
          department: 'Post',
          locations: [{ name: 'Ulm', country: { name: 'Deutschland' }, address: { city: 'Ulm' } }],
          workingTimes: [{ name: 'Vollzeit', internalName: 'FULL_TIME' }],
          contractPeriod: { internalName: 'PERMANENT' },
          salary: {
            currency: 'EUR',
            value: { minValue: 40_000, maxValue: 50_000, unitText: 'YEAR' },
          },
        },
      }),
    ).toMatchObject({
      externalId: '7',
      title: 'Clerk',
      url: 'https://acme.dvinci-hr.com/de/jobs/7/clerk',
      locations: [{ text: 'Ulm', city: 'Ulm', country: 'Deutschland' }],
      department: 'Post',
      employmentType: 'full_time',
      salary: { min: 40_000, max: 50_000, currency: 'EUR', period: 'year' },
      postedAt: '2026-05-01T08:00:00Z',
      validThrough: '2026-09-30',
      descriptionText: 'We are Acme.\n\n• Sort letters',
    });
  });

  it('reads words in place of objects, and a single place', () => {
    const opening = { location: 'München', workingTimes: ['Teilzeit'], contractPeriod: null };
    expect(parsed({ jobOpening: opening })).toMatchObject({
      locations: [{ text: 'München' }],
      employmentType: 'part_time',
    });
  });

  it('leaves out a call for unsolicited applications', () => {
    expect(parsed({ jobOpening: { type: 'UNSOLICITED' } })).toBeUndefined();
  });

  it.each([
    ['a 403 of the vendor', host, { status: 403, body: '' }, 'unknown_board'],
    ['a 404', host, { status: 404, body: '' }, 'unknown_board'],
    ['a 403 of another host', 'jobs.acme.de', { status: 403, body: '' }, 'access_denied'],
    ['a page', host, '<html><p>Welcome</p></html>', 'unexpected_content'],
  ])('knows the meaning of %s', async (_name, slug, answer, code) => {
    const answers = { [url.replace(host, slug)]: answer };
    await expect(dvinci.fetch(slug, createFetchContext({ answers }))).rejects.toMatchObject({
      code,
    });
  });
});

sourceSuite('dvinci', {
  opening: [{ id: '1', position: 'Clerk', jobOpening: { location: 'Ulm' } }],
  slug: host,
  lists: oneAnswer(url, 'jobPublications'),
});
