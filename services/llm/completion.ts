import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { LlmFault } from '#core/llm-errors.ts';

/** Text, or the parts of a text; other parts (thoughts, pictures) are no answer. */
const Content = z.union([
  z.string(),
  z
    .array(z.object({ type: z.string().optional(), text: z.string().nullish() }))
    .transform((parts) =>
      parts
        .filter(({ type }) => type === undefined || /text$/.test(type))
        .map(({ text }) => text ?? '')
        .join(''),
    ),
]);

const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: Content.nullish(),
          refusal: z.string().nullish(),
          /** Where vLLM, LM Studio and llama.cpp put what a model thinks; Ollama says `reasoning`. */
          reasoning_content: Content.nullish(),
          reasoning: Content.nullish(),
        }),
      }),
    )
    .min(1),
  usage: z.object({ completion_tokens: z.number() }).nullish(),
});

/** LM Studio answers 200 to a path it does not know. */
const ErrorBody = z.object({
  error: z.union([z.string(), z.object({ message: z.string() }).transform((e) => e.message)]),
});

/**
 * The text of a model's answer. Servers that sort a model's words may have taken all of them for
 * thoughts: then those are the answer. Throws `llm_invalid_answer`, with the fault where it is known:
 * a model that only thinks, a context that is full.
 */
export function textOf(completion: unknown, maxTokens: number): string {
  const parsed = Completion.safeParse(completion);
  const choice = parsed.data?.choices[0];
  if (choice === undefined) throw unusable('not a chat completion');
  const { finish_reason: finish, message } = choice;
  if (message.refusal) throw unusable(`the model refuses: ${message.refusal.slice(0, 200)}`);
  const content = message.content?.trim() ?? '';
  const thoughts = (message.reasoning_content || message.reasoning || '').trim();
  if (finish === 'length') {
    if (isThought(content) || (content === '' && thoughts !== '')) {
      throw unusable('the model thought until the longest answer allowed was full', 'thinking');
    }
    const written = parsed.data?.usage?.completion_tokens ?? maxTokens;
    if (written > 0 && written < maxTokens - 1) {
      throw unusable(`cut off after ${written} tokens: the context is full`, 'context');
    }
    throw unusable('cut off at the longest answer allowed');
  }
  if (content !== '') return content;
  if (thoughts.includes('{')) return thoughts;
  throw thoughts === '' ? unusable('empty') : unusable('the model only thought', 'thinking');
}

/** Thoughts that a model writes into its answer and never ends. */
const isThought = (content: string): boolean =>
  /^<(?:think|thinking|reasoning|thought)>|^\[THINK\]/i.test(content) &&
  !/<\/(?:think|thinking|reasoning|thought)>|\[\/THINK\]/i.test(content);

/** What a body of a request that went well says is wrong; null where it is of the kind that was asked for. */
export function complaintIn(body: unknown): string | null {
  if (typeof body === 'string') return body;
  const parsed = ErrorBody.safeParse(body);
  return parsed.success ? parsed.data.error : null;
}

const unusable = (reason: string, fault?: LlmFault): AppError =>
  new AppError('llm_invalid_answer', { reason, ...(fault === undefined ? {} : { fault }) });
