import type { HealthView } from '#contract/health.ts';
import { seconds } from '#core/duration.ts';
import type { Settings } from '#core/settings.ts';
import { createLlmClient, type LlmCheck } from '#services/llm/client.ts';
import { readEndpoint } from '#services/llm/endpoint.ts';
import type { Logger } from '#services/log/logger.ts';

type Model = NonNullable<HealthView['model']>;

export type ModelState = Disposable & {
  readonly current: () => Model | null;
  /** Tests the configured model; does nothing if no model is in use. */
  readonly check: () => Promise<void>;
  /** The result of a test that a user ran. */
  readonly heard: (ok: boolean) => void;
  /** The configuration changed: the last result no longer applies. */
  readonly replaced: () => void;
};

const timeoutMs = seconds(5);

export function createModelState(deps: {
  readonly settings: () => Settings;
  readonly onChange: () => void;
  readonly log: Logger;
  readonly ask?: typeof askModel;
}): ModelState {
  const { settings, onChange, log, ask = askModel } = deps;
  const closing = new AbortController();
  let state: Model['state'] = 'unknown';

  const enter = (next: Model['state']): void => {
    if (next === state) return;
    state = next;
    onChange();
  };

  return {
    current() {
      const { llmUrl, llmModel, enrich } = settings();
      if (llmUrl === null || !enrich) return null;
      return { url: readEndpoint(llmUrl).baseUrl, name: llmModel, state };
    },
    async check() {
      const asked = settings();
      if (asked.llmUrl === null || !asked.enrich) return;
      try {
        const { ok } = await ask({ ...asked, llmUrl: asked.llmUrl }, closing.signal);
        // Ignore an answer from a model that was replaced meanwhile.
        if (asked === settings()) enter(ok ? 'ready' : 'failing');
      } catch (error) {
        if (!closing.signal.aborted) log.warn('model not asked', { error: String(error) });
      }
    },
    heard: (ok) => enter(ok ? 'ready' : 'failing'),
    replaced: () => {
      state = 'unknown';
      onChange();
    },
    [Symbol.dispose]: () => closing.abort(),
  };
}

/** Asks a model server once, for a few seconds, whether it responds and has the model. */
export function askModel(
  model: {
    readonly llmUrl: string;
    readonly llmModel: string;
    readonly llmApiKey: string | null;
  },
  signal: AbortSignal,
): Promise<LlmCheck> {
  const client = createLlmClient({
    url: model.llmUrl,
    model: model.llmModel,
    apiKey: model.llmApiKey,
    timeoutMs,
    maxConcurrent: 1,
  });
  return client.check(signal);
}
