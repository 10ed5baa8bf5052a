import type { Parsed, Source } from '#sources/source.ts';
import { webDocument } from './fetch-context.ts';
import { recording } from './recordings.ts';

/** Parses one body as if it were the whole listing. */
export function parseBody(
  source: Source,
  body: string,
  { slug = 'acme', url = 'https://example.com/jobs/1' } = {},
): Parsed {
  return source.parse({ documents: [webDocument(url, { body })], slug, url });
}

export function parseRecording(source: Source, name: string, slug?: string): Parsed {
  return parseBody(source, recording(name), slug === undefined ? {} : { slug });
}
