import path from 'node:path';
import type { HealthView } from '#contract/health.ts';
import { seconds } from '#core/duration.ts';
import { modelChosen } from '#core/model-choice.ts';
import type { Settings } from '#core/settings.ts';
import { createLlmClient, type LlmCheck } from '#services/llm/client.ts';
import { readEndpoint } from '#services/llm/endpoint.ts';
import type { Logger } from '#services/log/logger.ts';
import type { ModelServer } from '../supervisor/model-server.ts';

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
  readonly server: Pick<ModelServer, 'view'>;
  readonly onChange: () => void;
  readonly log: Logger;
  readonly ask?: typeof askModel;
}): ModelState {
  const { settings, server, onChange, log, ask = askModel } = deps;
  const closing = new AbortController();
  let state: Model['state'] = 'unknown';

  const enter = (next: Model['state']): void => {
    if (next === state) return;
    state = next;
    onChange();
  };

  return {
    current() {
      const chosen = modelChosen(settings());
      if (chosen === null) return null;
      const name = settings().llmModel;
      const plain = { state, progress: null, problem: null };
      switch (chosen.kind) {
        case 'server':
          return { source: 'server', url: readEndpoint(chosen.url).baseUrl, name, ...plain };
        case 'file':
          return { source: 'file', url: chosen.file, name: path.basename(chosen.file), ...plain };
        case 'vllm':
          return { source: 'vllm', url: null, name, ...(server.view() ?? plain) };
      }
    },
    async check() {
      const asked = settings();
      const chosen = modelChosen(asked);
      // The server that Rolewatch runs reports its own state.
      if (chosen?.kind !== 'server') return;
      try {
        const { ok } = await ask({ ...asked, llmUrl: chosen.url }, closing.signal);
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
