import type { Enrichment } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';

/** Reads what a posting means. Implementations: built-in rules, and a language model. */
export interface EnrichmentProvider {
  readonly name: Enrichment['provider'];
  /**
   * What the posting's text says; every value carries its evidence, verbatim, else it is left out.
   * `known` is what is already believed (from the rules), for a provider that builds on it.
   * Throws AppError `cancelled` on abort; the model's provider also `llm_unreachable`,
   * `llm_refused` and `llm_invalid_answer`.
   */
  enrich(posting: RawPosting, known: Enrichment | null, signal: AbortSignal): Promise<Enrichment>;
}
