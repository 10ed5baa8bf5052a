import { describe, expect, it } from 'vitest';
import { faultInLog, further, progressIn } from './vllm-log.ts';

describe('progressIn', () => {
  it.each([
    ['INFO 12-01 10:00:00 [__init__.py:216] Automatically detected platform cuda.', 'starting'],
    ['model-00001-of-00003.safetensors:  45%|████▌ | 1.78G/3.96G [00:20<00:22]', 'downloading'],
    ['(EngineCore_DP0 pid=2) INFO [gpu_model_runner.py:2602] Starting to load model Q', 'loading'],
    ['Loading safetensors checkpoint shards:  33% Completed | 1/3', 'loading'],
    ['INFO [backends.py:559] Dynamo bytecode transform time: 7.91 s', 'compiling'],
    ['INFO [kv_cache_utils.py:1087] GPU KV cache size: 81,680 tokens', 'reserving'],
    ['Capturing CUDA graphs (mixed prefill-decode, PIECEWISE):  50%|█', 'capturing'],
    ['INFO:     Application startup complete.', 'opening'],
  ])('knows “%s”', (line, step) => {
    expect(progressIn(line)).toMatchObject({ step });
  });

  it.each(['', 'WARNING: something odd', 'INFO: 127.0.0.1:4 - "GET /health HTTP/1.1" 503'])(
    'sees none in “%s”',
    (line) => {
      expect(progressIn(line)).toBeNull();
    },
  );

  it('moves with the percents of a bar, and never back', () => {
    const shards = (percent: number) =>
      progressIn(`Loading safetensors checkpoint shards:  ${percent}% Completed | 1/3`);
    const [third, all] = [shards(33), shards(100)];
    if (third === null || all === null) throw new Error('no progress');
    expect(all.fraction).toBeGreaterThan(third.fraction);
    expect(further(all, third)).toBe(all);
  });
});

describe('faultInLog', () => {
  it.each([
    ['OSError: [Errno 98] Address already in use', 'port'],
    ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 48.00 MiB', 'memory'],
    [
      'ValueError: Free memory on device (5.1/7.63 GiB) on startup is less than desired GPU memory utilization (0.9, 6.86 GiB).',
      'memory',
    ],
    [
      "ValueError: The model's max seq len (262144) is larger than the maximum number of tokens that can be stored in KV cache (59504).",
      'cache',
    ],
    [
      "ValueError: To serve at least one request with the models's max seq len (16384), (2.25 GiB KV cache is needed, which is larger than the available KV cache memory (1.01 GiB)",
      'cache',
    ],
    ['RuntimeError: Failed to infer device type, please set', 'no_gpu'],
    ['RuntimeError: No CUDA GPUs are available', 'no_gpu'],
    ['ImportError: libcuda.so.1: cannot open shared object file: No such file', 'no_gpu'],
    ['huggingface_hub.errors.GatedRepoError: 401 Client Error.', 'gated'],
    [
      'huggingface_hub.errors.LocalEntryNotFoundError: Cannot find an appropriate cached',
      'offline',
    ],
    [
      "OSError: We couldn't connect to 'https://huggingface.co' to load the files, and couldn't find them in the cached files.",
      'offline',
    ],
    ['OSError: No/Such is not a local folder and is not a valid model identifier', 'weights'],
    ['OSError: [Errno 28] No space left on device', 'disk'],
    ['RuntimeError: The NVIDIA driver on your system is too old (found version 11040)', 'driver'],
    ['RuntimeError: CUDA error: no kernel image is available for execution', 'old_gpu'],
    ['torch.AcceleratorError: CUDA error: an illegal memory access was encountered', 'gpu_lost'],
    ['vllm: error: unrecognized arguments: --fast', 'arguments'],
    ["ModuleNotFoundError: No module named 'torch'", 'broken'],
    ['SomethingError: never seen before', 'ended'],
  ])('reads “%s” as %s', (line, fault) => {
    expect(
      faultInLog(['INFO well', line, 'RuntimeError: Engine core initialization failed.']),
    ).toMatchObject(fault === 'ended' ? { fault } : { fault, line: expect.any(String) });
  });

  it('is not misled by advice', () => {
    const lines = [
      'WARNING [x.py:1] Reduce gpu_memory_utilization if you run out of memory',
      'bye',
    ];
    expect(faultInLog(lines)).toEqual({ fault: 'ended', line: 'bye' });
  });

  it('keeps a line short and without its head', () => {
    const head = '(EngineCore_DP0 pid=2) ERROR 12-01 10:00:00 [core.py:708] ';
    const { line } = faultInLog([
      `${head}torch.OutOfMemoryError: ${'CUDA out of memory. '.repeat(50)}`,
    ]);
    expect(line).toMatch(/^torch\.OutOfMemoryError: CUDA/);
    expect(line.length).toBeLessThan(210);
  });
});
