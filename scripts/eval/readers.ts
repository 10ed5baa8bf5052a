import path from 'node:path';
import type { Enrichment } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';
import { applyStructured, enrichWithRules } from '#enrichment/enrich.ts';
import type { Case } from '#enrichment/eval/fields.ts';
import { readingOf } from '#enrichment/eval/reading.ts';
import { createLlmProvider } from '#enrichment/llm/provider.ts';
import { readWithRules } from '#enrichment/rules/provider.ts';
import { createLlmClient } from '#services/llm/client.ts';
import { readSettings } from '#services/options.ts';
import type { Labelled } from './labelled-postings.ts';

/** Reads postings as the pipeline does. */
export type Reader = {
  /** "rules", or the model's name. */
  readonly name: string;
  readonly read: (posting: RawPosting) => Promise<Enrichment>;
};

export const rulesReader: Reader = {
  name: 'rules',
  read: async (posting) => enrichWithRules(posting),
};

/** The model that the environment sets, as for Rolewatch itself; null without one. */
export function modelReader(env: NodeJS.ProcessEnv): Reader | null {
  const { settings } = readSettings({
    flags: {},
    env,
    file: path.join(import.meta.dirname, 'no-settings.json'),
  });
  if (settings.llmUrl === null) return null;
  const client = createLlmClient({
    url: settings.llmUrl,
    model: settings.llmModel,
    apiKey: settings.llmApiKey,
    timeoutMs: settings.llmTimeoutMs,
    maxConcurrent: settings.llmConcurrency,
  });
  const provider = createLlmProvider((question) => client.ask(question));
  const { signal } = new AbortController();
  return {
    name: settings.llmModel,
    read: async (posting) =>
      applyStructured(posting, await provider.enrich(posting, readWithRules(posting), signal)),
  };
}

/** A labelled posting and all that a reader said of it. */
export type Read = Case & { readonly enrichment: Enrichment };

export const readAll = (reader: Reader, postings: readonly Labelled[]): Promise<readonly Read[]> =>
  Promise.all(
    postings.map(async ({ posting, label }) => {
      const enrichment = await reader.read(posting);
      return { posting, label, enrichment, reading: readingOf(enrichment) };
    }),
  );
