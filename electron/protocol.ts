import { protocol } from 'electron';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';

export const pageUrl = new URL('app://rolewatch/');

const scheme = pageUrl.protocol.replace(':', '');

/**
 * Makes `app:` a scheme like https: its own origin, secure, no cross-site reading. Call before
 * `ready`.
 */
export const registerPageScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);

export function servePage(answer: ShellPlaces['answer']): void {
  protocol.handle(scheme, (request) =>
    new URL(request.url).host === pageUrl.host
      ? answer(request)
      : new Response(null, { status: 404 }),
  );
}
