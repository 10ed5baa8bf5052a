import { describe, expect, it } from 'vitest';
import { rawPosting } from '#tests/support/postings.ts';
import { Change, changedFields, diffListing, hasEnded, type KnownPosting } from './posting-diff.ts';

const complete = { complete: true, suspectScans: 0 };
const open = (id: string, contentHash = 'a'): KnownPosting => ({
  id,
  contentHash,
  isOpen: true,
  hasEnded: false,
});
const closed = (id: string, contentHash = 'a'): KnownPosting => ({
  id,
  contentHash,
  isOpen: false,
  hasEnded: false,
});
const seen = (id: string, contentHash = 'a', hasText = true) => ({
  id,
  contentHash,
  hasText,
  hasEnded: false,
});
const ids = (count: number) => Array.from({ length: count }, (_, i) => String(i));

describe('diffListing', () => {
  it('sorts postings into new, changed, unchanged and closed', () => {
    const known = [open('same'), open('changed'), open('gone'), closed('back'), closed('past')];
    const listed = [seen('same'), seen('changed', 'b'), seen('back'), seen('new')];
    expect(diffListing(known, listed, complete)).toEqual({
      new: ['new'],
      changed: ['changed'],
      reopened: ['back'],
      unchanged: ['same'],
      closed: ['gone'],
      ended: [],
      held: false,
      suspectScans: 0,
    });
  });

  it('counts a posting listed twice once', () => {
    expect(diffListing([], [seen('1'), seen('1')], complete).new).toEqual(['1']);
  });

  it('closes nothing after an incomplete listing', () => {
    const diff = diffListing([open('1'), open('2')], [], { complete: false, suspectScans: 0 });
    expect(diff).toMatchObject({ closed: [], held: false });
  });

  it.each([
    ['the only one', 1, 0, { held: false, closed: 1 }],
    ['all of two', 2, 0, { held: true, closed: 0 }],
    ['one of two', 2, 1, { held: false, closed: 1 }],
    ['five at once', 5, 0, { held: true, closed: 0 }],
    ['all but less than a fifth', 10, 1, { held: true, closed: 0 }],
    ['four fifths', 10, 2, { held: false, closed: 8 }],
  ])('handles the loss of %s', (_, before, after, expected) => {
    const known = ids(before).map((id) => open(id));
    const listed = ids(after).map((id) => seen(id));
    const diff = diffListing(known, listed, complete);
    expect({ held: diff.held, closed: diff.closed.length }).toEqual(expected);
  });

  it('believes a suspicious listing the second time in a row', () => {
    const known = ids(5).map((id) => open(id));
    const first = diffListing(known, [], complete);
    const second = diffListing(known, [], { complete: true, suspectScans: first.suspectScans });
    expect(second).toMatchObject({ held: false, suspectScans: 0 });
    expect(second.closed).toHaveLength(5);
  });

  it('starts over after a normal listing in between', () => {
    const known = ids(5).map((id) => open(id));
    const listed = ids(5).map((id) => seen(id));
    expect(diffListing(known, listed, { complete: true, suspectScans: 1 }).suspectScans).toBe(0);
  });

  it('learns nothing about a suspicion from an incomplete listing', () => {
    const known = ids(5).map((id) => open(id));
    expect(diffListing(known, [], { complete: false, suspectScans: 1 }).suspectScans).toBe(1);
  });

  it('suspects a listing without any known posting: it may be another board', () => {
    const known = ids(6).map((id) => open(id));
    const listed = ids(6).map((id) => seen(`moved-${id}`));
    expect(diffListing(known, listed, complete)).toMatchObject({ held: true, closed: [] });
  });

  it('keeps the known text if only the list could be read', () => {
    const diff = diffListing([open('1', 'with text')], [seen('1', 'without', false)], complete);
    expect(diff).toMatchObject({ unchanged: ['1'], changed: [] });
  });
});

