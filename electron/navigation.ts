import { type Session, shell, type WebContents } from 'electron';

/** True if an address has the scheme and host of our page, with any path. */
export function isWithin(address: string, page: URL): boolean {
  const url = URL.parse(address);
  return url?.protocol === page.protocol && url.host === page.host;
}

/**
 * Keeps a page at its address: it may only reload. Web addresses it opens go to the user's browser,
 * and people's addresses to their programs; others are dropped.
 */
export function denyNavigation(contents: WebContents, page: URL): void {
  contents.on('will-frame-navigate', (event) => {
    const isReload = event.isMainFrame && isSamePage(event.url, page);
    if (!isReload) event.preventDefault();
    open(contactAddress(event.url));
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    open(isWebAddress(url) ? url : contactAddress(url));
    return { action: 'deny' };
  });
}

const open = (address: string | null): void => {
  if (address !== null) void shell.openExternal(address);
};

/** Denies a session every permission except writing text to the clipboard. */
export function denyPermissions(session: Session): void {
  const isHarmless = (permission: string) => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(isHarmless(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => isHarmless(permission));
  session.setDevicePermissionHandler(() => false);
}

/** An address for a browser: http or https, without a user name or password. */
export function isWebAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return url.username === '' && url.password === '';
}

/**
 * Whom to write to or call; null for other addresses. Without the subject, copies and files that a posting's link may
 * ask for: they are orders to the program that opens it.
 */
export function contactAddress(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !/^(?:mailto|tel):$/.test(url.protocol) || url.pathname === '') return null;
  return `${url.protocol}${url.pathname}`;
}

const isSamePage = (address: string, page: URL): boolean =>
  isWithin(address, page) && URL.parse(address)?.pathname === page.pathname;
