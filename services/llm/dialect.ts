/** One question to a model, with the form its answer must have. */
export type LlmQuestion = {
  readonly system: string;
  readonly user: string;
  /** Letters, digits, `_` and `-`, at most 64. */
  readonly schemaName: string;
  /** JSON schema of the answer, all keys required and no additional ones. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Longest answer, in tokens. */
  readonly maxTokens: number;
  readonly signal: AbortSignal;
};

/** How much of the protocol a server understands. */
export type Dialect = {
  readonly format: 'json_schema' | 'json_object' | 'text';
  readonly limit: 'max_tokens' | 'max_completion_tokens';
  readonly temperature: boolean;
};

/** What is tried first: all of it. */
export const fullDialect: Dialect = {
  format: 'json_schema',
  limit: 'max_tokens',
  temperature: true,
};

/** Complaints of servers that cannot hold an answer to a schema, or not to this one. */
const aboutFormat =
  /response_?(?:format|schema)|schema|json_object|grammar|guided|sampler|structured.?output|xgrammar|outlines|failed to generate json|constrained/i;

/**
 * The next dialect to try after a server refused the request with this complaint; null where the
 * complaint is about something else. Each step gives up one thing, so trying ends.
 */
export function simplerDialect(dialect: Dialect, complaint: string): Dialect | null {
  const is = (topic: RegExp) => topic.test(complaint);
  if (dialect.limit === 'max_tokens' && is(/max_completion_tokens/)) {
    return { ...dialect, limit: 'max_completion_tokens' };
  }
  if (dialect.temperature && is(/temperature/)) return { ...dialect, temperature: false };
  if (dialect.format !== 'text' && is(aboutFormat)) {
    return { ...dialect, format: dialect.format === 'json_schema' ? 'json_object' : 'text' };
  }
  return null;
}

/** The question as a chat completion request. A server that cannot enforce the schema is told it. */
export function chatRequest(model: string, question: LlmQuestion, dialect: Dialect) {
  const { system, user, schemaName: name, schema, maxTokens } = question;
  const told = `${system}\n\nAnswer with one JSON object that follows this JSON schema:\n${JSON.stringify(schema)}`;
  return {
    model,
    messages: [
      {
        role: 'system' as const,
        content: dialect.format === 'json_schema' ? system : told,
      },
      { role: 'user' as const, content: user },
    ],
    [dialect.limit]: maxTokens,
    ...(dialect.temperature ? { temperature: 0 } : {}),
    ...(dialect.format === 'json_schema'
      ? { response_format: { type: dialect.format, json_schema: { name, strict: true, schema } } }
      : {}),
    ...(dialect.format === 'json_object' ? { response_format: { type: dialect.format } } : {}),
  };
}
