import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';

const script = path.resolve(import.meta.dirname, '../fakes/vllm.ts');

/**
 * A `vllm` in this folder that behaves like vLLM: see tests/fakes/vllm.ts. `fails` picks a way to
 * fail.
 */
export async function fakeVllm(folder: string, { fails = '', stepMs = 20 } = {}): Promise<string> {
  const file = path.join(folder, 'vllm');
  const node = `exec '${process.execPath}' '${script}' "$@"`;
  await writeFile(
    file,
    `#!/bin/sh\nexport VLLM_FAKE='${fails}' VLLM_FAKE_STEP_MS=${stepMs}\n${node}\n`,
  );
  await chmod(file, 0o755);
  return file;
}
