/** A fault between Rolewatch and a model that the server's words reveal. */
export type LlmFault = keyof typeof llmFaults;

type Row = {
  /** Follows "The model at …". */
  readonly cause: string;
  /** What to do, for a person in a window. */
  readonly hint: string;
  /** The same for a person in a terminal, where other advice helps there. */
  readonly cliHint?: string;
};

const row = (row: Row): Row => row;

/** What is wrong with the model: follows "The model at …". */
export const causeOf = (fault: LlmFault | undefined, otherwise: string): string =>
  fault === undefined ? otherwise : llmFaults[fault].cause;

/** What to do in a window. */
export const hintOf = (fault: LlmFault | undefined, otherwise: string): string =>
  fault === undefined ? otherwise : llmFaults[fault].hint;

/** What to do in a terminal. */
export const cliHintOf = (fault: LlmFault | undefined, otherwise: string): string =>
  fault === undefined ? otherwise : (llmFaults[fault].cliHint ?? llmFaults[fault].hint);

/** THE TABLE of faults of a model server, for the rows of the table of errors about the model. */
export const llmFaults = {
  access: row({
    cause: 'blocks this machine',
    hint: 'Check the server’s list of allowed hosts, and any firewall or proxy in between.',
  }),
  address: row({
    cause: 'is not there: this address is no model API',
    hint: 'Correct the server in Settings. The address of an API usually ends in /v1.',
    cliHint: 'Correct --llm-url. The address of an API usually ends in /v1.',
  }),
  broken: row({
    cause: 'returned an error',
    hint: 'See the server’s log. Openings keep the built-in rules’ result. We’ll ask again at the next scan.',
  }),
  busy: row({
    cause: 'is overloaded',
    hint: 'Lower “Parallel requests” in Settings. We’ll ask again at the next scan.',
    cliHint: 'Lower ROLEWATCH_LLM_CONCURRENCY. We’ll ask again at the next scan.',
  }),
  certificate: row({
    cause: 'has a certificate that this machine does not trust',
    hint: 'Add its authority’s file with NODE_EXTRA_CA_CERTS, or use http:// on this machine.',
  }),
  chat: row({
    cause: 'does not support chat',
    hint: 'Choose a model that follows instructions.',
    cliHint: 'Choose a model that follows instructions with --llm-model.',
  }),
  context: row({
    cause: 'has too small a context for this opening',
    hint: 'Start the server with a larger context, e.g. 16384 tokens (llama.cpp: -c, vLLM: max-model-len, Ollama: OLLAMA_CONTEXT_LENGTH).',
  }),
  cut: row({
    cause: 'reads only the beginning of this opening: its context is too small',
    hint: 'Start the server with a larger context, e.g. 16384 tokens (Ollama: OLLAMA_CONTEXT_LENGTH, LM Studio: Context Length).',
  }),
  filter: row({
    cause: 'withheld its answer',
    hint: 'Turn off the server’s content filter, or choose another model.',
  }),
  gateway: row({
    cause: 'can’t be reached by its own proxy',
    hint: 'Start the model server behind that address. We’ll ask again at the next scan.',
  }),
  host: row({
    cause: 'can’t be reached',
    hint: 'Check your connection, and the server in Settings.',
    cliHint: 'Check your connection, and the host name in --llm-url.',
  }),
  key: row({
    cause: 'rejected the key',
    hint: 'Set the server’s key in Settings.',
    cliHint: 'Set the server’s key in ROLEWATCH_LLM_API_KEY, or in Settings.',
  }),
  loading: row({
    cause: 'is still loading',
    hint: 'Wait until the server has loaded it. We’ll ask again at the next scan.',
  }),
  memory: row({
    cause: 'ran out of memory',
    hint: 'Choose a smaller model, or free memory on the server. We’ll ask again at the next scan.',
  }),
  model: row({
    cause: 'doesn’t have that model',
    hint: 'Load it on the server, or choose one that the server has.',
    cliHint: 'Load it on the server, or choose one that the server has with --llm-model.',
  }),
  moved: row({
    cause: 'has moved: the address redirects',
    hint: 'Enter the new address in Settings, unless it is a sign-in page.',
    cliHint: 'Use the new address in --llm-url, unless it is a sign-in page.',
  }),
  plain: row({
    cause: 'speaks http, not https',
    hint: 'Use http:// in the server’s address.',
    cliHint: 'Use http:// in --llm-url.',
  }),
  port: row({
    cause: 'uses a port that is blocked',
    hint: 'Run the server on another port. This one is reserved for other services.',
  }),
  quota: row({
    cause: 'stopped answering: the account has no credit left',
    hint: 'Add credit at the provider, or choose another model.',
  }),
  secure: row({
    cause: 'speaks https, not http',
    hint: 'Use https:// in the server’s address.',
    cliHint: 'Use https:// in --llm-url.',
  }),
  silent: row({
    cause: 'doesn’t respond',
    hint: 'Check the server’s log: it may be busy or stuck. We’ll ask again at the next scan.',
  }),
  slow: row({
    cause: 'is too slow',
    hint: 'Choose a smaller model, or allow more time in Settings. We’ll ask again at the next scan.',
    cliHint:
      'Choose a smaller model, or raise ROLEWATCH_LLM_TIMEOUT_MS. We’ll ask again at the next scan.',
  }),
  stopped: row({
    cause: 'can’t be reached',
    hint: 'Start the model server, or correct its address in Settings. We’ll ask again at the next scan.',
    cliHint: 'Start the model server, or correct --llm-url. We’ll ask again at the next scan.',
  }),
  thinking: row({
    cause: 'only thought and didn’t answer',
    hint: 'Turn off thinking on the server, or choose a model that doesn’t think.',
  }),
} as const;
