import type { Enrichment } from '#core/enrichment.ts';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { EnrichmentProvider } from '../provider.ts';
import { readAnswer } from './answer.ts';
import { answerSchema } from './answer-schema.ts';
import { instructions, questionAbout, repairQuestion } from './instructions.ts';
import { mergeKnown } from './merge-known.ts';

/**
 * Asks a model and answers with its text. Throws AppError `llm_unreachable`, `llm_refused`,
 * `llm_invalid_answer` or `cancelled`, which the provider passes on.
 */
export type AskModel = (question: {
  readonly system: string;
  readonly user: string;
  readonly schemaName: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Longest answer, in tokens. */
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}) => Promise<string>;

/** A full answer is some 700 tokens; one that runs on is not worth waiting for. */
const maxTokens = 1_500;

/**
 * Reads postings by asking a language model. An answer of the wrong form is sent back once, with
 * what is wrong with it; if that does not help, `llm_invalid_answer` is thrown and the caller keeps
 * what it knows.
 */
export function createLlmProvider(ask: AskModel): EnrichmentProvider {
  const send = (user: string, signal: AbortSignal): Promise<string> =>
    ask({
      system: instructions,
      user,
      schemaName: 'posting_form',
      schema: answerSchema,
      maxTokens,
      signal,
    });

  async function read(posting: RawPosting, signal: AbortSignal): Promise<Enrichment> {
    const text = await send(questionAbout(posting), signal);
    const first = readAnswer(text, posting);
    if (first.ok) return first.enrichment;
    const repaired = await send(repairQuestion(posting, text, first.problems), signal);
    const second = readAnswer(repaired, posting);
    if (second.ok) return second.enrichment;
    throw new AppError('llm_invalid_answer', { reason: second.problems.join('; ') });
  }

  return {
    name: 'llm',
    async enrich(posting, known, signal) {
      const enrichment = await read(posting, signal);
      return known === null ? enrichment : mergeKnown(enrichment, known);
    },
  };
}
