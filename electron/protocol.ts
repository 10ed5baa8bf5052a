import { protocol } from 'electron';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';

/** Where the page is, in the desktop app. */
export const pageUrl = new URL('app://rolewatch/');

const scheme = pageUrl.protocol.replace(':', '');

/** Makes `app:` a scheme like https: an origin of its own, secure, and no cross-site reading. Before `ready`. */
export const registerPageScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);

/** Serves the built page there, and nothing else. */
export function servePage(answer: ShellPlaces['answer']): void {
  protocol.handle(scheme, (request) =>
    new URL(request.url).host === pageUrl.host
      ? answer(request)
      : new Response(null, { status: 404 }),
  );
}
