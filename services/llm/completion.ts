import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { LlmFault } from '#core/llm-faults.ts';
import { asFields, type Complaint, complaintIn } from './fault.ts';

const Text = z.union([
  z.string(),
  z.object({ value: z.string() }).transform(({ value }) => value),
  z.record(z.string(), z.unknown()).transform((value) => JSON.stringify(value)),
]);

/** Text, or the text parts of a message; thoughts and pictures are no answer. */
const Content = z
  .union([
    Text,
    z
      .array(
        z.union([
          z.string(),
          z.null().transform(() => ''),
          z
            .object({ type: z.string().optional(), text: Text.nullish() })
            .transform(({ type, text }) =>
              type === undefined || /text$/.test(type) ? (text ?? '') : '',
            ),
        ]),
      )
      .transform((parts) => parts.join('')),
  ])
  .nullish()
  // Ignores other kinds: another field may hold the text.
  .catch(null);

const Call = z.object({ arguments: Content });

const Message = z.object({
  content: Content,
  refusal: z.string().nullish(),
  /** Models trained on tools may answer with a call instead. */
  tool_calls: z
    .array(z.object({ function: Call }))
    .nullish()
    .catch(null),
  function_call: Call.nullish().catch(null),
  /** The thoughts in vLLM, LM Studio and llama.cpp; Ollama and others use other names. */
  reasoning_content: Content,
  reasoning: Content,
  reasoning_details: Content,
  thinking: Content,
  thoughts: Content,
});

const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: Message.nullish(),
        /** From servers with the older form of completions. */
        text: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z
    .object({
      completion_tokens: z.number().nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
});

const stops = {
  full: /^(?:length|max_?(?:output_|new_)?tokens|model_length|token_limit)$/i,
  filtered: /^(?:content_?filter(?:ed)?|safety|blocked|prohibited_content|recitation|sensitive)$/i,
  given: /^(?:error|abort(?:ed)?|cancell?ed)$/i,
};

/**
 * The text of a model's answer. A server may sort the whole answer under thoughts or tool calls:
 * then reads those. Throws `llm_invalid_answer` with the fault, if known: only thoughts, a full
 * context, a filter.
 */
export function textOf(completion: unknown, maxTokens: number): string {
  const parsed = Completion.safeParse(completion);
  const choice = parsed.data?.choices[0];
  if (choice === undefined) throw unusable('not a chat completion');
  const { finish_reason: finish, message } = choice;
  const usage = parsed.data?.usage;
  if (message?.refusal) throw unusable(`the model refuses: ${message.refusal.slice(0, 200)}`);
  const content = (message?.content || choice.text || argumentsIn(message) || '').trim();
  const thoughts = thoughtsIn(message);
  const isThoughtOnly =
    content === ''
      ? thoughts !== '' || (usage?.completion_tokens_details?.reasoning_tokens ?? 0) > 0
      : withoutThoughts(content) === '';
  if (stops.filtered.test(finish ?? '')) {
    throw unusable('a filter of the server withheld it', 'filter');
  }
  if (stops.full.test(finish ?? '')) {
    if (isThoughtOnly) {
      throw unusable('the model thought until the longest answer allowed was full', 'thinking');
    }
    const written = usage?.completion_tokens ?? maxTokens;
    if (written > 0 && written < maxTokens - 1) {
      throw unusable(`cut off after ${written} tokens: the context is full`, 'context');
    }
    throw unusable('cut off at the longest answer allowed');
  }
  if (content !== '' && (!isThoughtOnly || content.includes('{'))) return content;
  if (thoughts.includes('{')) return thoughts;
  throw isThoughtOnly ? unusable('the model only thought', 'thinking') : unusable('empty');
}

/** The complaint in a seeming success; null for a completion. */
export function complaintAbout(answer: unknown): Complaint | null {
  if (typeof answer === 'string') return { words: answer || 'an empty answer', status: null };
  const choices = asFields(answer)?.choices;
  if (!Array.isArray(choices)) return complaintIn(answer);
  const choice = asFields(choices[0]);
  const inner = choice?.error == null ? null : complaintIn(choice);
  if (inner !== null) return inner;
  const finish = String(choice?.finish_reason ?? '');
  // From Ollama before its model is in memory.
  if (finish === 'load') return { words: 'loading the model', status: 503 };
  if (!stops.given.test(finish)) return null;
  return { words: `it gave up while answering (${finish})`, status: 500 };
}

type Said = z.infer<typeof Message> | null | undefined;

const argumentsIn = (message: Said): string | null | undefined =>
  message?.tool_calls?.[0]?.function.arguments || message?.function_call?.arguments;

const thoughtsIn = (message: Said): string =>
  (
    message?.reasoning_content ||
    message?.reasoning ||
    message?.thinking ||
    message?.thoughts ||
    message?.reasoning_details ||
    ''
  ).trim();

/** Marks around a model's thoughts; without an end mark, all of it is thought. */
const thoughtMarks: readonly RegExp[] = [
  /<(think|thinking|thoughts?|reasoning|seed:think)>[\s\S]*?(?:<\/\1>|$)/gi,
  /\[THINK\][\s\S]*?(?:\[\/THINK\]|$)/gi,
  /◁think▷[\s\S]*?(?:◁\/think▷|$)/gi,
  /<\|begin_of_thought\|>[\s\S]*?(?:<\|end_of_thought\|>|$)/gi,
  /<\|channel\|?>\s*(?:analysis|thought)[\s\S]*?(?:<\|channel\|?>\s*final\s*(?:<\|message\|>)?|<channel\|>|$)/gi,
];

/** A text without the thoughts that a model wrote into it. */
export const withoutThoughts = (text: string): string =>
  thoughtMarks.reduce((rest, mark) => rest.replaceAll(mark, ''), text).trim();

const unusable = (reason: string, fault?: LlmFault): AppError =>
  new AppError('llm_invalid_answer', { reason, ...(fault === undefined ? {} : { fault }) });
