import { once } from 'node:events';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** A self-signed certificate for `secure.example`. It and its key protect nothing. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIBpDCCAUqgAwIBAgIUdWRUYvzjFW0KI59/12EXZkKACTUwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOc2VjdXJlLmV4YW1wbGUwIBcNMjYxMTI0MTI0MzQ5WhgPMjEy
NjEwMzExMjQzNDlaMBkxFzAVBgNVBAMMDnNlY3VyZS5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEWIf9wRwM/EYoU/WMgWdbiOedxco/Uf1kWQqGuKeS
UErWiQ/fJDG7eAhTRpAF0deUjmm1cFd2LmzpdoRurEqosKNuMGwwHQYDVR0OBBYE
FG58VFjN0fAG61VqTS6wpnrm5O4VMB8GA1UdIwQYMBaAFG58VFjN0fAG61VqTS6w
pnrm5O4VMA8GA1UdEwEB/wQFMAMBAf8wGQYDVR0RBBIwEIIOc2VjdXJlLmV4YW1w
bGUwCgYIKoZIzj0EAwIDSAAwRQIhAITCBQYA39M1vZK1cWcIZNSd30bKgN/gRlMB
NEI9drF/AiA52vdbgFGyLIJJvkaZVP6vhy0ZlOsN/Fcrk6kgBqHUXA==
-----END CERTIFICATE-----`;

const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgX5tM1QjY2DjpadAP
ixK7PW1J9MMSSYZvo1gk+1TFjvmhRANCAARYh/3BHAz8RihT9YyBZ1uI553Fyj9R
/WRZCoa4p5JQStaJD98kMbt4CFNGkAXR15SOabVwV3YubOl2hG6sSqiw
-----END PRIVATE KEY-----`;

export type SecureSite = {
  readonly port: number;
  /** Clients that trust this authority accept the certificate. */
  readonly authority: string;
  readonly versions: readonly string[];
};

export async function startSecureSite(): Promise<SecureSite & AsyncDisposable> {
  const versions: string[] = [];
  const server = createSecureServer({ key, cert: certificate, allowHTTP1: true });
  server.on('request', (request, response) => {
    versions.push(request.httpVersion);
    const isRobots = request.url === '/robots.txt';
    response.writeHead(isRobots ? 404 : 200, { 'content-type': 'text/html' });
    response.end('<!doctype html><h1>Jobs</h1>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    authority: certificate,
    versions,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
