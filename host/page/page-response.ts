import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pageHeaders } from './page-headers.ts';

/**
 * Answers a request for a file of the built page, which is the only place that is read: `/` is the
 * page itself. 404 for what is not there and for what leads out of the folder, 405 for whoever wants
 * more than to read.
 */
export async function pageResponse(pageDir: string, request: Request): Promise<Response> {
  if (!['GET', 'HEAD'].includes(request.method)) return refusal(405);
  const file = fileAt(pageDir, new URL(request.url).pathname);
  if (file === null) return refusal(404);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return refusal(404);
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
    headers: { ...pageHeaders, 'content-type': type, 'cache-control': 'no-store' },
  });
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Null where the path is no name below the folder, or one that is hidden. */
function fileAt(folder: string, pathname: string): string | null {
  const name = decode(pathname);
  if (name === null || /[\\\0]/.test(name)) return null;
  const parts = name.split('/').filter((part) => part !== '');
  if (parts.some((part) => part.startsWith('.'))) return null;
  return path.join(folder, ...(parts.length === 0 ? ['index.html'] : parts));
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const refusal = (status: number): Response => new Response(null, { status, headers: pageHeaders });
