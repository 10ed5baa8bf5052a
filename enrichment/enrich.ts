import type { Enrichment, Facts } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';
import { eachFact, type FactTable } from './define-fact.ts';
import { facts } from './facts.ts';
import { confidenceIn, readWithRules } from './rules/provider.ts';

/** The built-in rules' result for a posting, corrected by the site's own fields. */
export function enrichWithRules(posting: RawPosting): Enrichment {
  const enrichment = applyStructured(posting, readWithRules(posting));
  return { ...enrichment, confidence: confidenceIn(enrichment) };
}

/**
 * Order of trust: the site's own fields win over any provider's reading or guess. A quote stays
 * only if it says the same; a value from a field needs none.
 */
export function applyStructured(
  posting: RawPosting,
  enrichment: Enrichment,
  table: FactTable = facts,
): Enrichment {
  const read: Facts = enrichment;
  const evidence = { ...enrichment.evidence };
  const merged = eachFact(table, (name, fact) => {
    const stated = fact.fromSite(posting, read[name], evidence[name] ?? null);
    if (stated === null) return read[name];
    if (!fact.agrees(stated, read[name])) {
      for (const key of Object.keys(quotesOf(enrichment, name))) delete evidence[key];
    }
    const quote = fact.siteQuote(posting);
    if (quote !== null) evidence[name] = quote;
    return stated;
  });
  return { ...enrichment, ...merged, evidence };
}

/**
 * Completes a model's reading: if the model says nothing, the known value stands with its evidence.
 * Each fact merges as its row says.
 */
export function mergeKnown(
  enrichment: Enrichment,
  before: Enrichment,
  table: FactTable = facts,
): Enrichment {
  const [read, known]: readonly [Facts, Facts] = [enrichment, before];
  const evidence = { ...before.evidence, ...enrichment.evidence };
  const merged = eachFact(table, (name, fact) => {
    const value = fact.merge(read[name], known[name]);
    const isKnown = value === known[name] && value !== read[name];
    if (isKnown) Object.assign(evidence, quotesOf(before, name));
    return value;
  });
  return { ...enrichment, ...merged, evidence };
}

const quotesOf = ({ evidence }: Enrichment, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(evidence).filter(([key]) => key === name || key.startsWith(`${name}.`)),
  );
