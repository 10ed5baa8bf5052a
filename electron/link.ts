/**
 * The link of the host that holds the data dir, as a window may show it: null where there is none,
 * or one that is not on this machine.
 */
export function linkToShow(url: string | undefined): URL | null {
  const link = url === undefined ? null : URL.parse(url);
  return link?.protocol === 'http:' && loopback.includes(link.hostname) ? link : null;
}

const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