describe('changedFields', () => {
  const place = (text: string) => ({ text, city: null, region: null, country: null });
  const salary = { min: 1, max: 2, currency: 'EUR', period: 'hour' } as const;

  it.each([
    ['title', { title: 'A' }, { title: 'B' }, 'A', 'B'],
    [
      'locations',
      { locations: [place('Rome')] },
      { locations: [place('Rome'), place('Bari')] },
      ['Rome'],
      ['Bari', 'Rome'],
    ],
    ['workplace', { workplace: 'onsite' }, { workplace: 'remote' }, 'onsite', 'remote'],
    ['department', { department: null }, { department: 'Data' }, null, 'Data'],
    ['employmentType', { employmentType: null }, { employmentType: 'contract' }, null, 'contract'],
    ['salary', { salary: null }, { salary }, null, salary],
    ['description', { descriptionText: 'Old.' }, { descriptionText: 'New.' }, 'Old.', null],
  ] as const)('shows how the %s changed', (field, before, after, from, to) => {
    const copy = (said: object) => rawPosting(structuredClone(said));
    const changes = changedFields(copy(before), copy(after));
    expect(changes).toEqual([{ field, from, to }]);
    expect(Change.parse(changes[0])).toEqual(changes[0]);
  });

  it('ignores links, dates, markup and spacing', () => {
    const before = rawPosting({ descriptionText: 'Two  words' });
    const after = rawPosting({
      url: 'https://jobs.example.com/2',
      updatedAt: '2026-03-01',
      descriptionHtml: '<div>Two words</div>',
      descriptionText: 'Two\nwords',
    });
    expect(changedFields(before, after)).toEqual([]);
  });
});

const ended = (validThrough: string | null, at: string) => hasEnded({ validThrough }, at);

describe('a posting is over once its end has passed everywhere on earth', () => {
  it.each([
    ['a date alone lasts through that day', '2026-11-29', '2026-11-29T23:59:00Z', false],
    ['also where the day ends last', '2026-11-29', '2026-11-30T11:59:00Z', false],
    ['and is over after that', '2026-11-29', '2026-11-30T12:00:00Z', true],
    ['midnight is a date alone', '2026-11-29T00:00', '2026-11-30T11:59:00Z', false],
    ['midnight in UTC too', '2026-11-29T00:00:00Z', '2026-11-30T11:59:00Z', false],
    ['midnight of a zone is its day', '2026-11-29T00:00:00+01:00', '2026-11-29T22:59:00Z', false],
    ['which ends there', '2026-11-29T00:00:00.000+01:00', '2026-11-29T23:00:00Z', true],
    ['a time with a zone is exact', '2026-11-29T17:00:00+01:00', '2026-11-29T16:00:00Z', true],
    ['to the minute', '2026-11-29T17:00:00+01:00', '2026-11-29T15:59:00Z', false],
    ['a time in UTC is exact', '2026-11-29T23:59:59Z', '2026-11-30T00:00:00Z', true],
    ['a time without a zone is read late', '2026-11-29T17:00', '2026-11-30T04:59:00Z', false],
    ['and no later', '2026-11-29T17:00', '2026-11-30T05:00:00Z', true],
    ['years ago', '2020-02-01T00:00', '2026-11-29T00:00:00Z', true],
    ['years ahead', '2099-02-01', '2026-11-29T00:00:00Z', false],
  ])('%s', (_name, validThrough, at, expected) => {
    expect(ended(validThrough, at)).toBe(expected);
  });

  it.each([
    ['no end', null],
    ['the epoch', '1970-01-01T00:00:00Z'],
    ['the first day of a calendar', '0001-01-01T00:00:00'],
    ['the first day of a spreadsheet', '1900-01-01'],
    ['words', 'until filled'],
  ])('%s is no end', (_name, validThrough) => {
    expect(ended(validThrough, '2026-11-29T00:00:00Z')).toBe(false);
  });
});
