import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Enrichment, Facts } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';
import { type Fact, type FactTable, names, nothingStated, one } from './define-fact.ts';
import { applyStructured } from './enrich.ts';
import { facts } from './facts.ts';
import { createForm } from './llm/answer.ts';
import { instructionsFor } from './llm/instructions.ts';
import { type AskModel, createLlmProvider } from './llm/provider.ts';
import { quoted, words } from './llm/question.ts';
import { postingWith } from './rules/posting.fixture.ts';
import { createRules } from './rules/provider.ts';

const Dogs = z.enum(['welcome', 'forbidden']);

const dogs = one({
  cues: [
    { kind: 'dogs', phrase: 'bring your dog', value: 'welcome' },
    { kind: 'dogs', phrase: 'no dogs', value: 'forbidden' },
  ],
  rule({ reading: { hits, text } }) {
    const [hit] = hits('dogs');
    if (hit === undefined) return null;
    return { value: Dogs.parse(hit.value), quote: text.slice(hit.start, hit.end) };
  },
  fromSite: ({ team }) => (team === 'Kennel' ? 'welcome' : null),
  ask: { tell: 'whether dogs may come to work.', answer: quoted(Dogs) },
});

const animals = names({
  cues: ['dog', 'cat', 'parrot'].map((phrase) => ({ kind: 'animal', phrase, value: phrase })),
  rule: ({ reading: { hits, text } }) =>
    hits('animal').map(({ value, start, end }) => ({ value, quote: text.slice(start, end) })),
  ask: { tell: 'animals that are named.', answer: words({ most: 3, longest: 10 }) },
});

const table = { ...facts, dogs, animals };
const read = createRules(table);
const form = createForm(table);
const posting = postingWith({ descriptionText: 'You may Bring Your Dog. A cat is a pet too.' });

async function enrichment(said: Partial<RawPosting>, answer: object): Promise<Enrichment> {
  const raw = { ...posting, ...said };
  const ask: AskModel = async () => JSON.stringify(answer);
  const { signal } = new AbortController();
  const llm = await createLlmProvider(ask, table).enrich(raw, read(raw), signal);
  return applyStructured(raw, llm, table);
}

