import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { locationOf, postingWith } from './posting.fixture.ts';
import { readWithRules } from './provider.ts';

const LeverBoard = z.array(
  z.object({
    id: z.string(),
    text: z.string(),
    categories: z.object({ allLocations: z.array(z.string()) }),
    descriptionPlain: z.string(),
    additionalPlain: z.string(),
    salaryDescriptionPlain: z.string().optional(),
    lists: z.array(z.object({ text: z.string(), content: z.string() })),
    workplaceType: z.string(),
    salaryRange: z.object({ min: z.number(), max: z.number(), currency: z.string() }).optional(),
  }),
);
type LeverPosting = z.infer<typeof LeverBoard>[number];

const AshbyBoard = z.object({
  jobs: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      location: z.string(),
      descriptionPlain: z.string(),
    }),
  ),
});

const linesOf = (html: string): string => html.replace(/<li>/g, '\n- ').replace(/<[^>]+>/g, '');

const ofLever = (raw: LeverPosting): RawPosting =>
  postingWith({
    externalId: raw.id,
    title: raw.text,
    locations: raw.categories.allLocations.map(locationOf),
    descriptionText: [
      raw.descriptionPlain,
      ...raw.lists.map(({ text, content }) => `${text}\n${linesOf(content)}`),
      raw.additionalPlain,
      raw.salaryDescriptionPlain ?? '',
    ].join('\n'),
  });

const readLever = (): LeverPosting[] =>
  LeverBoard.parse(JSON.parse(recording('lever/matchgroup_full.json')));

const readAshby = (name: string): RawPosting[] =>
  AshbyBoard.parse(JSON.parse(recording(name))).jobs.map((job) =>
    postingWith({
      externalId: job.id,
      title: job.title,
      locations: [locationOf(job.location)],
      descriptionText: job.descriptionPlain,
    }),
  );

describe.skipIf(!hasRecordings)('the rules on recorded boards', () => {
  const lever = hasRecordings ? readLever() : [];
  const postings = [
    ...lever.map(ofLever),
    ...(hasRecordings
      ? ['ashby/etched.json', 'ashby/linear.json', 'ashby/highlightta.json'].flatMap(readAshby)
      : []),
  ];

  it('quote nothing that the posting does not say', () => {
    const untrue = postings.flatMap((posting) => {
      const said = `${posting.title}\n${posting.descriptionText}`;
      const places = posting.locations.map(({ text }) => text);
      return Object.entries(readWithRules(posting).evidence).filter(
        ([, quote]) => quote === '' || !(said.includes(quote) || places.includes(quote)),
      );
    });
    expect(untrue).toEqual([]);
  });

  it('give a quote with every value', () => {
    const bare = postings.flatMap((posting) => {
      const { evidence, confidence: _, provider: __, ...values } = readWithRules(posting);
      const known = Object.entries(values).filter(
        ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
      );
      return known.map(([field]) => field).filter((field) => evidence[field] === undefined);
    });
    expect(bare).toEqual([]);
  });

  it('give a quote with every skill, benefit and language', () => {
    const bare = postings.flatMap((posting) => {
      const read = readWithRules(posting);
      return [
        ...read.skills.map((name) => `skills.${name}`),
        ...read.benefits.map((name) => `benefits.${name}`),
        ...read.languages.map((name) => `languages.${name}`),
      ].filter((key) => read.evidence[key] === undefined);
    });
    expect(bare).toEqual([]);
  });

  it('find the pay in every text that states the same as the site’s own field', () => {
    const stated = lever.filter(({ salaryRange, ...raw }) => {
      const text = ofLever(raw).descriptionText.replaceAll(',', '');
      return (
        salaryRange !== undefined && text.includes(`$${salaryRange.min} - $${salaryRange.max}`)
      );
    });
    const right = stated.filter((raw) => {
      const salary = readWithRules(ofLever(raw)).salary;
      return (
        salary?.min === raw.salaryRange?.min &&
        salary?.max === raw.salaryRange?.max &&
        salary?.currency === raw.salaryRange?.currency &&
        salary?.period === 'year'
      );
    });
    expect(stated.length).toBeGreaterThan(10);
    expect(right.length / stated.length).toBeGreaterThan(0.9);
  });

  it('never read 401(k) limits, stipends or donations as pay', () => {
    const small = lever
      .map((raw) => readWithRules(ofLever(raw)).salary?.max ?? null)
      .filter((max) => max !== null && max < 50_000);
    expect(small).toEqual([]);
  });

  it('agree with the site about the workplace if the text mentions it', () => {
    const read = lever.map((raw) => [raw.workplaceType, readWithRules(ofLever(raw)).workplace]);
    const spoken = read.filter(([, workplace]) => workplace !== null);
    const agreed = spoken.filter(([site, workplace]) => site === workplace);
    expect(spoken.length).toBeGreaterThan(20);
    expect(agreed.length / spoken.length).toBeGreaterThan(0.95);
  });

  it('place every posting in a country', () => {
    const lost = postings.filter((posting) =>
      readWithRules(posting).locations.every(({ country, region }) => (country ?? region) === null),
    );
    expect(lost.map(({ title }) => title)).toEqual([]);
  });

  it('find skills in nine of ten postings', () => {
    const skilled = postings.filter((posting) => readWithRules(posting).skills.length > 0);
    expect(skilled.length / postings.length).toBeGreaterThan(0.9);
  });

  it('summarise in words of the posting', () => {
    const invented = postings.flatMap((posting) =>
      (readWithRules(posting).summary ?? '')
        .split('\n')
        .filter((line) => !posting.descriptionText.includes(line.replace(/…$/, ''))),
    );
    expect(invented).toEqual([]);
  });
});
