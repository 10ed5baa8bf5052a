import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startLlmServer } from './llm-server.ts';

/**
 * Behaves like `vllm serve`: `node tests/fakes/vllm.ts serve MODEL --port N …`. `VLLM_FAKE` picks a
 * way to fail; `VLLM_FAKE_STEP_MS` is the time of one step of loading.
 */
const stepMs = Number(process.env.VLLM_FAKE_STEP_MS ?? 20);

type Failure = { readonly after: number; readonly lines: readonly string[]; readonly code: number };

const engineFailed =
  '(APIServer pid=1) RuntimeError: Engine core initialization failed. See root cause above. Failed core proc(s): {}';

/** Last words as vLLM 0.10 and 0.11 print them; `after` counts the steps before them. */
const failures: Readonly<Record<string, Failure>> = {
  no_gpu: {
    after: 0,
    lines: ['RuntimeError: Failed to infer device type, please set the environment variable'],
    code: 1,
  },
  memory: {
    after: 3,
    lines: [
      '(EngineCore_DP0 pid=2) torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 48.00 MiB. GPU 0 has a total capacity of 7.63 GiB',
      engineFailed,
    ],
    code: 1,
  },
  port: {
    after: 0,
    lines: ['OSError: [Errno 98] Address already in use'],
    code: 1,
  },
  weights: {
    after: 1,
    lines: [
      'OSError: No/Such-Model is not a local folder and is not a valid model identifier listed on',
    ],
    code: 1,
  },
};

const steps: readonly string[] = [
  'INFO 12-01 10:00:00 [__init__.py:216] Automatically detected platform cuda.',
  '(APIServer pid=1) INFO 12-01 10:00:01 [api_server.py:1839] vLLM API server version 0.11.0',
  '(EngineCore_DP0 pid=2) INFO 12-01 10:00:02 [gpu_model_runner.py:2602] Starting to load model Qwen...',
  'Loading safetensors checkpoint shards:  33% Completed | 1/3 [00:00<00:01,  1.64it/s]',
  'Loading safetensors checkpoint shards: 100% Completed | 3/3 [00:01<00:00,  1.71it/s]',
  '(EngineCore_DP0 pid=2) INFO 12-01 10:00:05 [monitor.py:34] torch.compile takes 20.13 s in total',
  '(EngineCore_DP0 pid=2) INFO 12-01 10:00:06 [kv_cache_utils.py:1087] GPU KV cache size: 81,680 tokens',
  'Capturing CUDA graphs (mixed prefill-decode, PIECEWISE):  50%|█████     | 34/67 [00:01<00:01]',
  '(EngineCore_DP0 pid=2) INFO 12-01 10:00:08 [core.py:210] init engine (profile, create kv cache, warmup model) took 32.20 seconds',
  '(APIServer pid=1) INFO 12-01 10:00:09 [api_server.py:1912] Starting vLLM API server 0 on http://127.0.0.1',
  'INFO:     Application startup complete.',
];

const text = { type: 'string' } as const;

/** Those we use; another one is refused, as argparse does. */
const options = {
  host: text,
  port: text,
  'served-model-name': text,
  'max-model-len': text,
  'max-num-seqs': text,
  'gpu-memory-utilization': text,
  quantization: text,
  dtype: text,
  'enforce-eager': { type: 'boolean' },
} as const;

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    console.error(`vllm: error: unrecognized arguments: ${String(error)}`);
    return process.exit(2);
  }
}

const { values, positionals } = readArguments();
const [command, model = ''] = positionals;
if (command !== 'serve') process.exit(2);
const failure = failures[process.env.VLLM_FAKE ?? ''];
for (const [at, line] of steps.entries()) {
  if (failure?.after === at) {
    for (const last of failure.lines) console.error(last);
    process.exit(failure.code);
  }
  await wait(stepMs);
  // Bars go to the one, the log to the other.
  if (/\d%/.test(line)) process.stderr.write(`${line}\r`);
  else console.log(line);
}
const apiKey = process.env.VLLM_API_KEY;
await startLlmServer({
  port: Number(values.port),
  model: values['served-model-name'] ?? model,
  ...(apiKey === undefined ? {} : { apiKey }),
});
