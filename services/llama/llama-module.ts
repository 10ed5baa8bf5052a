/** The part of node-llama-cpp 3.21 that we use: https://node-llama-cpp.withcat.ai/api/functions/getLlama. */
export type LlamaModule = {
  readonly getLlama: (options: {
    readonly build: 'never';
    readonly maxThreads: number;
    readonly logLevel: 'error';
  }) => Promise<Llama>;
  readonly LlamaChat: new (options: { readonly contextSequence: unknown }) => LlamaChat;
};

export type Llama = {
  readonly loadModel: (options: { readonly modelPath: string }) => Promise<LlamaModel>;
  readonly createGrammar: (options: { readonly grammar: string }) => Promise<unknown>;
  /** Frees the models and contexts, too. */
  readonly dispose: () => Promise<void>;
};

type LlamaModel = {
  readonly tokenize: (text: string) => { readonly length: number };
  readonly createContext: (options: {
    readonly contextSize: number;
    readonly sequences: number;
    readonly threads: number;
  }) => Promise<{ readonly getSequence: () => unknown }>;
};

export type LlamaChat = {
  readonly generateResponse: (
    history: readonly (
      | { readonly type: 'system' | 'user'; readonly text: string }
      | { readonly type: 'model'; readonly response: readonly string[] }
    )[],
    options: {
      readonly grammar: unknown;
      readonly maxTokens: number;
      readonly temperature: number;
      readonly signal: AbortSignal;
    },
  ) => Promise<{ readonly response: string; readonly metadata: { readonly stopReason: string } }>;
};
