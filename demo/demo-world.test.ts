import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { days, seconds } from '#core/duration.ts';
import { enrichWithRules } from '#enrichment/enrich.ts';
import { ashby } from '#sources/ats/ashby.ts';
import { greenhouse } from '#sources/ats/greenhouse.ts';
import { smartrecruiters } from '#sources/ats/smartrecruiters.ts';
import { teamtailor } from '#sources/ats/teamtailor.ts';
import type { Source } from '#sources/source.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import type { BoardPosting } from './boards/board.ts';
import { createDemoWorld } from './demo-world.ts';

const startedAt = Date.UTC(2026, 10, 20, 9);
const freshWorld = () => createDemoWorld(() => startedAt);
/** The world before any request. */
const world = freshWorld();
const postings = world.companies.flatMap(({ shown }) => shown.postings);

/** A source's reading of one opening from a board's answer. */
function parseAs(source: Source, slug: string, body: string, isThis: (title: string) => boolean) {
  const url = 'https://example.com/jobs';
  const documents = [webDocument(url, { body })];
  const { postings: parsed } = source.parse({ documents, slug, url });
  const posting = parsed.find(({ title }) => isThis(title));
  if (posting === undefined) throw new Error('no such opening');
  return posting;
}

const bodyOf = (url: string): string => freshWorld().answer(new URL(url)).answer.body;

const counts = (values: readonly (string | boolean | null | undefined)[]) => {
  const named = values.filter((value) => value !== null && value !== undefined);
  return Object.fromEntries(
    [...Map.groupBy(named, String)].map(([value, same]) => [value, same.length]),
  );
};

describe('the openings of the demo', () => {
  it('number about three hundred at a dozen companies', () => {
    expect(world.companies.length).toBeGreaterThanOrEqual(12);
    expect(postings.length).toBeGreaterThan(250);
    expect(postings.length).toBeLessThan(320);
  });

  it('have unique ids', () => {
    expect(new Set(postings.map(({ id }) => id)).size).toBe(postings.length);
  });

  it('were posted over the last sixty days', () => {
    const ages = postings.map(({ postedAt }) => startedAt - Date.parse(postedAt));

    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.max(...ages)).toBeLessThanOrEqual(days(60));
    expect(Math.max(...ages)).toBeGreaterThan(days(55));
  });

  it('have texts of about a page', () => {
    const lengths = postings.map(({ descriptionHtml }) => descriptionHtml.length);
    const ordinary = lengths.filter((length) => length <= 3_000);

    expect(ordinary.length).toBe(postings.length - 1);
    expect(Math.min(...ordinary)).toBeGreaterThan(800);
  });

  it('fill every gap in a phrase', () => {
    const open = postings.filter(({ descriptionHtml, title }) =>
      /[{}]|undefined|NaN/.test(title + descriptionHtml.replace(/<style>.*?<\/style>/, '')),
    );

    expect(open).toEqual([]);
  });

  it('cover many places and ways of working', () => {
    expect(new Set(postings.map(({ place }) => place.country)).size).toBeGreaterThan(20);
    const contracts = counts(postings.map(({ employmentType }) => employmentType));
    expect(Object.values(contracts).every((count) => count >= 5)).toBe(true);
    expect(Object.keys(contracts)).toHaveLength(5);
    const workplaces = counts(postings.map(({ workplace }) => workplace));
    expect(Math.min(...Object.values(workplaces))).toBeGreaterThan(40);
  });

  it('state pay in part, by year and by hour, in many currencies', () => {
    const paid = postings.flatMap(({ pay }) => (pay === null ? [] : [pay]));

    expect(paid.length / postings.length).toBeGreaterThan(0.5);
    expect(paid.length / postings.length).toBeLessThan(0.75);
    expect(paid.filter(({ period }) => period === 'hour').length).toBeGreaterThan(10);
    expect(Object.keys(counts(paid.map(({ currency }) => currency)))).toEqual(
      expect.arrayContaining(['EUR', 'GBP', 'USD', 'CHF', 'PLN', 'CAD', 'JPY']),
    );
  });

  it('contain facts that the rules can read', () => {
    const read = postings.map((posting) => enrichWithRules(asRaw(posting)));

    const levels = counts(read.map(({ seniority }) => seniority));
    expect(Object.keys(levels).length).toBeGreaterThanOrEqual(9);
    expect(counts(read.map(({ visaSponsorship }) => visaSponsorship))).toMatchObject({
      true: expect.any(Number),
      false: expect.any(Number),
    });
    expect(Object.keys(counts(read.map(({ jobFamily }) => jobFamily))).length).toBeGreaterThan(15);
    expect(read.filter(({ skills }) => skills.length >= 3).length).toBe(read.length);
    expect(new Set(read.flatMap(({ skills }) => skills)).size).toBeGreaterThan(200);
    expect(new Set(read.flatMap(({ benefits }) => benefits)).size).toBeGreaterThan(20);
    expect(new Set(read.flatMap(({ languages }) => languages)).size).toBeGreaterThan(8);
  });

  it('state the same pay in words and in the fields of their boards', () => {
    const wrong = postings
      .filter(({ pay }) => pay !== null)
      .map((posting) => ({ pay: posting.pay, read: enrichWithRules(asRaw(posting)).salary }))
      .filter(({ pay, read }) => pay?.min !== read?.min || pay?.period !== read?.period);

    expect(wrong).toEqual([]);
  });
});

