import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { namedLocation } from './location.ts';
import { mergePostings, rawPosting } from './raw-posting.ts';

const at = (place: string) => [namedLocation(place)].filter((location) => location !== null);

describe('rawPosting', () => {
  it('makes a valid posting of an id and a title', () => {
    const posting = rawPosting({ externalId: '1', title: 'Engineer' });
    expect(RawPosting.parse(posting)).toEqual(posting);
  });

  it.each(['_level', 'entry_', ' entry  level ', 'entry\u00a0level', '_'])(
    'makes one clean line of what is left of %j, or nothing',
    (code) => {
      const name = code.replaceAll('_', ' ');
      const line = name.trim().replace(/\s+/g, ' ') || null;
      const names = { company: name, department: name, team: name, level: name };
      const made = rawPosting({ externalId: '1', title: `Job ${name}`, ...names });
      expect(made).toMatchObject({ company: line, department: line, team: line, level: line });
      expect(made.title).toBe(['Job', line].filter(Boolean).join(' '));
    },
  );

  it('has each stated place once', () => {
    const locations = [null, 'Ulm', 'ulm'].map(namedLocation);
    const posting = rawPosting({ externalId: '1', title: 'Engineer', locations });
    expect(posting.locations.map(({ text }) => text)).toEqual(['Ulm']);
  });
});

describe('a work model in the place of a location becomes the workplace', () => {
  const placed = (texts: readonly string[]) =>
    rawPosting({ externalId: '1', title: 'A', locations: texts.flatMap(at) });
  const told = (texts: readonly string[]) => {
    const { locations, workplace } = placed(texts);
    return [locations.map(({ text }) => text).join('; '), workplace];
  };

  it.each([
    [['Hybrid'], ['', 'hybrid']],
    [['In-Office'], ['', 'onsite']],
    [
      ['On-site', 'onsite'],
      ['', 'onsite'],
    ],
    [['Remote'], ['Remote', 'remote']],
    [
      ['Hybrid', 'Berlin'],
      ['Berlin', null],
    ],
    [
      ['Hybrid', 'On-site'],
      ['', null],
    ],
    [['Berlin (Hybrid)'], ['Berlin (Hybrid)', null]],
    [['Multiple locations'], ['Multiple locations', null]],
    [
      ['N/A', 'TBD'],
      ['', null],
    ],
  ])('reads %j as %j', (texts, expected) => {
    expect(told(texts)).toEqual(expected);
  });

  it('keeps the parts of an address whose text is a work model', () => {
    const parts = { text: 'Hybrid', city: 'Ulm', region: null, country: 'DE' };
    expect(rawPosting({ externalId: '1', title: 'A', locations: [parts] })).toMatchObject({
      locations: [{ text: 'Ulm, DE', city: 'Ulm', country: 'DE' }],
      workplace: 'hybrid',
    });
  });

  it('believes the site’s own field first', () => {
    const locations = at('Hybrid');
    expect(
      rawPosting({ externalId: '1', title: 'A', locations, workplace: 'onsite' }),
    ).toMatchObject({ workplace: 'onsite' });
  });
});

describe('the links of a posting', () => {
  it.each([
    ['https://acme.example/1', 'https://acme.example/1'],
    ['javascript:alert(1)', null],
    ['data:text/html,<script>alert(1)</script>', null],
    [' JAVASCRIPT:alert(1)', null],
    ['file:///etc/passwd', null],
    ['/jobs/1', null],
    [null, null],
  ])('keep %s as %s', (link, kept) => {
    const { url, applyUrl } = rawPosting({
      externalId: '1',
      title: 'A',
      url: link,
      applyUrl: link,
    });
    expect([url, applyUrl]).toEqual([kept, kept]);
  });
});

describe('mergePostings', () => {
  const short = rawPosting({
    externalId: '1',
    title: 'A',
    department: 'R&D',
    locations: at('Rome'),
  });
  const full = rawPosting({
    externalId: '1',
    title: 'A (full)',
    url: 'https://acme.example/1',
    descriptionText: 'text',
    locations: at('Oslo'),
  });

  it.each([
    ['first', mergePostings(full, short)],
    ['second', mergePostings(short, full)],
  ])('keeps the fuller posting’s values, if it comes %s, and fills its gaps', (_order, merged) => {
    expect(merged).toMatchObject({
      title: 'A (full)',
      url: 'https://acme.example/1',
      department: 'R&D',
    });
  });

  it('collects the locations of both', () => {
    expect(mergePostings(short, full).locations.map(({ text }) => text)).toEqual(['Rome', 'Oslo']);
  });
});
