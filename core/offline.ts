import type { AppError, ErrorDetails } from './errors.ts';

/**
 * What a failure to reach a site says about this machine's own connection. `local`: the machine
 * itself reports it. `board`: the host is known to exist. `read`: the host was read before and may
 * be gone. `host`: any other, may be mistyped or down.
 */
export type Reach = {
  readonly kind: 'local' | 'board' | 'read' | 'host';
  readonly host: string;
};

/** Null for other failures: any answer, however bad, proves that the site was reached. */
export function reachOf(error: AppError): Reach | null {
  if (error.code === 'host_not_found') {
    const { host, known = 'host' } = error.details as ErrorDetails<'host_not_found'>;
    return { kind: known, host };
  }
  if (error.code === 'network_error') {
    const { url, isLocal } = error.details as ErrorDetails<'network_error'>;
    return { kind: isLocal === true ? 'local' : 'host', host: hostOf(url) };
  }
  if (error.code === 'request_timeout') {
    const { url } = error.details as ErrorDetails<'request_timeout'>;
    return { kind: 'host', host: hostOf(url) };
  }
  return null;
}

/**
 * Whether the machine is offline, judged from the failures of all requests and from `hasNetwork`,
 * an interface that leads out of it. It asks no site. One mistyped name or one vanished company is
 * no proof. A job board that cannot be found is, and so are two hosts that were read before. Pass
 * null for each site that was reached.
 */
export function seemsOffline(failures: readonly (Reach | null)[], hasNetwork: boolean): boolean {
  const reaches = failures.filter((reach) => reach !== null);
  if (reaches.length === 0 || reaches.length < failures.length) return false;
  if (reaches.some(({ host }) => isThisMachine(host))) return false;
  if (!hasNetwork || reaches.some(({ kind }) => kind === 'local' || kind === 'board')) return true;
  return new Set(reaches.flatMap(({ kind, host }) => (kind === 'read' ? [host] : []))).size > 1;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url);

const isThisMachine = (host: string): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(host);
