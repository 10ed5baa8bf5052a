import { statfs } from 'node:fs/promises';
import { formatBytes, mebibytes } from '#core/bytes.ts';
import { toErrorView } from '#core/errors.ts';
import type { Settings } from '#core/settings.ts';
import { prepareDataDir } from '#services/data-dir.ts';
import { checkDatabase } from '#services/db/check.ts';
import { createLlmClient } from '#services/llm/client.ts';
import { readSettings } from '#services/options.ts';
import { type DataPaths, resolveDataDir } from '#services/paths.ts';
import { thisMachine } from '#services/provision/machine.ts';
import { provisions } from '#services/provision/provisions.ts';
import { probe } from '#services/redis/probe.ts';

/** One line of `doctor`. */
export type Check = {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do; null where all is well. */
  readonly fix: string | null;
};

const oldestNode = 24;
const enoughDiskBytes = mebibytes(500);
const answerTimeoutMs = 3_000;

/** Looks at everything Rolewatch needs, changes nothing but an absent data dir, installs nothing. */
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
  for (const { message, hint } of read.problems) {
    checks.push({ check: 'settings', ok: false, detail: message, fix: hint });
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
  const fix = ok
    ? null
    : `free some space: ${formatBytes(enoughDiskBytes)} is a comfortable minimum`;
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
      const detail = `missing: ${purpose}. Still works: ${found.stillWorks}`;
      checks.push({ check, ok: isOptional || isUnwanted(settings), detail, fix: found.fix });
    }
  }
  return checks;
}

/** Servers somebody set: an external Redis, a model. */
async function checkServers(settings: Settings): Promise<readonly Check[]> {
  const checks: Check[] = [];
  const { redisUrl, llmUrl, llmModel, llmApiKey } = settings;
  if (redisUrl !== null) {
    const check = 'external redis';
    const tookMs = await attempt(checks, check, () => probe({ url: redisUrl }, answerTimeoutMs));
    if (tookMs !== null) {
      checks.push({ check, ok: true, detail: `answers in ${Math.round(tookMs)} ms`, fix: null });
    }
  }
  if (llmUrl === null) {
    const detail = 'none set: the built-in rules read the openings';
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
    : 'start the model server, or mend ROLEWATCH_LLM_URL and ROLEWATCH_LLM_MODEL';
  checks.push({ check: 'model', ok, detail, fix });
  return checks;
}

/** The result, or null and a line that says what is wrong. */
async function attempt<T>(
  checks: Check[],
  check: string,
  look: () => Promise<T>,
): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    const { message, hint } = toErrorView(error);
    checks.push({ check, ok: false, detail: message, fix: hint });
    return null;
  }
}
