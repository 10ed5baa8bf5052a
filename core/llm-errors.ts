import { row } from './error-row.ts';
import { causeOf, cliHintOf, hintOf, type LlmFault } from './llm-faults.ts';
import { fileFaultRow, type ModelFileFault } from './model-file-faults.ts';
import { faultRow, type ModelServerFault } from './model-server-faults.ts';

type LlmDetails = { readonly url: string; readonly reason: string; readonly fault?: LlmFault };

const keepsRules =
  'Openings keep the built-in rules’ result. We’ll ask the model again at the next scan.';
const tryAnotherModel = 'Openings keep the built-in rules’ result. Try another model.';

type ServerDetails = {
  readonly server: string;
  readonly failure: ModelServerFault;
  /** Its last words; empty without any. */
  readonly reason: string;
};

type FileDetails = {
  readonly path: string;
  readonly flaw: ModelFileFault;
  /** What llama.cpp says; empty without words. */
  readonly reason: string;
};

/** The rows about the model in the table of errors. */
export const llmErrors = {
  llm_unreachable: row<LlmDetails>({
    message: (d) => `The model at ${d.url} ${causeOf(d.fault, 'can’t be reached')} (${d.reason})`,
    hint: (d) => hintOf(d.fault, keepsRules),
    cliHint: (d) => cliHintOf(d.fault, keepsRules),
    retry: 'later',
  }),
  llm_refused: row<LlmDetails>({
    message: (d) =>
      `The model at ${d.url} ${causeOf(d.fault, 'rejected the request')} (${d.reason})`,
    hint: (d) => hintOf(d.fault, 'Check the model in Settings, and the server’s log.'),
    cliHint: (d) => cliHintOf(d.fault, 'Check --llm-model and the server’s log.'),
  }),
  llm_invalid_answer: row<Omit<LlmDetails, 'url'>>({
    message: (d) => `Can’t use the model’s answer (${d.reason})`,
    hint: (d) => hintOf(d.fault, tryAnotherModel),
    cliHint: (d) => cliHintOf(d.fault, tryAnotherModel),
  }),
  model_file_failed: row<FileDetails>({
    message: (d) =>
      `The model file ${d.path} ${fileFaultRow(d.flaw).cause}${d.reason === '' ? '' : ` (${d.reason})`}`,
    hint: (d) => fileFaultRow(d.flaw).hint,
  }),
  llama_missing: row<{ package: string }>({
    message: 'The part of Rolewatch that runs model files is not installed',
    hint: 'Install the optional package node-llama-cpp (83 MB), or choose Ollama or LM Studio in Settings.',
    cliHint: (d) =>
      `Install it (83 MB): npm install --no-save --omit=optional --ignore-scripts ${d.package}.`,
  }),
  llm_server_failed: row<ServerDetails>({
    message: (d) =>
      `${d.server} ${faultRow(d.failure).cause}${d.reason === '' ? '' : ` (${d.reason})`}`,
    hint: (d) => faultRow(d.failure).hint,
    cliHint: (d) => faultRow(d.failure).cliHint ?? faultRow(d.failure).hint,
  }),
} as const;
