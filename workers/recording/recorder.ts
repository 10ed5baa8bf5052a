import { AppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import { counted, mebibytes } from '#core/quantity.ts';
import type { RecordedExchange } from '#core/recording.ts';
import { readText } from '#services/http/content.ts';
import { type AnswerHeaders, headerOf } from '#services/http/headers.ts';
import { type Hop, isRedirect } from '#services/http/redirects.ts';
import type { Answer, Send } from '#services/http/transport.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';

export type RecorderLimits = { readonly exchanges: number; readonly bytes: number };

export const recorderLimits: RecorderLimits = { exchanges: 500, bytes: mebibytes(100) };

export type Recorder = {
  /** Stands between an HTTP client and its sockets, and keeps what passes. */
  readonly through: (send: Send) => Send;
  readonly exchanges: () => readonly RecordedExchange[];
  readonly leftOut: () => readonly Omission[];
  /** True once an answer had to be left out: a scan that goes on would ask in vain. */
  readonly isFull: () => boolean;
};

/** The fields that say what an answer is, or when to come back; and marks of firewalls. */
const keptFields = [
  'content-type',
  'location',
  'etag',
  'last-modified',
  'retry-after',
  'cf-mitigated',
  'x-amzn-waf-action',
] as const;

/** Keeps every exchange, its text among the snapshots, up to the limits. */
export function createRecorder(
  snapshots: Pick<SnapshotStore, 'put'>,
  limits: RecorderLimits = recorderLimits,
): Recorder {
  const exchanges: RecordedExchange[] = [];
  const leftOut: Omission[] = [];
  let bytes = 0;
  let missed = 0;

  async function keep(hop: Hop, kept: Pick<RecordedExchange, 'answer' | 'error'>, size: number) {
    if (exchanges.length >= limits.exchanges || bytes + size > limits.bytes) {
      missed += 1;
      return;
    }
    bytes += size;
    const { method, url, body } = hop;
    exchanges.push({ method, url: url.href, requestBody: body, ...kept });
  }

  async function keepAnswer(hop: Hop, answer: Answer): Promise<void> {
    const text = textOf(hop.url, answer, leftOut);
    const body = text === null || text === '' ? null : { ref: await snapshots.put(text) };
    const headers = fieldsOf(answer);
    const size = text === null ? 0 : Buffer.byteLength(text);
    await keep(hop, { answer: { status: answer.status, headers, body }, error: null }, size);
  }

  return {
    through: (send) => async (hop, signal) => {
      let answer: Answer;
      try {
        // A refusal's page says who refuses: the client throws for it all the same.
        answer = await send({ ...hop, keepsRefusals: true }, signal);
      } catch (error) {
        if (error instanceof AppError && error.code !== 'cancelled') {
          const failure = { code: error.code, details: detailsOf(error) };
          await keep(hop, { answer: null, error: failure }, 0);
        }
        throw error;
      }
      await keepAnswer(hop, answer);
      return answer;
    },
    exchanges: () => exchanges,
    leftOut: () => [
      ...leftOut,
      ...(missed === 0
        ? []
        : [
            {
              what: counted(missed, 'more answer', 'more answers'),
              reason: 'the recording is full',
            },
          ]),
    ],
    isFull: () => missed > 0,
  };
}

const detailsOf = ({ details }: { readonly details: unknown }): Record<string, unknown> =>
  typeof details === 'object' ? { ...details } : {};

function textOf(url: URL, { bytes, headers }: Answer, leftOut: Omission[]): string | null {
  const contentType = headerOf(headers, 'content-type') ?? '';
  try {
    return readText(bytes, contentType, { url, expect: 'text' });
  } catch (error) {
    const { got = 'no text' } = error instanceof AppError ? detailsOf(error) : {};
    leftOut.push({ what: url.href, reason: String(got) });
    return null;
  }
}

function fieldsOf({ status, headers }: Answer): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of keptFields) {
    const value = headerOf(headers, name);
    if (value !== null) kept[name] = value;
  }
  const cookies = isRedirect(status) ? cookieNames(headers) : '';
  if (cookies !== '') kept['set-cookie'] = cookies;
  if (kept['content-type'] !== undefined) kept['content-type'] = asUtf8(kept['content-type']);
  return kept;
}

/** Some sites redirect to the same page until they get their cookie; its value means nothing. */
const cookieNames = (headers: AnswerHeaders): string =>
  [headers['set-cookie'] ?? []]
    .flat()
    .map((field) => field.split('=')[0]?.trim() ?? '')
    .filter((name) => /^[\w.-]+$/.test(name))
    .map((name) => `${name}=masked`)
    .slice(0, 1)
    .join('');

/** Texts are recorded in UTF-8. */
const asUtf8 = (contentType: string): string => {
  const [type = ''] = contentType.split(';');
  return /^(text\/|application\/(?:.*\+)?(?:json|xml|javascript))/i.test(type.trim())
    ? `${type.trim()}; charset=utf-8`
    : contentType;
};
