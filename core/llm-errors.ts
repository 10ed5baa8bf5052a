import { row } from './error-row.ts';

/** What is wrong between Rolewatch and a model, where the server's words say so. */
export type LlmFault = keyof typeof faults;

/** THE TABLE of such faults: the cause, to follow "The model at …", and the step that helps. */
const faults = {
  address: {
    cause: 'is not there: the address is no model API',
    fix: 'Correct --llm-url: it names the API of the server, which usually ends in /v1.',
  },
  certificate: {
    cause: 'has a certificate that is not trusted',
    fix: 'Give its authority’s file in NODE_EXTRA_CA_CERTS, or use http:// on this machine.',
  },
  context: {
    cause: 'has too small a context for this opening',
    fix: 'Start the server with a larger context, such as 16384 tokens (llama.cpp: -c, vLLM: --max-model-len, Ollama: OLLAMA_CONTEXT_LENGTH).',
  },
  host: {
    cause: 'cannot be reached',
    fix: 'Check the host name in --llm-url and your connection.',
  },
  key: {
    cause: 'refuses the key',
    fix: 'Set the server’s key in Settings or in ROLEWATCH_LLM_API_KEY.',
  },
  model: {
    cause: 'does not have that model',
    fix: 'Load it there, or name one that the server has with --llm-model.',
  },
  plain: {
    cause: 'speaks http, not https',
    fix: 'Write http:// in --llm-url.',
  },
  quota: {
    cause: 'answers no more: the account is used up',
    fix: 'Top up the account at the provider, or choose another model.',
  },
  secure: {
    cause: 'speaks https, not http',
    fix: 'Write https:// in --llm-url.',
  },
  stopped: {
    cause: 'cannot be reached',
    fix: 'Start the model server, or correct --llm-url. The next scan asks it again.',
  },
  thinking: {
    cause: 'only thought and gave no answer',
    fix: 'Switch its thinking off on the server, or choose a model that does not think.',
  },
} as const;

type Details = { readonly url: string; readonly reason: string; readonly fault?: LlmFault };

const said = ({ url, reason, fault }: Details, otherwise: string): string =>
  `The model at ${url} ${fault === undefined ? otherwise : faults[fault].cause} (${reason})`;

const fixOf = (fault: LlmFault | undefined, otherwise: string): string =>
  fault === undefined ? otherwise : faults[fault].fix;

/** Rows of the table of errors: what may go wrong with a model. */
export const llmErrors = {
  llm_unreachable: row<Details>({
    message: (d) => said(d, 'cannot be reached'),
    hint: (d) =>
      fixOf(
        d.fault,
        'Openings keep the built-in rules’ result; the next scan asks the model again.',
      ),
    retry: 'later',
  }),
  llm_refused: row<Details>({
    message: (d) => said(d, 'refuses the request'),
    hint: (d) => fixOf(d.fault, 'Check --llm-model and the log of the server.'),
    retry: 'never',
  }),
  llm_invalid_answer: row<{ readonly reason: string; readonly fault?: LlmFault }>({
    message: (d) => `The model's answer cannot be used (${d.reason})`,
    hint: (d) => fixOf(d.fault, 'Openings keep the built-in rules’ result. Try another model.'),
    retry: 'never',
  }),
} as const;
