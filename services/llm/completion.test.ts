import { describe, expect, it } from 'vitest';
import { complaintAbout, textOf } from './completion.ts';

const form = '{"seniority": null}';
const completion = (message: object, finish_reason = 'stop', completion_tokens?: number) => ({
  choices: [{ finish_reason, message }],
  ...(completion_tokens === undefined ? {} : { usage: { completion_tokens } }),
});

describe('the answer is read from any place a server puts it', () => {
  it.each([
    ['content', { content: form }],
    ['reasoning_content, content null', { content: null, reasoning_content: form }],
    ['reasoning_content, content empty', { content: ' \n', reasoning_content: form }],
    ['reasoning_content, no content', { reasoning_content: form }],
    ['reasoning', { content: '', reasoning: form }],
    ['reasoning beside an empty reasoning_content', { reasoning_content: '', reasoning: form }],
    ['parts of text', { content: [{ type: 'text', text: '{"seniority"' }, { text: ': null}' }] }],
    [
      'a part of text after thoughts',
      {
        content: [
          { type: 'thinking', thinking: [] },
          { type: 'text', text: form },
        ],
      },
    ],
    ['parts of output', { content: [{ type: 'output_text', text: form }] }],
  ])('%s', (_place, message) => {
    expect(textOf(completion(message), 100)).toBe(form);
  });

  it('prefers the answer to the thoughts', () => {
    expect(textOf(completion({ content: form, reasoning_content: 'Is it {this}?' }), 100)).toBe(
      form,
    );
  });
});

describe('a missing answer gives its reason', () => {
  it.each([
    ['an empty answer', completion({ content: '' }), 'empty', undefined],
    ['thoughts without an answer', completion({ reasoning: 'Hm.' }), 'only thought', 'thinking'],
    [
      'thoughts up to the longest answer',
      completion({ content: '', reasoning_content: 'Analyze {it}' }, 'length', 100),
      'thought until',
      'thinking',
    ],
    [
      'thoughts in the answer without an end',
      completion({ content: '<think>\nFirst {I}' }, 'length', 100),
      'thought until',
      'thinking',
    ],
    ['a full answer', completion({ content: '{"a' }, 'length', 100), 'longest answer', undefined],
    ['a full answer, uncounted', completion({ content: '{"a' }, 'length'), 'longest', undefined],
    ['a full context', completion({ content: '{"a' }, 'length', 40), 'context is full', 'context'],
    ['a refusal', completion({ content: null, refusal: 'I cannot' }), 'I cannot', undefined],
    ['no choice', { choices: [] }, 'not a chat completion', undefined],
  ] as const)('%s', (_name, answer, reason, fault) => {
    expect(() => textOf(answer, 100)).toThrow(
      expect.objectContaining({
        code: 'llm_invalid_answer',
        details: {
          reason: expect.stringContaining(reason),
          ...(fault === undefined ? {} : { fault }),
        },
      }),
    );
  });
});

describe('the answer is read in any form', () => {
  it.each([
    ['thinking', { content: null, thinking: form }],
    ['thoughts', { content: '', thoughts: form }],
    ['reasoning_details', { reasoning_details: [{ type: 'reasoning.text', text: form }] }],
    ['parts that are texts', { content: [form] }],
    ['parts with a gap', { content: [null, { type: 'text', text: form }] }],
    ['a text in an object', { content: [{ type: 'text', text: { value: form } }] }],
    ['the call of a tool', { content: null, tool_calls: [{ function: { arguments: form } }] }],
    ['the call of a function', { content: '', function_call: { arguments: form } }],
    ['content of an unknown kind beside thoughts', { content: 5, reasoning: form }],
  ])('%s', (_place, message) => {
    expect(textOf(completion(message), 100)).toBe(form);
  });

  it.each([
    ['content that is the object itself', { content: { seniority: null } }],
    ['arguments that are', { tool_calls: [{ function: { arguments: { seniority: null } } }] }],
  ])('%s', (_place, message) => {
    expect(JSON.parse(textOf(completion(message), 100))).toEqual({ seniority: null });
  });

  it('the older form of a completion', () => {
    expect(textOf({ choices: [{ text: form, finish_reason: 'stop' }] }, 100)).toBe(form);
  });
});

describe('a model that only thinks is reported, with any marks of thoughts', () => {
  it.each([
    '<think>\nWell.\n</think>\n',
    '<thinking>Well.',
    '<seed:think>Well.',
    '[THINK]Well.[/THINK]',
    '◁think▷Well.',
    '<|channel|>analysis<|message|>Well.',
  ])('%j', (content) => {
    expect(() => textOf(completion({ content }), 100)).toThrow('only thought');
    expect(() => textOf(completion({ content }, 'max_tokens'), 100)).toThrow('thought until');
  });

  it('also if only the usage shows the thoughts', () => {
    const usage = { completion_tokens: 100, completion_tokens_details: { reasoning_tokens: 100 } };
    const billed = { ...completion({ content: '' }, 'length'), usage };
    expect(() => textOf(billed, 100)).toThrow('thought until');
  });

  it.each([
    `<think>Well.</think>${form}`,
    `<|channel|>analysis<|message|>Well.<|end|><|channel|>final<|message|>${form}`,
  ])('reads an answer after the thoughts: %j', (content) => {
    expect(textOf(completion({ content }), 100)).toBe(content);
  });
});

it.each(['content_filter', 'SAFETY', 'blocked', 'RECITATION', 'contentFilter'])(
  'an answer withheld by a filter (%s) is reported',
  (finish) => {
    expect(() => textOf(completion({ content: '' }, finish), 100)).toThrow(
      expect.objectContaining({ details: { reason: expect.any(String), fault: 'filter' } }),
    );
  },
);

describe('complaintAbout', () => {
  it.each([
    ['<!doctype html><title>Hi</title>', '<!doctype html><title>Hi</title>', null],
    [{ error: 'Unexpected endpoint or method.' }, 'Unexpected endpoint or method.', null],
    [{ error: { message: 'no such route' } }, 'no such route', null],
    [{ error: { message: 'slow down', code: 429 } }, 'slow down', 429],
    [{ object: 'error', message: 'too long', code: 400 }, 'too long', 400],
    [{ detail: 'Not Found' }, 'Not Found', null],
    [{ errors: [{ message: 'no such model' }] }, 'no such model', null],
    [[{ error: { message: 'bad', code: 400 } }], 'bad', 400],
    [{ choices: [{ finish_reason: 'error', error: { message: 'away', code: 502 } }] }, 'away', 502],
    [completion({ content: '' }, 'load'), 'loading the model', 503],
    [completion({ content: '{"a' }, 'abort'), 'it gave up while answering (abort)', 500],
  ])('finds the complaint in %j', (body, words, status) => {
    expect(complaintAbout(body)).toEqual({ words, status });
  });

  it.each([
    completion({ content: form }),
    { error: null, ...completion({ content: form }) },
    { data: [] },
    { message: { role: 'assistant', content: form } },
  ])('finds no complaint in %j', (body) => {
    expect(complaintAbout(body)).toBeNull();
  });
});
