import { expect, it } from 'vitest';
import { fakeMachine } from '#tests/support/fake-machine.ts';
import { findVllm } from './vllm.ts';

const unset = { vllmServer: null };

it('is found on the PATH, or where uv and pipx put it', async () => {
  await using machine = await fakeMachine();
  expect(await findVllm(unset, machine)).toMatchObject({ missing: true });
  const own = await machine.put('home/.local/bin/vllm');
  expect(await findVllm(unset, machine)).toMatchObject({ path: own });
  const onPath = await machine.put('bin/vllm');
  expect(await findVllm(unset, machine)).toMatchObject({ path: onPath });
});

it('is the configured program alone', async () => {
  await using machine = await fakeMachine();
  await machine.put('bin/vllm');
  const chosen = await machine.put('venv/vllm');
  expect(await findVllm({ vllmServer: chosen }, machine)).toMatchObject({ origin: 'setting' });
  const gone = findVllm({ vllmServer: `${machine.root}/gone` }, machine);
  await expect(gone).rejects.toMatchObject({ code: 'invalid_setting' });
});