describe('a test fact in the table', () => {
  it('is asked for in the form', () => {
    expect(form.schema).toMatchObject({
      properties: { dogs: { anyOf: expect.anything() }, animals: { type: 'array' } },
      required: [...Object.keys(facts).filter((name) => name !== 'locations'), 'dogs', 'animals'],
    });
  });

  it('is not stated until something states it', () => {
    expect(nothingStated(table)).toEqual({ ...nothingStated(facts), dogs: null, animals: [] });
  });

  it('is not stated if the model leaves it out', () => {
    expect(form.read('{"skills": []}', posting)).toMatchObject({
      enrichment: { dogs: null, animals: [] },
    });
  });

  it('has its line in the model’s instructions', () => {
    const lines = '- dogs: whether dogs may come to work.\n- animals: animals that are named.';
    expect(instructionsFor(table)).toBe(`${instructionsFor(facts)}\n${lines}`);
  });

  it('is sent to the model, in form and in words', async () => {
    const asked: Parameters<AskModel>[0][] = [];
    const ask: AskModel = async (question) => {
      asked.push(question);
      return '{"dogs": null}';
    };
    await createLlmProvider(ask, table).enrich(posting, null, new AbortController().signal);
    expect(asked).toMatchObject([{ system: instructionsFor(table), schema: form.schema }]);
  });

  it('is read by its rule, from its cues, with its quote', () => {
    expect(read(posting)).toMatchObject({
      dogs: 'welcome',
      animals: ['dog', 'cat'],
      evidence: {
        dogs: 'Bring Your Dog',
        animals: 'Dog',
        'animals.dog': 'Dog',
        'animals.cat': 'cat',
      },
    });
  });

  it('is accepted from a model that quotes the posting, in the posting’s own words', () => {
    const answer = {
      dogs: { quote: 'bring your DOG', value: 'welcome' },
      animals: ['Cat', 'parrot'],
    };
    expect(form.read(JSON.stringify(answer), posting)).toMatchObject({
      enrichment: {
        dogs: 'welcome',
        animals: ['Cat'],
        confidence: 0.67,
        evidence: { dogs: 'Bring Your Dog', animals: 'cat' },
      },
    });
  });

  it.each([
    ['words that the posting does not have', { quote: 'no dogs please', value: 'forbidden' }],
    ['no words', { quote: '', value: 'forbidden' }],
    ['half a word', { quote: 'ring your dog', value: 'welcome' }],
    ['all of a long posting', { quote: 'Bring your dog. '.repeat(40), value: 'welcome' }],
    ['punctuation', { quote: '. . .', value: 'welcome' }],
  ])('is rejected from a model that quotes %s', (_what, claim) => {
    const long = { ...posting, descriptionText: 'Bring your dog. '.repeat(40) };
    const answer = form.read(JSON.stringify({ dogs: claim }), long);
    expect(answer).toMatchObject({ enrichment: { dogs: null, evidence: {}, confidence: 0 } });
  });

  it('is sent back if the answer does not fit its form', () => {
    const answer = form.read('{"dogs": {"quote": "dog", "value": "perhaps"}}', posting);
    expect(answer).toMatchObject({ ok: false, problems: [expect.stringMatching(/^dogs\.value:/)] });
  });

  const forbids = { dogs: { quote: 'a cat', value: 'forbidden' } };
  it.each([
    ['the rule’s where nobody else speaks', {}, {}, 'welcome', 'Bring Your Dog'],
    ['the model’s over the rule’s', {}, forbids, 'forbidden', 'A cat'],
    ['the site’s over the model’s', { team: 'Kennel' }, forbids, 'welcome', undefined],
    ['the site’s, with the words that agree', { team: 'Kennel' }, {}, 'welcome', 'Bring Your Dog'],
    [
      'the rule’s over an invention',
      {},
      { dogs: { ...forbids.dogs, quote: 'a cow' } },
      'welcome',
      'Bring Your Dog',
    ],
  ] as const)('is %s', async (_whose, said, answer, value, quote) => {
    const { evidence, ...values } = await enrichment(said, answer);
    expect({ ...values, quote: evidence.dogs }).toMatchObject({ dogs: value, quote });
  });

  it('is joined if it is a list, each member once and in its known spelling', async () => {
    const merged = await enrichment({}, { animals: ['CAT', 'pet', 'cow'] });
    expect(merged).toMatchObject({
      animals: ['dog', 'cat', 'pet'],
      evidence: { 'animals.dog': 'Dog' },
    });
  });

  it('is not stated without evidence, even by a question that is always sure', () => {
    const sure: FactTable = {
      ...facts,
      education: one({
        ...ruleless,
        ask: {
          tell: 'the degree.',
          answer: {
            form: z.string().nullable(),
            check: () => ({ value: 'doctorate' as const, quote: null, claims: [true] }),
          },
        },
      }),
    };
    expect(createForm(sure).read('{"education": "PhD"}', posting)).toMatchObject({
      enrichment: { education: null, evidence: {} },
    });
  });
});

const ruleless = { rule: () => null };

describe('the table of facts', () => {
  const rows: readonly (readonly [string, Fact<unknown>])[] = Object.entries<Fact<unknown>>(facts);

  it('has a row for every fact of the domain, in its order', () => {
    expect(Object.keys(facts)).toEqual(Object.keys(Facts.shape));
  });

  it('states nothing in a form that the domain knows', () => {
    expect(Facts.parse(nothingStated(facts))).toEqual(nothingStated(facts));
  });

  it('instructs the model about every field of its form, and about no other', () => {
    const told = instructionsFor(facts).matchAll(/^- (\w+): \S/gm);
    const { schema } = createForm(facts);
    expect([...told].map(([, name]) => name)).toEqual(schema.required);
  });

  it('believes only the summary without a quote, which no quote can prove', () => {
    expect(rows.filter(([, row]) => row.isRetold).map(([name]) => name)).toEqual(['summary']);
  });

  it('has no two rows with the same kind of phrase', () => {
    const kinds = rows.flatMap(([, { cues }]) => [...new Set(cues.map(({ kind }) => kind))]);
    expect(kinds).toEqual([...new Set(kinds)]);
    expect(kinds).not.toContain('heading');
  });
});
