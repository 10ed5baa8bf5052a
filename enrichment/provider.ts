import type { Enrichment } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';

/** Reads the meaning of a posting. Implementations: built-in rules, and a language model. */
export interface EnrichmentProvider {
  readonly name: Enrichment['provider'];
  /**
   * The facts in the posting's text, each with verbatim evidence; others are left out. `known` is
   * the rules' reading, for a provider that builds on it. Throws AppError `cancelled` on abort; the
   * model's provider also `llm_unreachable`, `llm_refused` and `llm_invalid_answer`.
   */
  enrich(posting: RawPosting, known: Enrichment | null, signal: AbortSignal): Promise<Enrichment>;
}
