import { describe, expect, it } from 'vitest';
import { hours } from '#core/duration.ts';
import { companies } from './demo-content.ts';
import { type Moment, makeDraft, nextMoment } from './posting-draft.ts';

const now = Date.UTC(2026, 10, 20, 9);
const company = companies.find(({ slug }) => slug === 'Quillmarsh');
if (company === undefined) throw new Error('no such company');

const first: Moment = {
  drafts: Array.from({ length: company.openings }, (_, n) => makeDraft(company, n, now)),
  step: 0,
  nextN: company.openings,
};
const stepsOn = (steps: number): Moment =>
  Array.from({ length: steps }).reduce<Moment>((moment) => nextMoment(company, moment, now), first);

describe('nextMoment', () => {
  const known = new Map(first.drafts.map((draft) => [draft.n, draft]));
  const { drafts } = stepsOn(1);
  const kept = drafts.flatMap((draft) => {
    const before = known.get(draft.n);
    return before === undefined ? [] : [{ before, draft }];
  });

  it('closes as many openings as it adds', () => {
    expect(drafts).toHaveLength(first.drafts.length);
    expect(kept).toHaveLength(first.drafts.length - 2);
  });

  it('posts the new ones within the last hours', () => {
    const ages = drafts.filter(({ n }) => !known.has(n)).map(({ postedAtMs }) => now - postedAtMs);

    expect(ages).toEqual([hours(1), hours(2)]);
  });

  it('changes one title, one pay and one text', () => {
    const titles = kept.filter(
      ({ before, draft }) =>
        before.level.word !== draft.level.word || before.isTeamInTitle !== draft.isTeamInTitle,
    );
    const pays = kept.filter(({ before, draft }) => before.pay !== draft.pay);
    const texts = kept.filter(({ before, draft }) => before.news !== draft.news);

    expect([titles, pays, texts].map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it('raises pay', () => {
    const [raised] = kept.filter(({ before, draft }) => before.pay !== draft.pay);

    expect(raised?.draft.pay?.min).toBeGreaterThan(raised?.before.pay?.min ?? 0);
  });

  it('never reuses a number, and leaves odd openings alone', () => {
    const seen = [1, 5, 20].flatMap((steps) => stepsOn(steps).drafts.filter(({ odd }) => odd));

    expect(seen).toEqual([1, 5, 20].map(() => known.get(4)));
    expect(stepsOn(20).nextN).toBe(company.openings + 40);
    expect(new Set(stepsOn(20).drafts.map(({ n }) => n)).size).toBe(company.openings);
  });

  it('repeats the same steps', () => {
    expect(stepsOn(3)).toEqual(stepsOn(3));
  });
});
