import { probeGuess } from './probe-guess.ts';
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
    const ids = await probeGuess(source, url.hostname, context);
    if (ids === null || ids.length === 0) continue;
    const evidence = `${url.hostname} answers as ${sourceById(source)?.label ?? source} does`;
    return { source, slug: url.hostname, confidence: 0.95, evidence };
  }
  return null;
}
