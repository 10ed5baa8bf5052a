import { existsSync } from 'node:fs';
import path from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const forAYear = 'public, max-age=31536000, immutable';

/**
 * `GET /…`: the built page from `pageDir`, which may be built while the host runs. Browsers cache
 * files under `assets/`, whose names contain a content hash, but not the page itself. Files
 * compressed by the build go out as `br` or `gzip`.
 */
export async function staticRoute(app: FastifyInstance, pageDir: string): Promise<void> {
  await app.register(staticFiles, {
    root: pageDir,
    serve: false,
    suppressWarning: true,
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (reply, file) => {
      const isHashed = path.relative(pageDir, file).startsWith(`assets${path.sep}`);
      reply.header('cache-control', isHashed ? forAYear : 'no-store');
    },
  });
  app.get<{ Params: { readonly '*': string } }>('/*', async (request, reply) => {
    const file = request.params['*'] || 'index.html';
    if (file !== 'index.html' || existsSync(path.join(pageDir, file))) return reply.sendFile(file);
    return reply
      .code(503)
      .headers({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' })
      .send(notBuilt);
  });
}

const notBuilt = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="color-scheme" content="light dark">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Rolewatch</title>
  <body style="font: 16px/24px system-ui; margin: 15vh auto; max-width: 48ch; padding: 0 16px">
    <h1 style="font-size: 20px">The interface is not built yet</h1>
    <p>Rolewatch is running. Build its interface once, then reload this page:</p>
    <pre>npm run build</pre>
  </body>
</html>
`;