describe('odd openings', () => {
  it.each([
    ['from right to left', /\p{Script=Arabic}{3}/u],
    ['with an emoji', /\p{Emoji_Presentation}/u],
    ['very long', /^.{250}/],
    ['with markup in it', /<b>/],
  ])('have a title %s', (_, pattern) => {
    expect(postings.filter(({ title }) => pattern.test(title))).toHaveLength(1);
  });

  it('contain scripts and styles that sources remove', () => {
    const body = bodyOf('https://api.ashbyhq.com/posting-api/job-board/Quillmarsh');
    const { descriptionHtml } = parseAs(ashby, 'Quillmarsh', body, (title) => /urgent/.test(title));

    expect(body).toMatch(/<script>.*onclick.*onerror/);
    expect(descriptionHtml).toContain('This paragraph carries a style of its own.');
    expect(descriptionHtml).not.toMatch(/script|style=|onclick|onerror|<img/i);
  });

  it('include one of 300 kB that is still read', () => {
    const body = bodyOf('https://tidewatergrid.teamtailor.com/jobs.json');
    const posting = parseAs(teamtailor, 'tidewatergrid', body, (title) => /annexes/.test(title));

    const longest = Math.max(...postings.map(({ descriptionHtml }) => descriptionHtml.length));
    expect(longest).toBeGreaterThan(300_000);
    expect(posting.descriptionText.length).toBeGreaterThan(100_000);
  });
});

describe('createDemoWorld', () => {
  it('makes one company slow', () => {
    const waits = world.companies.map(({ shown }) => world.answer(new URL(shown.url)).waitMs);

    expect(waits.filter((waitMs) => waitMs === seconds(1.5))).toHaveLength(1);
    expect(waits.filter((waitMs) => waitMs === null)).toHaveLength(waits.length - 1);
  });

  it('never changes companies whose list no scan sees in full', () => {
    const moved = freshWorld();
    moved.advance();

    const still = moved.companies.filter(
      ({ shown }, n) => shown.postings[0]?.id === world.companies[n]?.shown.postings[0]?.id,
    );
    expect(still.map(({ row }) => row.fault).toSorted()).toEqual(['challenge', 'cut', 'error']);
  });

  it('keeps a list unchanged while its details are read', () => {
    const asked = freshWorld();
    const list =
      'https://api.smartrecruiters.com/v1/companies/BrackenmoorHealth/postings?limit=100';
    const { answer } = asked.answer(new URL(list));
    const { content } = z
      .object({ content: z.array(z.object({ id: z.string(), name: z.string() })) })
      .parse(JSON.parse(answer.body));

    const details = content.map(({ id }) => asked.answer(new URL(list.replace(/\?.*/, `/${id}`))));

    const titles = details.map(
      ({ answer: { body } }) => parseAs(smartrecruiters, '', body, () => true).title,
    );
    expect(titles).toEqual(content.map(({ name }) => name));
  });
});

/** An opening as a source with its words and place, but no other field, would give it. */
function asRaw({ title, place, descriptionHtml }: BoardPosting) {
  const text = place.city === '' ? `Remote, ${place.country}` : `${place.city}, ${place.country}`;
  const job = { id: 1, title, location: { name: text }, content: descriptionHtml };
  const documents = [webDocument('https://example.com', { body: JSON.stringify({ jobs: [job] }) })];
  const [posting] = greenhouse.parse({ documents, slug: 'demo', url: '' }).postings;
  if (posting === undefined) throw new Error('not read');
  return posting;
}
