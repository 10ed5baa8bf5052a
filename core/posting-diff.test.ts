import { describe, expect, it } from 'vitest';
import { rawPosting } from '#tests/support/postings.ts';
import { Change, changedFields, diffListing, type KnownPosting } from './posting-diff.ts';

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
  it('sorts postings by what happened to them', () => {
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

  it('counts a posting that is listed twice once', () => {
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

  it('starts anew when a listing looks right in between', () => {
    const known = ids(5).map((id) => open(id));
    const listed = ids(5).map((id) => seen(id));
    expect(diffListing(known, listed, { complete: true, suspectScans: 1 }).suspectScans).toBe(0);
  });

  it('learns nothing about a suspicion from an incomplete listing', () => {
    const known = ids(5).map((id) => open(id));
    expect(diffListing(known, [], { complete: false, suspectScans: 1 }).suspectScans).toBe(1);
  });

  it('suspects a listing of which it knows nothing: it may be another board', () => {
    const known = ids(6).map((id) => open(id));
    const listed = ids(6).map((id) => seen(`moved-${id}`));
    expect(diffListing(known, listed, complete)).toMatchObject({ held: true, closed: [] });
  });

  it('keeps the text it has where only the list could be read', () => {
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
  ] as const)('says how the %s changed', (field, before, after, from, to) => {
    const copy = (said: object) => rawPosting(structuredClone(said));
    const changes = changedFields(copy(before), copy(after));
    expect(changes).toEqual([{ field, from, to }]);
    expect(Change.parse(changes[0])).toEqual(changes[0]);
  });

  it('says nothing of links, dates, markup and spacing', () => {
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
