/** Why a model file does not run. */
export type ModelFileFault = keyof typeof modelFileFaults;

type Row = {
  /** Follows the path of the file. */
  readonly cause: string;
  readonly hint: string;
};

const row = (row: Row): Row => row;

const another = 'Choose another file in Settings, such as Qwen3-4B-Instruct-2507-Q4_K_M.gguf.';

/** THE TABLE of faults of a model file. */
export const modelFileFaults = {
  broken: row({
    cause: 'can’t be used as a model',
    hint: `It may be damaged, or of a kind that llama.cpp doesn’t know. ${another}`,
  }),
  empty: row({ cause: 'holds no model', hint: `Download it again. ${another}` }),
  memory: row({
    cause: 'is too large for the free memory',
    hint: `Close other programs, or choose a smaller model. ${another}`,
  }),
  missing: row({ cause: 'does not exist', hint: another }),
  not_gguf: row({ cause: 'is not a GGUF file', hint: another }),
  unreadable: row({
    cause: 'can’t be read',
    hint: 'Allow Rolewatch to read it, or choose another file in Settings.',
  }),
  version: row({ cause: 'has a form that llama.cpp no longer reads', hint: another }),
} as const;

export const fileFaultRow = (fault: ModelFileFault): Row => modelFileFaults[fault];
