import { describe, expect, it } from 'vitest';
import type { Gpu } from './gpu.ts';
import { vllmCommand, vllmVariables } from './vllm-server.ts';

const card = (freeMib: number, over: Partial<Gpu> = {}): Gpu => ({
  index: 1,
  name: 'RTX',
  totalMib: Math.max(freeMib, 1_000),
  freeMib,
  capability: 8.9,
  ...over,
});

const command = (gpu: Gpu | null, over: Partial<Parameters<typeof vllmCommand>[0]> = {}) =>
  vllmCommand({
    model: 'Qwen/Qwen3-4B-Instruct-2507',
    port: 41_234,
    apiKey: 'secret-key',
    gpu,
    more: null,
    isOffline: false,
    ...over,
  });

const optionOf = (args: readonly string[], name: string): string | undefined => {
  const at = args.lastIndexOf(name);
  return at < 0 ? undefined : args[at + 1];
};

it('serves the model on this machine only, and keeps the key off the command line', () => {
  const { args, env } = command(card(24_000));
  expect(args.slice(0, 2)).toEqual(['serve', 'Qwen/Qwen3-4B-Instruct-2507']);
  expect(optionOf(args, '--host')).toBe('127.0.0.1');
  expect(optionOf(args, '--port')).toBe('41234');
  expect(args.join(' ')).not.toContain('secret-key');
  expect(env).toMatchObject({ VLLM_API_KEY: 'secret-key', VLLM_NO_USAGE_STATS: '1' });
});

describe('the options follow the free memory of the card', () => {
  it.each([
    [24_000, '16384', '64', false],
    [15_500, '16384', '32', false],
    [11_500, '8192', '16', true],
    [7_500, '8192', '8', true],
  ])('of %d MiB', (freeMib, context, sequences, isEager) => {
    const { args } = command(card(freeMib));
    expect(optionOf(args, '--max-model-len')).toBe(context);
    expect(optionOf(args, '--max-num-seqs')).toBe(sequences);
    expect(args.includes('--enforce-eager')).toBe(isEager);
  });

  it('uses the chosen card, and takes no more of it than is free', () => {
    const { args, env } = command(card(12_000, { totalMib: 24_000 }));
    expect(env).toMatchObject({ CUDA_VISIBLE_DEVICES: '1', CUDA_DEVICE_ORDER: 'PCI_BUS_ID' });
    expect(Number(optionOf(args, '--gpu-memory-utilization'))).toBeLessThan(0.5);
  });

  it('refuses a card that is too small, with its numbers', () => {
    expect(() => command(card(4_000, { totalMib: 6_144 }))).toThrow(
      /more graphics memory.*4000 of 6144 MiB/,
    );
  });

  it('refuses an older card without 8 bits where the model fits in no other way', () => {
    expect(() => command(card(7_500, { capability: 7.5 }))).toThrow(/more graphics memory/);
    expect(optionOf(command(card(15_000, { capability: 7.5 })).args, '--dtype')).toBe('half');
  });

  it('leaves a small card to someone who sets options', () => {
    const { args } = command(card(4_000), { more: ' --quantization awq  --max-model-len 2048' });
    expect(optionOf(args, '--quantization')).toBe('awq');
    expect(optionOf(args, '--max-model-len')).toBe('2048');
  });
});

it('starts without nvidia-smi, too: the card may be of another make', () => {
  const { args, env } = command(null);
  expect(args).not.toContain('--gpu-memory-utilization');
  expect(env).not.toHaveProperty('CUDA_VISIBLE_DEVICES');
});

it('downloads nothing where downloads are off', () => {
  expect(command(null, { isOffline: true }).env).toMatchObject({ HF_HUB_OFFLINE: '1' });
  expect(command(null).env).not.toHaveProperty('HF_HUB_OFFLINE');
});

it('passes on where models are kept and how to reach the network, and no other variable', () => {
  const env = { HF_HOME: '/models', https_proxy: 'http://proxy', AWS_SECRET_ACCESS_KEY: 'x' };
  expect(vllmVariables({ ...env, HF_TOKEN: 'hf_1', ROLEWATCH_LLM_API_KEY: 'y' })).toEqual({
    HF_HOME: '/models',
    https_proxy: 'http://proxy',
    HF_TOKEN: 'hf_1',
  });
});
