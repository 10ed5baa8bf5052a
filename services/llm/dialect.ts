export type LlmQuestion = {
  readonly system: string;
  readonly user: string;
  /** Letters, digits, `_` and `-`, at most 64. */
  readonly schemaName: string;
  /** JSON schema of the answer: all keys required, no additional ones. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
};

export type Dialect = {
  readonly format: 'json_schema' | 'json_object' | 'text';
  readonly limit: 'max_tokens' | 'max_completion_tokens';
  readonly temperature: boolean;
  /** Accepts instructions as a separate message. */
  readonly system: boolean;
};

export const fullDialect: Dialect = {
  format: 'json_schema',
  limit: 'max_tokens',
  temperature: true,
  system: true,
};

/** Complaints of servers that cannot enforce a schema, or not this one. */
const aboutFormat =
  /response_?(?:format|schema)|schema|json_object|grammar|guided|sampler|structured.?output|xgrammar|outlines|failed to generate json|constrained/i;

/** Complaints of chat templates that know only two roles (Gemma, older Mistral). */
const aboutSystem =
  /system['"`]? (?:role|messages?|prompts?)\b[^.]{0,60}(?:\bnot?\b|unsupported)|(?:unsupported|unknown|invalid|unexpected) role|roles? must alternate|only user,? (?:and )?(?:assistant|model)/i;

/** Null if the complaint is about something else. Each step gives up a feature, so trying ends. */
export function simplerDialect(dialect: Dialect, complaint: string): Dialect | null {
  const is = (topic: RegExp) => topic.test(complaint);
  if (dialect.limit === 'max_tokens' && is(/max_completion_tokens/)) {
    return { ...dialect, limit: 'max_completion_tokens' };
  }
  if (dialect.temperature && is(/temperature/)) return { ...dialect, temperature: false };
  if (dialect.system && is(aboutSystem)) return { ...dialect, system: false };
  if (dialect.format !== 'text' && is(aboutFormat)) {
    return { ...dialect, format: dialect.format === 'json_schema' ? 'json_object' : 'text' };
  }
  return null;
}

/** A chat completion request; puts the schema into words if the server cannot enforce it. */
export function chatRequest(model: string, question: LlmQuestion, dialect: Dialect) {
  const { system, user, schemaName: name, schema, maxTokens } = question;
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
    ...(dialect.format === 'json_schema'
      ? { response_format: { type: dialect.format, json_schema: { name, strict: true, schema } } }
      : {}),
    ...(dialect.format === 'json_object' ? { response_format: { type: dialect.format } } : {}),
  };
}
