import { AppError } from '#core/errors.ts';
import { sourceById } from './registry.ts';
import type { Detection, FetchContext } from './source.ts';

/** Vendors whose API a company's own domain serves too, at the place where the vendor has it. */
const servedAnywhere = ['recruitee'] as const;

/**
 * A vendor's API on the company's own host, for pages that give no hint of it. Asked only when all
 * else found nothing, since it costs a request. Null where no vendor answers.
 */
export async function matchOwnHost(url: URL, context: FetchContext): Promise<Detection | null> {
  for (const source of servedAnywhere) {
    const ids = await probeHost(source, url.hostname, context);
    if (ids === null || ids.length === 0) continue;
    const evidence = `${url.hostname} answers as ${sourceById(source)?.label ?? source} does`;
    return { source, slug: url.hostname, confidence: 0.95, evidence };
  }
  return null;
}

async function probeHost(
  source: string,
  host: string,
  context: FetchContext,
): Promise<readonly string[] | null> {
  try {
    return (await sourceById(source)?.probe?.(host, context)) ?? null;
  } catch (error) {
    // Whatever it answers is not this API: a page, a wall, an error of the site's own.
    if (error instanceof AppError && !context.signal.aborted) return null;
    throw error;
  }
}
