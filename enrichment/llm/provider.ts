import type { Enrichment } from '#core/enrichment.ts';
import { AppError } from '#core/errors.ts';
import type { Spent } from '#core/model-use.ts';
import type { RawPosting } from '#core/posting.ts';
import type { FactTable } from '../define-fact.ts';
import { mergeKnown } from '../enrich.ts';
import { facts } from '../facts.ts';
import type { EnrichmentProvider } from '../provider.ts';
import { createForm } from './answer.ts';
import { instructionsFor, questionAbout, repairQuestion } from './instructions.ts';

/**
 * Asks a model and returns its text. Throws AppError `llm_unreachable`, `llm_refused`,
 * `llm_invalid_answer` or `cancelled`; the provider passes them on.
 */
export type AskModel = (question: {
  readonly system: string;
  readonly user: string;
  readonly schemaName: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Longest answer, in tokens. */
  readonly maxTokens: number;
  readonly signal: AbortSignal;
  /** Called with the cost of each answer. */
  readonly onSpent?: ((spent: Spent) => void) | undefined;
}) => Promise<string>;

type OnSpent = (spent: Spent) => void;

/** A full answer has about 700 tokens; a runaway one is not worth the wait. */
const maxTokens = 1_500;

/**
 * Reads postings with a language model. An answer of the wrong form is sent back once with its
 * faults; a second one throws `llm_invalid_answer`, and the caller keeps what it knows.
 */
export function createLlmProvider(ask: AskModel, table: FactTable = facts): EnrichmentProvider {
  const form = createForm(table);
  const instructions = instructionsFor(table);
  const send = (user: string, signal: AbortSignal, onSpent?: OnSpent): Promise<string> =>
    ask({
      system: instructions,
      user,
      schemaName: 'posting_form',
      schema: form.schema,
      maxTokens,
      signal,
      onSpent,
    });

  async function read(
    posting: RawPosting,
    signal: AbortSignal,
    onSpent?: OnSpent,
  ): Promise<Enrichment> {
    const text = await send(questionAbout(posting), signal, onSpent);
    const first = form.read(text, posting);
    if (first.ok) return first.enrichment;
    const repaired = await send(repairQuestion(posting, text, first.problems), signal, onSpent);
    const second = form.read(repaired, posting);
    if (second.ok) return second.enrichment;
    throw new AppError('llm_invalid_answer', { reason: second.problems.join('; ') });
  }

  return {
    name: 'llm',
    async enrich(posting, known, signal, onSpent) {
      const enrichment = await read(posting, signal, onSpent);
      return known === null ? enrichment : mergeKnown(enrichment, known, table);
    },
  };
}
