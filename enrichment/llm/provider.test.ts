import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { sampleEnrichment, samplePosting } from '#tests/fakes/sample-posting.ts';
import { facts } from '../facts.ts';
import { createForm } from './answer.ts';
import { instructionsFor, questionAbout } from './instructions.ts';
import { type AskModel, createLlmProvider } from './provider.ts';

const posting = samplePosting();
const { signal } = new AbortController();
const good = JSON.stringify({ seniority: { quote: 'Senior', value: 'senior' } });
const bad = JSON.stringify({ skills: 'TypeScript' });

function modelWith(...answers: readonly string[]) {
  const asked: Parameters<AskModel>[0][] = [];
  const ask: AskModel = async (question) => {
    asked.push(question);
    const answer = answers[asked.length - 1];
    if (answer === undefined) throw new Error('asked too often');
    return answer;
  };
  return { ask, asked };
}

describe('the model’s provider', () => {
  it('asks once if the answer is good', async () => {
    const { ask, asked } = modelWith(good);

    const enrichment = await createLlmProvider(ask).enrich(posting, null, signal);

    expect(enrichment).toMatchObject({ provider: 'llm', seniority: 'senior' });
    expect(asked).toEqual([
      {
        system: instructionsFor(facts),
        user: questionAbout(posting),
        schemaName: 'posting_form',
        schema: createForm(facts).schema,
        maxTokens: 1_500,
        signal,
      },
    ]);
  });

  it('sends an answer of the wrong form back with its faults', async () => {
    const { ask, asked } = modelWith(bad, good);

    const enrichment = await createLlmProvider(ask).enrich(posting, null, signal);

    expect(enrichment.seniority).toBe('senior');
    expect(JSON.parse(asked[1]?.user ?? '')).toMatchObject({
      yourAnswer: bad,
      problems: [expect.stringContaining('skills')],
    });
  });

  it('gives up after one repair', async () => {
    const { ask, asked } = modelWith('nonsense', bad, good);

    const enrichment = createLlmProvider(ask).enrich(posting, null, signal);

    await expect(enrichment).rejects.toMatchObject({
      code: 'llm_invalid_answer',
      details: { reason: expect.stringContaining('skills') },
    });
    expect(asked).toHaveLength(2);
  });

  it('does not ask again after invented quotes, and keeps what the rules know', async () => {
    const { ask } = modelWith('{"seniority": {"quote": "captain", "value": "executive"}}');
    const known = sampleEnrichment({ seniority: 'senior', evidence: { seniority: 'Senior' } });

    const enrichment = await createLlmProvider(ask).enrich(posting, known, signal);

    expect(enrichment).toMatchObject({
      provider: 'llm',
      seniority: 'senior',
      evidence: { seniority: 'Senior' },
    });
  });

  it.each(['llm_unreachable', 'llm_refused'] as const)('passes %s on', async (code) => {
    const failure = new AppError(code, { url: 'http://model', reason: 'busy' });
    const ask: AskModel = () => Promise.reject(failure);

    await expect(createLlmProvider(ask).enrich(posting, null, signal)).rejects.toBe(failure);
  });
});
