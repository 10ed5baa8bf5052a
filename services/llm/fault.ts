import type { LlmFault } from '#core/llm-faults.ts';

/** As vLLM, llama.cpp, Ollama, LM Studio, LiteLLM and OpenAI put it; the first match wins. */
const faultWords: readonly (readonly [LlmFault, RegExp])[] = [
  ['moved', /^(?:\d{3} )?it leads on to http/],
  ['secure', /plain HTTP request was sent to HTTPS|HTTP request to an HTTPS server/i],
  [
    'quota',
    /insufficient_quota|exceeded your current quota|quota (?:has been )?exceeded|insufficient (?:balance|credits?|funds)|credit balance|budget (?:has been )?exceeded|over budget|payment required/i,
  ],
  [
    'key',
    /(?:invalid|incorrect|missing|no|wrong|malformed|expired|bad) api[ _-]?key|api[ _-]?key(?: is| was| has)?(?: not| been)*(?: valid| invalid| missing| required| provided| expired| revoked)|authentication ?error|not authenticated|authentication (?:failed|required)|invalid (?:bearer|auth|access)[ _-]?token|invalid credentials/i,
  ],
  [
    'access',
    /(?:country|region|territory)[^.]{0,60}not supported|(?:forbidden|invalid|unknown|disallowed) host|host (?:header )?(?:is )?not allowed|just a moment|attention required|access denied|ip (?:address )?(?:is )?(?:not allowed|blocked|denied)/i,
  ],
  [
    'context',
    /context[ _-]?(?:size|length|window|limit)|maximum context|context the overflows|exceed(?:s|ing)? (?:the )?(?:available )?context|(?:prompt|input)(?: \([^)]*\))? is too long|max_tokens must be at least|max_new_tokens.* must be|max(?:imum)?[ _](?:\w+[ _])?len(?:gth)?|too many (?:input |prompt )?tokens|larger than the (?:max|context)|must have (?:less|fewer) than \d+ tokens|session len|maximum allowed token|reduce the length of the (?:messages|prompt|input)|context[ _]?window/i,
  ],
  [
    'chat',
    /does not support (?:chat|generat)|not a chat model|(?:no|missing|without a?) ?chat template|chat template[^.]{0,60}(?:not|missing|required)|is an? embedding|not support (?:the )?chat completions/i,
  ],
  [
    'memory',
    /out of memory|OutOfMemory|more (?:system |gpu |video )?memory|(?:insufficient|not enough|too little) (?:\w+ )?(?:memory|vram)|(?:failed|unable) to allocate/i,
  ],
  [
    'model',
    /model\b[^.]{0,120}(?:not found|does not exist|not exist|not (?:been )?loaded|not available|is not supported|unknown)|(?:unknown|invalid|no such) model|not a valid model|real ?model ?id|no models? (?:is |are )?loaded|could not load model|try pulling|model_not_found/i,
  ],
];

/** Words of a model that will answer soon; others report a failed load. */
const loadingWords =
  /\bloading (?:the )?model|model\b[^.]{0,120}(?:is|being) (?:currently |still )?(?:being )?load|currently loading|still loading|warming up|not (?:yet )?ready/i;

const pathWords = /endpoint|\broute\b|\bpath\b|\bpage\b|method not allowed|^(?:\d{3} )?not found/i;

/** Faults that may pass: worth a later retry. */
const passing: ReadonlySet<LlmFault> = new Set<LlmFault>([
  'broken',
  'busy',
  'gateway',
  'loading',
  'memory',
  'slow',
]);

export const mayPass = (fault: LlmFault): boolean => passing.has(fault);

/** Null if unknown; `status` is null for a seeming success. */
export function faultIn(status: number | null, words: string): LlmFault | null {
  if (isBusy(status)) {
    if (loadingWords.test(words)) return 'loading';
    if (status === null && /overloaded|server busy|rate limit|too many requests/i.test(words)) {
      return 'busy';
    }
  }
  const said = faultWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  if (said !== null && status !== 401) return said;
  if (status === null) return isPage(words) || pathWords.test(words) ? 'address' : 'broken';
  return faultOfStatus(status, words);
}

/** Statuses of a loading server: 503, and seeming successes. */
const isBusy = (status: number | null): boolean =>
  status === null || status === 503 || status === 425 || status === 429;

function faultOfStatus(status: number, words: string): LlmFault | null {
  if (status === 402) return 'quota';
  if (status === 401 || status === 403 || status === 407) return 'key';
  if (status === 404 || status === 405 || status === 410) return 'address';
  if (status === 429 || status === 529) return 'busy';
  if (status === 504 || (isPage(words) && (status === 502 || status === 503))) return 'gateway';
  if (status === 503) return 'busy';
  if (status >= 500) return 'broken';
  return status !== 413 && isPage(words) ? 'address' : null;
}

export const isPage = (words: string): boolean =>
  /<(?:!doctype html|html|head|body)\b/i.test(words);

export type Complaint = {
  readonly words: string;
  readonly status: number | null;
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * The complaint in a body; null without one. Servers put it under `error` (OpenAI), `message` (vLLM
 * before 0.10), `detail` (FastAPI) or `errors`; Gemini sends a list.
 */
export function complaintIn(body: unknown): Complaint | null {
  const fields = asFields(Array.isArray(body) ? body[0] : body);
  if (fields === null) return null;
  const { error, errors, message, detail, msg } = fields;
  const first = Array.isArray(errors) ? errors[0] : errors;
  // A `message` that is not text belongs to another API.
  const said = typeof message === 'string' ? message : null;
  const told = [error, first, said, detail, msg].find((each) => each != null && each !== '');
  if (told === undefined) return null;
  return { words: wordsOf(told), status: statusOf(asFields(told)) ?? statusOf(fields) };
}

/** The innermost words; else all of the value as text. */
function wordsOf(told: unknown): string {
  if (typeof told === 'string') return told;
  const inner = asFields(told);
  const deeper = inner?.message ?? inner?.error ?? inner?.msg;
  return deeper == null ? JSON.stringify(told) : wordsOf(deeper);
}

function statusOf(fields: Fields | null): number | null {
  const named = [fields?.code, fields?.status, fields?.status_code].map(Number);
  return named.find((code) => Number.isInteger(code) && code >= 400 && code <= 599) ?? null;
}

export const asFields = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
