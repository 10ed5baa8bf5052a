import { AppError } from '#core/errors.ts';
import { createLlmProvider } from '#enrichment/llm/provider.ts';
import { createLlmClient } from '#services/llm/client.ts';
import type { Logger } from '#services/log/logger.ts';
import { openSnapshots } from '#services/snapshots/open-store.ts';
import type { WorkerOptions } from '../drivers/worker-options.ts';
import { createEnhanceJobData } from './processor.ts';

/** Opens what enrichment needs: the model's client and the snapshots. */
export async function openStage(options: WorkerOptions, log: Logger) {
  const { settings } = options;
  const snapshots = openSnapshots(options.snapshots, log);
  const provider =
    settings.llmUrl === null ? withoutModel : openModel(settings.llmUrl, options, log);
  return {
    processors: { enhance_job_data: createEnhanceJobData({ provider, snapshots }) },
    [Symbol.asyncDispose]: () => snapshots[Symbol.asyncDispose](),
  };
}

function openModel(url: string, { settings }: WorkerOptions, log: Logger) {
  const client = createLlmClient({
    url,
    model: settings.llmModel,
    apiKey: settings.llmApiKey,
    timeoutMs: settings.llmTimeoutMs,
    maxConcurrent: settings.llmConcurrency,
  });
  client.prepare().catch((error: unknown) => log.warn('not prepared', { error: String(error) }));
  return createLlmProvider((question) => client.ask(question));
}

/** Jobs may still wait from a time when a model was set. */
const withoutModel = {
  name: 'llm' as const,
  enrich: async () => {
    throw new AppError('llm_refused', { url: 'none', reason: 'no model is set' });
  },
};
