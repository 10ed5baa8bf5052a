import { z } from 'zod';
import type { Settings } from './settings.ts';

/** Who runs the model that reads openings. */
export type ModelChoice =
  | { readonly kind: 'server'; readonly url: string }
  /** vLLM, which Rolewatch starts when work comes. */
  | { readonly kind: 'vllm' }
  /** A file that the enrichment worker loads itself. */
  | { readonly kind: 'file'; readonly file: string };

type Chosen = Pick<Settings, 'enrich' | 'llmSource' | 'llmUrl' | 'llmFile'>;

/** The model that the settings choose; null if the built-in rules work alone. */
export function modelChosen({ enrich, llmSource, llmUrl, llmFile }: Chosen): ModelChoice | null {
  if (!enrich) return null;
  if (llmSource === 'vllm') return { kind: 'vllm' };
  if (llmSource === 'file') return llmFile === null ? null : { kind: 'file', file: llmFile };
  return llmUrl === null ? null : { kind: 'server', url: llmUrl };
}

/** What a model server does between its start and its first answer, in order. */
export const LoadStep = z.enum([
  'starting',
  'downloading',
  'loading',
  'compiling',
  'reserving',
  'capturing',
  'opening',
]);
export type LoadStep = z.infer<typeof LoadStep>;
