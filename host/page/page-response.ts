import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Headers for the page and its files, over HTTP and in the desktop app: no resources from
 * elsewhere, no inline scripts, no framing by other sites.
 */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/**
 * Answers a request for a file of the built page, and reads no other folder: `/` is the page
 * itself. 404 for missing files and paths outside the folder, 405 for methods other than GET and
 * HEAD.
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

/** Null if the path leaves the folder or names a hidden file. */
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

/** The build output, relative to this module, in sources or in the build. */
export const pageDir = (from = import.meta.url): string =>
  fileURLToPath(new URL(from.endsWith('.ts') ? '../../out/renderer' : '../../../renderer', from));
