import type { Spent } from '#core/model-use.ts';
import { toGbnf } from './gbnf.ts';
import type { ServerKind } from './server-kind.ts';

export type LlmQuestion = {
  readonly system: string;
  readonly user: string;
  /** Letters, digits, `_` and `-`, at most 64. */
  readonly schemaName: string;
  /** JSON schema of the answer: all keys required, no additional ones. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
  /** Called with the cost of each answer, usable or not. */
  readonly onSpent?: ((spent: Spent) => void) | undefined;
};

/** A way to demand an answer that follows a schema. */
export type Format =
  /** Ollama's own, which takes the schema as it is. */
  | 'ollama'
  /** The OpenAI API's. */
  | 'json_schema'
  /** vLLM's, from 0.11 on, and before. */
  | 'structured_outputs'
  | 'guided_json'
  /** llama.cpp's grammar. */
  | 'grammar'
  /** Some JSON. */
  | 'json_object'
  | 'text';

export type Dialect = {
  readonly format: Format;
  readonly limit: 'max_tokens' | 'max_completion_tokens';
  readonly temperature: boolean;
  /** Accepts instructions as a separate message. */
  readonly system: boolean;
};

/** What each server may understand, in the order of trying. Text comes last. */
const formats: Readonly<Record<ServerKind, readonly Format[]>> = {
  ollama: ['ollama', 'json_schema', 'json_object', 'text'],
  vllm: ['json_schema', 'structured_outputs', 'guided_json', 'json_object', 'text'],
  'llama.cpp': ['json_schema', 'grammar', 'json_object', 'text'],
  lm_studio: ['json_schema', 'text'],
  // Some JSON for sure before fields that an unknown server may ignore.
  unknown: ['json_schema', 'json_object', 'structured_outputs', 'guided_json', 'grammar', 'text'],
};

export const fullDialect = (kind: ServerKind): Dialect => ({
  format: formats[kind][0] ?? 'text',
  limit: 'max_tokens',
  temperature: true,
  system: true,
});

/** False for a format that this kind of server does not have. */
export const mayUnderstand = (kind: ServerKind, { format }: Dialect): boolean =>
  formats[kind].includes(format);

/** The dialect with the next format that the server may understand; null after the last. */
export function nextFormat(dialect: Dialect, kind: ServerKind): Dialect | null {
  if (dialect.format === 'text') return null;
  const format = formats[kind][formats[kind].indexOf(dialect.format) + 1] ?? 'text';
  return { ...dialect, format };
}

/** Complaints of servers that cannot enforce a schema, or not this one, or not in this way. */
const aboutFormat =
  /response_?(?:format|schema)|schema|json_object|grammar|guided|sampler|structured.?output|xgrammar|outlines|failed to generate json|constrained|invalid format/i;

/** Complaints about a field that the OpenAI API does not have. */
const aboutField =
  /(?:unrecognized|unknown|unsupported|unexpected|invalid|extra) (?:request )?(?:argument|parameter|field|keyword|input)|extra_forbidden|not permitted/i;

const ownFields: ReadonlySet<Format> = new Set(['structured_outputs', 'guided_json', 'grammar']);

/** Complaints of chat templates that know only two roles (Gemma, older Mistral). */
const aboutSystem =
  /system['"`]? (?:role|messages?|prompts?)\b[^.]{0,60}(?:\bnot?\b|unsupported)|(?:unsupported|unknown|invalid|unexpected) role|roles? must alternate|only user,? (?:and )?(?:assistant|model)/i;

/** Null if the complaint is about something else. Each step gives up a feature, so trying ends. */
export function simplerDialect(
  dialect: Dialect,
  complaint: string,
  kind: ServerKind = 'unknown',
): Dialect | null {
  const is = (topic: RegExp) => topic.test(complaint);
  if (dialect.limit === 'max_tokens' && is(/max_completion_tokens/)) {
    return { ...dialect, limit: 'max_completion_tokens' };
  }
  if (dialect.temperature && is(/temperature/)) return { ...dialect, temperature: false };
  if (dialect.system && is(aboutSystem)) return { ...dialect, system: false };
  const isOfFormat = is(aboutFormat) || (ownFields.has(dialect.format) && is(aboutField));
  return isOfFormat ? nextFormat(dialect, kind) : null;
}

/**
 * A chat completion request. Puts the schema into words, too, unless the server follows schemas for
 * sure: some ignore a field that they do not know.
 */
export function chatRequest(
  model: string,
  question: LlmQuestion,
  dialect: Dialect,
  kind: ServerKind = 'unknown',
) {
  const { system, user, schema, maxTokens } = question;
  const told = `${system}\n\nAnswer with one JSON object that follows this JSON schema:\n${JSON.stringify(schema)}`;
  const instructions = dialect.format === 'json_schema' ? system : told;
  return {
    model,
    messages: dialect.system
      ? [
          { role: 'system' as const, content: instructions },
          { role: 'user' as const, content: user },
        ]
      : [{ role: 'user' as const, content: `${instructions}\n\n${user}` }],
    [dialect.limit]: maxTokens,
    ...(dialect.temperature ? { temperature: 0 } : {}),
    ...formatFields(question, dialect.format),
    ...(thinksUnlessTold.has(kind) ? { chat_template_kwargs: { enable_thinking: false } } : {}),
  };
}

/** These pass it to the chat template; models that do not think ignore it. */
const thinksUnlessTold: ReadonlySet<ServerKind> = new Set(['vllm', 'llama.cpp']);

function formatFields({ schemaName: name, schema }: LlmQuestion, format: Format) {
  switch (format) {
    case 'json_schema':
      return {
        response_format: { type: format, json_schema: { name, strict: true, schema } },
      } as const;
    case 'structured_outputs':
      return { structured_outputs: { json: schema } };
    case 'guided_json':
      return { guided_json: schema };
    case 'grammar':
      return { grammar: toGbnf(schema) };
    case 'json_object':
      return { response_format: { type: format } } as const;
    default:
      return {};
  }
}

const enforcing: ReadonlySet<Format> = new Set<Format>([
  'ollama',
  'json_schema',
  'structured_outputs',
  'guided_json',
  'grammar',
]);

/**
 * True if an answer shows that the server ignored the demand for a schema: it has words around the
 * JSON, or keys are missing. Never for a format that promises none.
 */
export function ignoresSchema(
  text: string,
  schema: LlmQuestion['schema'],
  { format }: Dialect,
): boolean {
  if (!enforcing.has(format)) return false;
  const keys = Array.isArray(schema.required) ? schema.required : [];
  try {
    const value: unknown = JSON.parse(text);
    return typeof value !== 'object' || value === null || keys.some((key) => !(key in value));
  } catch {
    return true;
  }
}
