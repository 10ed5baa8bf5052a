import { randomBytes } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import type { Gpu } from './gpu.ts';

/** Sent as a variable: other programs can read a command line. */
export const randomKey = (): string => randomBytes(32).toString('base64url');

/** What a card of some size can hold of a model with four billion parameters. */
type Size = {
  /** At least this much free memory. */
  readonly freeMib: number;
  /** Tokens of one question with its answer. */
  readonly context: number;
  /** Questions at a time. */
  readonly sequences: number;
  readonly more: readonly string[];
};

/**
 * Qwen3-4B takes 7.6 GiB as it is, half of that in 8 bits, and 144 KiB for each token of context.
 * CUDA graphs take another GiB; without them, answers are a little slower.
 */
const sizes: readonly Size[] = [
  { freeMib: 20_000, context: 16_384, sequences: 64, more: [] },
  { freeMib: 14_000, context: 16_384, sequences: 32, more: [] },
  { freeMib: 10_500, context: 8_192, sequences: 16, more: ['--enforce-eager'] },
  {
    freeMib: 5_900,
    context: 8_192,
    sequences: 8,
    more: ['--quantization', 'fp8', '--enforce-eager'],
  },
];

/** Kept for the driver, and for what other programs take while vLLM starts. */
const spareMib = 600;

/** Cards before this compute in 16 bits of another form, and know no 8. */
const modern = 8;

export type VllmOptions = {
  readonly model: string;
  readonly port: number;
  readonly apiKey: string;
  /** Null without nvidia-smi: vLLM may still run on another kind of card. */
  readonly gpu: Gpu | null;
  /** The user's own options, which win. */
  readonly more: string | null;
  readonly isOffline: boolean;
};

/**
 * How to start `vllm serve` (https://docs.vllm.ai/en/stable/cli/serve.html) on 127.0.0.1 for the
 * card. Throws `llm_server_failed` if its free memory is too small for any size we know.
 */
export function vllmCommand(options: VllmOptions): {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
} {
  const { model, port, apiKey, gpu, more, isOffline } = options;
  return {
    args: [
      'serve',
      model,
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--served-model-name', model],
      ...(gpu === null ? ['--max-model-len', '16384'] : sizeOptions(gpu, more)),
      // Of two values for one option, the last wins.
      ...(more?.trim().split(/\s+/) ?? []),
    ],
    env: {
      VLLM_API_KEY: apiKey,
      // No statistics to its makers: nothing leaves this machine.
      VLLM_NO_USAGE_STATS: '1',
      DO_NOT_TRACK: '1',
      ...(gpu === null
        ? {}
        : { CUDA_DEVICE_ORDER: 'PCI_BUS_ID', CUDA_VISIBLE_DEVICES: String(gpu.index) }),
      ...(isOffline ? { HF_HUB_OFFLINE: '1', TRANSFORMERS_OFFLINE: '1' } : {}),
    },
  };
}

function sizeOptions(gpu: Gpu, own: string | null): readonly string[] {
  const { freeMib, totalMib, name, capability } = gpu;
  const isModern = capability === null || capability >= modern;
  const size = sizes.find((each) => freeMib >= each.freeMib && (isModern || !isEightBit(each)));
  // A user who sets options may have chosen a smaller model.
  if (size === undefined && own === null) {
    const reason = `${name} has ${freeMib} of ${totalMib} MiB free`;
    throw new AppError('llm_server_failed', { server: 'vLLM', failure: 'small_gpu', reason });
  }
  const { context, sequences, more } = size ?? { context: 8_192, sequences: 8, more: [] };
  // vLLM wants a share of the whole card, and refuses more than is free.
  const share = Math.min(0.92, Math.floor(((freeMib - spareMib) / totalMib) * 100) / 100);
  return [
    ...['--max-model-len', String(context), '--max-num-seqs', String(sequences)],
    ...['--gpu-memory-utilization', String(Math.max(share, 0.1))],
    ...(isModern ? [] : ['--dtype', 'half']),
    ...more,
  ];
}

const isEightBit = ({ more }: Size): boolean => more.includes('fp8');

/** The variables of ours that vLLM reads: where it keeps models, and how it reaches the network. */
export const vllmVariables = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) =>
      /^(?:HF_|HUGGING_?FACE|VLLM_|CUDA_|NVIDIA_|NCCL_|HIP_|ROCR_|TORCH|XDG_|VIRTUAL_ENV$|PYTHON|SSL_CERT|(?:HTTPS?|ALL|NO)_PROXY$)/i.test(
        name,
      ),
    ),
  );
