import type { LoadStep } from '#core/model-choice.ts';
import type { ModelServerFault } from '#core/model-server-faults.ts';

export type LoadProgress = {
  readonly step: LoadStep;
  /** Of the whole start, 0 to 1: roughly the share of its time. */
  readonly fraction: number;
};

type Phase = {
  readonly step: LoadStep;
  readonly from: number;
  readonly to: number;
  /** Lines that show that vLLM is at it. */
  readonly signs: RegExp;
};

/** As vLLM 0.8 to 0.11 logs them; the last that matches wins. */
const phases: readonly Phase[] = [
  {
    step: 'starting',
    from: 0.02,
    to: 0.05,
    signs:
      /Automatically detected platform|vLLM API server version|Resolved architecture|Using max model len|Initializing a V\d LLM engine/,
  },
  {
    step: 'downloading',
    from: 0.05,
    to: 0.3,
    signs: /\.(?:safetensors|bin|gguf):\s+\d+%|Fetching \d+ files|Using model weights format/,
  },
  {
    step: 'loading',
    from: 0.3,
    to: 0.5,
    signs:
      /Starting to load model|Loading \w+ checkpoint shards|Loading weights took|Model loading took/,
  },
  {
    step: 'compiling',
    from: 0.5,
    to: 0.75,
    signs: /torch\.compile|Dynamo bytecode|Cache the graph|Compiling a graph|for vLLM's torch/,
  },
  {
    step: 'reserving',
    from: 0.75,
    to: 0.8,
    signs: /KV cache|Maximum concurrency for/,
  },
  {
    step: 'capturing',
    from: 0.8,
    to: 0.95,
    signs: /Capturing (?:CUDA|cudagraph)|Graph capturing finished/i,
  },
  {
    step: 'opening',
    from: 0.95,
    to: 0.99,
    signs:
      /init engine .* took|Starting vLLM API server|Started server process|Application startup complete/,
  },
];

/** The progress that a line shows; null if it shows none. Bars of downloads and shards count. */
export function progressIn(line: string): LoadProgress | null {
  const phase = phases.findLast(({ signs }) => signs.test(line));
  if (phase === undefined) return null;
  const { step, from, to } = phase;
  const percent = Number(/(\d{1,3})%/.exec(line)?.[1] ?? 0);
  return { step, fraction: from + (to - from) * Math.min(percent / 100, 1) };
}

/** A later line of an earlier phase, such as a second download, never moves the bar back. */
export const further = (before: LoadProgress, next: LoadProgress): LoadProgress =>
  next.fraction >= before.fraction ? next : before;

/** As vLLM, PyTorch, transformers and Hugging Face's hub put it; the first match wins. */
const faultSigns: readonly (readonly [ModelServerFault, RegExp])[] = [
  ['port', /address already in use|Errno 98\]|Errno 48\]|WinError 10048/i],
  ['disk', /No space left on device|Errno 28\]|not enough disk space/i],
  [
    'gated',
    /GatedRepoError|gated repo|401 Client Error|awaiting a review|must be authenticated to access/i,
  ],
  [
    'offline',
    /LocalEntryNotFoundError|outgoing traffic has been disabled|offline mode|couldn't connect to 'https:\/\/huggingface|(?:cannot|can't) find the requested files|Max retries exceeded|NameResolutionError|Temporary failure in name resolution|ConnectionError/i,
  ],
  [
    'weights',
    /RepositoryNotFoundError|is not a local folder and is not a valid model|404 Client Error|Repo id must|does not appear to have a file named|Invalid repository ID|not a valid JSON file|SafetensorError|HeaderTooLarge|incomplete metadata/i,
  ],
  [
    'gpu_lost',
    /GPU is lost|fallen off the bus|unspecified launch failure|illegal memory access|device-side assert|uncorrectable ECC/i,
  ],
  [
    'cache',
    /larger than the maximum number of tokens that can be stored in KV cache|is larger than the available KV cache memory|No available memory for the cache blocks/i,
  ],
  [
    'memory',
    /OutOfMemoryError|out of memory|is less than desired GPU memory utilization|Cannot allocate memory|CUBLAS_STATUS_ALLOC_FAILED/i,
  ],
  ['driver', /driver version is insufficient|NVIDIA driver on your system is too old/i],
  [
    'old_gpu',
    /no kernel image is available|compute capability|not (?:currently )?supported (?:on|by) (?:this|your|the current) GPU/i,
  ],
  [
    'no_gpu',
    /Failed to infer device type|No CUDA GPUs are available|Found no NVIDIA driver|libcuda\.so|NVML Shared Library Not Found|Torch not compiled with CUDA|no CUDA-capable device|No supported device detected/i,
  ],
  ['arguments', /unrecognized arguments|error: argument |invalid choice:|expected one argument/i],
  ['broken', /ModuleNotFoundError|ImportError|undefined symbol|cannot open shared object file/i],
];

/**
 * Why vLLM ended, by its last lines; 'ended' if they do not tell. The innermost cause comes first in
 * a Python log: later lines only say that the engine failed.
 */
export function faultInLog(lines: readonly string[]): {
  readonly fault: ModelServerFault;
  readonly line: string;
} {
  for (const line of lines) {
    const found = faultSigns.find(([, sign]) => isComplaint(line) && sign.test(line));
    if (found !== undefined) return { fault: found[0], line: tidy(line) };
  }
  const last = lines.findLast((line) => /\b\w*(?:Error|Exception)\b: /.test(line));
  return { fault: 'ended', line: tidy(last ?? lines.at(-1) ?? '') };
}

/** Some advice in the log names the same things that errors do. */
const isComplaint = (line: string): boolean => !/\b(?:INFO|DEBUG|WARNING)\b/.test(line);

/** Without the name of the process, the level, the time and the place in the code. */
function tidy(line: string): string {
  const words = line
    .replace(/^\s*(?:\([^)]*\)\s*)?/, '')
    .replace(/^(?:CRITICAL|ERROR)\s+\d\d-\d\d \d\d:\d\d:\d\d\s+(?:\[[^\]]*\]\s*)?/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > longestLine ? `${words.slice(0, longestLine)}…` : words;
}

const longestLine = 200;
