import { describe, expect, it } from 'vitest';
import { createPeopleMask } from './mask-people.ts';

const mask = (text: string) => createPeopleMask().text(text);

describe('an e-mail address', () => {
  it.each([
    ['in a sentence', 'Write to jane.doe@acme.com.', 'Write to person1@masked.example.'],
    ['in a link', '<a href="mailto:jane@acme.co.uk">', '<a href="mailto:person1@masked.example">'],
    ['in JSON', '{"to":"j+jobs@acme.io"}', '{"to":"person1@masked.example"}'],
    ['after an escape of JSON', '"a\\njane@acme.com"', '"a\\nperson1@masked.example"'],
    ['after a code point', '"\\u003ejane@acme.com"', '"\\u003eperson1@masked.example"'],
    ['in an address', 'u=mailto%3Ajane%40acme.com', 'u=mailto%3Aperson1%40masked.example'],
    ['with an entity', 'jane&#64;acme.com', 'person1&#64;masked.example'],
    ['against robots', 'jane [at] acme.com', 'person1 [at] masked.example'],
    ['hidden by Cloudflare', 'data-cfemail="5a3b4c5d6e7f"', 'data-cfemail="000000000000"'],
  ])('%s is masked', (_where, text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it('gets the same placeholder each time', () => {
    const people = createPeopleMask();
    people.text('a@acme.com b@acme.com');
    expect(people.text('B@acme.com')).toBe('person2@masked.example');
    expect(people.url('https://acme.com/?to=a%40acme.com')).toContain('person1%40');
    expect(people.counts()).toMatchObject({ emails: 2 });
  });

  it.each([
    '{"@graph":[{"@type":"JobPosting"}]}',
    'src="logo@2x.png"',
    'react@18.2.0 and @angular/core@17.0.1',
    'https://www.google.com/maps/@52.5,13.4,15z',
    'https://medium.com/@acme/jobs.html',
    '@media (min-width: 40em)',
    'import("chunk@next.js")',
  ])('is not seen in %s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

describe('a phone number', () => {
  it.each([
    ['Tel.: 030 1234567', 'Tel.: 000 0000000'],
    ['<a href="tel:+493012345678">', '<a href="tel:+000000000000">'],
    ['{"phone": "0301234567"}', '{"phone": "0000000000"}'],
    ['{"phoneNumber":4930123456}', '{"phoneNumber":0000000000}'],
    ['<dt>Phone</dt><dd>555 123 4567</dd>', '<dt>Phone</dt><dd>000 000 0000</dd>'],
    ['Call us at (415) 555-2671', 'Call us at (000) 000-0000'],
    ['or (415) 555-2671.', 'or (000) 000-0000.'],
    ['or 415-555-2671.', 'or 000-000-0000.'],
    ['(+44 20 7946 0958)', '(+00 00 0000 0000)'],
    ['0049 30 1234567', '0000 00 0000000'],
    ['Téléphone : +33 1 23 45 67 89', 'Téléphone : +00 0 00 00 00 00'],
  ])('%s is masked', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    '{"id":4155552671,"req":"415-555-2671"}',
    '"jobId": "0049301234567"',
    'https://acme.com/jobs/4155552671?gh_jid=4155552671',
    'https://acme.com/jobs/415-555-2671',
    '€60,000 - €80,000 or 60.000 – 80.000 EUR',
    '$120,000.00 - $180,000.00',
    'more than +10 000 000 users',
    '2026-05-01T10:00:00+02:00',
    '{"postedAt":"2026-05-01 10:00:00","mobile":true}',
    'Call 2026-05-01',
    '1714554000000',
    'R-0012345678',
    '{"salary":{"min":60000,"max":80000}}',
  ])('is not seen in %s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

describe('a name', () => {
  it.each([
    ['Contact: Jane Doe', 'Contact: Masked Person'],
    ['<strong>Contact:</strong> Jane van der Doe.', '<strong>Contact:</strong> Masked Person.'],
    ['Ihre Ansprechpartnerin ist', 'Ihre Ansprechpartnerin ist'],
    ['Ansprechpartner: Herr Max Mustermann', 'Ansprechpartner: Herr Masked Person'],
    ['<h3>Contact person</h3><p>Jane O’Neil</p>', '<h3>Contact person</h3><p>Masked Person</p>'],
    ['Recruiter: Jane Doe-Smith', 'Recruiter: Masked Person'],
    ['Personne à contacter : Mme Anne Le Goff', 'Personne à contacter : Mme Masked Person'],
    ['{"recruiter":"Jane Doe"}', '{"recruiter":"Masked Person"}'],
    [
      '{"hiringManager":{"id":7,"name":"Jane \\"J\\" Doe","tags":["a"]},"title":"Baker"}',
      '{"hiringManager":{"id":7,"name":"Masked Person","tags":["Masked Person"]},"title":"Baker"}',
    ],
    [
      '{"hiring_team":[{"name":"A B","user_id":"u1"},{"name":"C D"}],"id":1}',
      '{"hiring_team":[{"name":"Masked Person","user_id":"u1"},{"name":"Masked Person"}],"id":1}',
    ],
    [
      'data="{&quot;contactPerson&quot;:&quot;Jane Doe&quot;}"',
      'data="{&quot;contactPerson&quot;:&quot;Masked Person&quot;}"',
    ],
    ['"{\\"creator\\":\\"Jane Doe\\"}"', '"{\\"creator\\":\\"Masked Person\\"}"'],
    [
      '<dc:creator><![CDATA[Jane]]></dc:creator>',
      '<dc:creator><![CDATA[Masked Person]]></dc:creator>',
    ],
    ['https://www.linkedin.com/in/jane-doe-1', 'https://www.linkedin.com/in/a-profile'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked.replace('a-profile', 'Masked-Person'));
  });

  it.each([
    '<h3>Recruiter</h3><p>New York</p>',
    'Technical Recruiter – New York',
    'Contact: Sales Team',
    '<a href="/contact">Contact</a> <a href="/jobs">Senior Baker</a>',
    '{"title":"Recruiter","location":"New York"}',
    '{"recruiter":null,"title":"Hiring Manager"}',
    '{"creator_id":5,"name":"Acme Bakery"}',
  ])('is not seen in %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('is counted', () => {
    const people = createPeopleMask();
    people.text('Contact: Jane Doe, {"recruiter":"Jo"}, Tel. 030 1234567');
    expect(people.counts()).toEqual({ emails: 0, phones: 1, names: 2 });
  });
});
