import { statfs } from 'node:fs/promises';
import { toErrorView } from '#core/errors.ts';
import { formatBytes, mebibytes } from '#core/quantity.ts';
import type { Settings } from '#core/settings.ts';
import { checkDatabase } from '#library/engine/check.ts';
import { prepareDataDir } from '#services/data-dir.ts';
import { createLlmClient } from '#services/llm/client.ts';
import { readSettings } from '#services/options.ts';
import { type DataPaths, resolveDataDir } from '#services/paths.ts';
import { thisMachine } from '#services/provision/find.ts';
import { provisions } from '#services/provision/provisions.ts';
import { probe } from '#services/redis/probe.ts';

/** One line of `doctor`. */
export type Check = {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  /** How to fix it; null if all is well. */
  readonly fix: string | null;
};

const oldestNode = 24;
const enoughDiskBytes = mebibytes(500);
const answerTimeoutMs = 3_000;

/** Checks everything Rolewatch needs. Installs nothing, and at most creates the data dir. */
export async function checkHealth(request: {
  readonly dataDir: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}): Promise<readonly Check[]> {
  const { env } = request;
  const checks: Check[] = [checkNode()];
  const dataDir = resolveDataDir(request.dataDir, env);
  const paths = await attempt(checks, 'data dir', () => prepareDataDir(dataDir));
  if (paths === null) return checks;
  checks.push({ check: 'data dir', ok: true, detail: paths.root, fix: null });
  checks.push(await checkDisk(paths));
  checks.push({ check: 'database', ...(await checkDatabase(paths.database)) });
  const read = await attempt(checks, 'settings', async () =>
    readSettings({ flags: {}, env, file: paths.settings }),
  );
  if (read === null) return checks;
  for (const { message, hint, cliHint } of read.problems) {
    checks.push({ check: 'settings', ok: false, detail: message, fix: cliHint ?? hint });
  }
  checks.push(...(await checkProvisions(read.settings)));
  checks.push(...(await checkServers(read.settings)));
  return checks;
}

function checkNode(): Check {
  const [major] = process.versions.node.split('.').map(Number);
  const ok = major !== undefined && major >= oldestNode;
  const detail = `Node ${process.versions.node}`;
  return { check: 'node', ok, detail, fix: ok ? null : `use Node ${oldestNode} or newer` };
}

async function checkDisk({ root }: DataPaths): Promise<Check> {
  const { bavail, bsize } = await statfs(root);
  const free = bavail * bsize;
  const ok = free >= enoughDiskBytes;
  const fix = ok ? null : `free some space: ${formatBytes(enoughDiskBytes)} or more is recommended`;
  return { check: 'disk', ok, detail: `${formatBytes(free)} free`, fix };
}

async function checkProvisions(settings: Settings): Promise<readonly Check[]> {
  const machine = thisMachine();
  const checks: Check[] = [];
  for (const [check, { find, purpose, isUnwanted, isOptional }] of Object.entries(provisions)) {
    const found = await attempt(checks, check, () => find(settings, machine));
    if (found === null) continue;
    if (!('missing' in found)) {
      checks.push({ check, ok: true, detail: `${found.path} (${found.origin})`, fix: null });
    } else {
      const detail = `missing: ${purpose}. Works without it: ${found.stillWorks}`;
      checks.push({ check, ok: isOptional || isUnwanted(settings), detail, fix: found.fix });
    }
  }
  return checks;
}

async function checkServers(settings: Settings): Promise<readonly Check[]> {
  const checks: Check[] = [];
  const { redisUrl, llmUrl, llmModel, llmApiKey } = settings;
  if (redisUrl !== null) {
    const check = 'external redis';
    const tookMs = await attempt(checks, check, () =>
      probe({ url: redisUrl }, answerTimeoutMs, { isThorough: true }),
    );
    if (tookMs !== null) {
      checks.push({ check, ok: true, detail: `answers in ${Math.round(tookMs)} ms`, fix: null });
    }
  }
  if (llmUrl === null) {
    const detail = 'none set: using the built-in rules';
    checks.push({ check: 'model', ok: true, detail, fix: null });
    return checks;
  }
  const client = createLlmClient({
    url: llmUrl,
    model: llmModel,
    apiKey: llmApiKey,
    timeoutMs: answerTimeoutMs,
    maxConcurrent: 1,
  });
  const { ok, detail } = await client.check(AbortSignal.timeout(answerTimeoutMs));
  const fix = ok
    ? null
    : 'start the model server, or correct ROLEWATCH_LLM_URL and ROLEWATCH_LLM_MODEL';
  checks.push({ check: 'model', ok, detail, fix });
  return checks;
}

/** The result, or null and a line with the error. */
async function attempt<T>(
  checks: Check[],
  check: string,
  look: () => Promise<T>,
): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    const { message, hint, cliHint } = toErrorView(error);
    checks.push({ check, ok: false, detail: message, fix: cliHint ?? hint });
    return null;
  }
}
