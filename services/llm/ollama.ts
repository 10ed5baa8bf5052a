import { z } from 'zod';
import type { LlmQuestion } from './dialect.ts';

/**
 * A question in Ollama's own protocol. Its OpenAI-compatible one takes no `num_ctx`, and cuts a
 * question that exceeds the default without a word.
 * https://github.com/ollama/ollama/blob/main/docs/api.md#generate-a-chat-completion
 */
export const ollamaRequest = (
  model: string,
  { system, user, schema, maxTokens }: LlmQuestion,
  context: number,
) => ({
  model,
  messages: [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ],
  stream: false,
  think: false,
  format: schema,
  options: { num_ctx: context, num_predict: maxTokens, temperature: 0 },
});

const Answer = z.object({
  message: z.record(z.string(), z.unknown()),
  done_reason: z.string().nullish(),
  prompt_eval_count: z.number().nullish(),
  eval_count: z.number().nullish(),
});

/** Ollama's answer in the form of the OpenAI API; another answer stays as it is. */
export function fromOllama(answer: unknown): unknown {
  const read = Answer.safeParse(answer);
  if (!read.success) return answer;
  const { message, done_reason, prompt_eval_count, eval_count } = read.data;
  return {
    choices: [{ finish_reason: done_reason ?? 'stop', message }],
    usage: { prompt_tokens: prompt_eval_count, completion_tokens: eval_count },
  };
}
