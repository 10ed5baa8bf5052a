/** Why a model server that Rolewatch starts does not run. */
export type ModelServerFault = keyof typeof modelServerFaults;

type Row = {
  /** Follows the name of the server. */
  readonly cause: string;
  /** What to do, for a person in a window. */
  readonly hint: string;
  /** The same for a person in a terminal, where other advice helps there. */
  readonly cliHint?: string;
  /** Another start may succeed without help. */
  readonly mayPass?: true;
};

const row = (row: Row): Row => row;

const smaller =
  'Choose a smaller model in Settings, or use Ollama, which also runs on the processor.';
const others = 'Use Ollama or LM Studio, which also run on the processor, or a model file.';

/** THE TABLE of faults of a model server that Rolewatch starts. */
export const modelServerFaults = {
  arguments: row({
    cause: 'doesn’t know one of its options',
    hint: 'Correct “vLLM options” in Settings, or update vLLM.',
    cliHint: 'Correct ROLEWATCH_VLLM_ARGUMENTS, or update vLLM.',
  }),
  broken: row({
    cause: 'is installed incompletely',
    hint: 'Install vLLM again in a fresh Python environment.',
    cliHint: 'Install it again: uv tool install --reinstall vllm.',
  }),
  cache: row({
    cause: 'has too little graphics memory left for the context',
    hint: 'Close programs that use the graphics card, or choose a smaller model in Settings.',
  }),
  disk: row({
    cause: 'has no room on the disk for the model',
    hint: 'Free some space: the usual model takes 8 GB in the folder of Hugging Face’s cache.',
  }),
  driver: row({
    cause: 'needs a newer graphics driver',
    hint: 'Update NVIDIA’s driver, then try again.',
  }),
  ended: row({
    cause: 'ended unexpectedly',
    hint: 'See its log in Rolewatch’s folder, logs/vllm.log.',
    mayPass: true,
  }),
  gated: row({
    cause: 'may not download this model',
    hint: 'Accept its licence on huggingface.co and start Rolewatch with HF_TOKEN set, or choose another model.',
  }),
  gpu_lost: row({
    cause: 'lost the graphics card',
    hint: 'It restarts automatically. If it keeps happening, restart the machine.',
    mayPass: true,
  }),
  memory: row({
    cause: 'ran out of graphics memory',
    hint: `Close programs that use the graphics card. ${smaller}`,
  }),
  no_gpu: row({
    cause: 'finds no graphics card that it can use',
    hint: others,
  }),
  not_installed: row({
    cause: 'is not installed',
    hint: 'Install it with “uv tool install vllm”, then try again. Or use Ollama, LM Studio or a model file.',
    cliHint: 'Install it: uv tool install vllm, or set ROLEWATCH_VLLM_SERVER to its path.',
  }),
  offline: row({
    cause: 'can’t download the model',
    hint: 'Check your connection and that “No downloads” is off in Settings, or enter the path of a downloaded model.',
    cliHint:
      'Check your connection and ROLEWATCH_OFFLINE, or set ROLEWATCH_LLM_MODEL to the path of a downloaded model.',
  }),
  old_gpu: row({
    cause: 'doesn’t support this graphics card',
    hint: others,
  }),
  platform: row({
    cause: 'doesn’t run on this system',
    hint: others,
  }),
  port: row({
    cause: 'lost its port to another program',
    hint: 'It restarts automatically on another port.',
    mayPass: true,
  }),
  silent: row({
    cause: 'stopped responding',
    hint: 'It restarts automatically. If it keeps happening, choose a smaller model.',
    mayPass: true,
  }),
  slow_start: row({
    cause: 'made no progress while starting',
    hint: 'See its log in Rolewatch’s folder, logs/vllm.log, then try again.',
    mayPass: true,
  }),
  small_gpu: row({
    cause: 'needs more graphics memory than this card has free',
    hint: `Close programs that use the graphics card. ${smaller}`,
  }),
  weights: row({
    cause: 'can’t find the model',
    hint: 'Correct the model’s name in Settings: one from huggingface.co, such as Qwen/Qwen3-4B-Instruct-2507, or a folder.',
    cliHint: 'Correct ROLEWATCH_LLM_MODEL: a name from huggingface.co, or a folder.',
  }),
} as const;

export const faultRow = (fault: ModelServerFault): Row => modelServerFaults[fault];
