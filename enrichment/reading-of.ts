import { type Enrichment, Facts, type ModelReading } from '#core/enrichment.ts';
import type { Spent } from '#core/model-use.ts';

/** Every model words these in its own way, so a difference tells nothing. */
const retold: ReadonlySet<string> = new Set(['summary', 'normalizedTitle', 'locations']);

const names = Object.keys(Facts.shape) as readonly (keyof Facts)[];

/**
 * What a model's reading cost, and how it differs from the reading before it, where that was the
 * rules'. Of lists only the gain counts: a shorter list is no contradiction.
 */
export function readingOf(
  model: string,
  spent: readonly Spent[],
  before: Enrichment | null,
  read: Enrichment,
): ModelReading {
  const sum = (of: (each: Spent) => number) =>
    Math.round(spent.reduce((n, each) => n + of(each), 0));
  const gained: string[] = [];
  const differs: Record<string, { readonly rules: string; readonly model: string }> = {};
  const compared = before?.provider === 'rules' ? names.filter((name) => !retold.has(name)) : [];
  for (const name of compared) {
    const [rules, found] = [wordsOf(before?.[name]), wordsOf(read[name])];
    if (found === '' || found === rules) continue;
    if (rules === '') gained.push(name);
    else if (!Array.isArray(read[name])) differs[name] = { rules, model: found };
  }
  return {
    model,
    promptTokens: sum(({ promptTokens }) => promptTokens),
    answerTokens: sum(({ answerTokens }) => answerTokens),
    tookMs: sum(({ tookMs }) => tookMs),
    isEstimated: spent.some(({ isEstimated }) => isEstimated),
    gained,
    differs,
  };
}

/** A value as short text; empty if not stated. */
function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (typeof value !== 'object') return String(value);
  const { min, max, currency, period } = value as Readonly<Record<string, unknown>>;
  const ends = [...new Set([min, max].filter((end) => end != null))].map(String).join('–');
  return [ends, currency, period].filter((part) => part != null && part !== '').join(' ');
}
