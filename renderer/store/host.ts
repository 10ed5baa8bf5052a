import { type Client, createClient } from '#contract/client.ts';
import { openTransport } from '../transport.ts';

let client: Client | null = null;

/** The host, as stores and actions speak to it. */
export function host(): Client {
  client ??= createClient(openTransport());
  return client;
}
