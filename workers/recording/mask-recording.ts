import { z } from 'zod';
import type { Omission } from '#core/listing.ts';
import { createPeopleMask } from '#core/mask-people.ts';
import { createSecretMask } from '#core/mask-secrets.ts';
import type { Masked, RecordedExchange, RecordedOutcome, Recording } from '#core/recording.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';

type Raw = Pick<Recording, 'url' | 'known' | 'outcome' | 'exchanges' | 'leftOut'>;

/**
 * The same recording without personal data and secrets. Everything that comes twice becomes the
 * same other text everywhere, so that a replay finds the answers to the requests it makes. The
 * texts are read one by one, and their masked copies stored beside them.
 */
export async function maskRecording(
  raw: Raw,
  snapshots: Pick<SnapshotStore, 'get' | 'put'>,
): Promise<Raw & { readonly masked: Masked }> {
  const secrets = createSecretMask();
  const people = createPeopleMask();
  let addresses = 0;

  const ofRequest = (text: string): string => people.url(secrets.replace(text));
  const said = (text: string): string => people.text(secrets.replace(text));
  const omission = ({ what, reason }: Omission) => ({
    what: ofRequest(what),
    reason: said(reason),
  });
  /** A wall shows its visitor the address it saw. */
  const withoutVisitor = (text: string): string =>
    text.replace(ipAddress, (found: string) => {
      addresses += 1;
      return found.includes(':') ? '2001:db8::1' : '192.0.2.1';
    });

  for (const { url, answer, requestBody } of raw.exchanges) {
    for (const text of [url, requestBody ?? '', answer?.headers.location ?? '']) {
      secrets.learn(text);
    }
    if (answer?.body && 'ref' in answer.body) {
      secrets.learn(await snapshots.get(answer.body.ref, z.string()));
    }
  }

  async function masked(exchange: RecordedExchange): Promise<RecordedExchange> {
    const { url, requestBody, answer, error } = exchange;
    return {
      ...exchange,
      url: ofRequest(url),
      requestBody: requestBody === null ? null : ofRequest(requestBody),
      answer: answer === null ? null : await maskedAnswer(answer),
      error: error === null ? null : { ...error, details: mapTexts(error.details, ofRequest) },
    };
  }

  async function maskedAnswer(answer: NonNullable<RecordedExchange['answer']>) {
    const { status, body } = answer;
    const headers = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, ofRequest(value)]),
    );
    if (body === null || !('ref' in body)) return { ...answer, headers };
    const text = said(await snapshots.get(body.ref, z.string()));
    return {
      status,
      headers,
      body: { ref: await snapshots.put(status >= 400 ? withoutVisitor(text) : text) },
    };
  }

  const exchanges: RecordedExchange[] = [];
  for (const exchange of raw.exchanges) exchanges.push(await masked(exchange));
  const { url, known, outcome, leftOut } = raw;
  return {
    url: ofRequest(url),
    known: known === null ? null : { source: known.source, slug: ofRequest(known.slug) },
    outcome: maskOutcome(outcome, ofRequest),
    leftOut: leftOut.map(omission),
    exchanges,
    masked: { ...people.counts(), secrets: secrets.count(), addresses },
  };
}

/** IPv4, and IPv6 with at least four groups. */
const ipAddress =
  /(?<![\w.:])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}|(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4})+)(?![\w.:]*[\w:])/gi;

/** Slugs may hold a key, titles none. */
function maskOutcome(outcome: RecordedOutcome, mask: (text: string) => string): RecordedOutcome {
  return outcome.kind === 'failed'
    ? { ...outcome, message: mask(outcome.message) }
    : { ...outcome, slug: mask(outcome.slug) };
}

function mapTexts(
  details: Readonly<Record<string, unknown>>,
  mask: (text: string) => string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' ? mask(value) : value,
    ]),
  );
}
