import type { Enrichment } from '#core/enrichment.ts';
import type { Spent } from '#core/model-use.ts';
import type { RawPosting } from '#core/posting.ts';

/** Reads the meaning of a posting. Implementations: built-in rules, and a language model. */
export interface EnrichmentProvider {
  readonly name: Enrichment['provider'];
  /**
   * The facts in the posting's text, each with verbatim evidence; others are left out. `known` is
   * the rules' reading, for a provider that builds on it. `onSpent` hears what each of a model's answers cost. Throws AppError `cancelled` on abort; the
   * model's provider also `llm_unreachable`, `llm_refused` and `llm_invalid_answer`.
   */
  enrich(
    posting: RawPosting,
    known: Enrichment | null,
    signal: AbortSignal,
    onSpent?: (spent: Spent) => void,
  ): Promise<Enrichment>;
}
