import { describe, expect, it } from 'vitest';
import { complaintIn, textOf } from './completion.ts';

const form = '{"seniority": null}';
const completion = (message: object, finish_reason = 'stop', completion_tokens?: number) => ({
  choices: [{ finish_reason, message }],
  ...(completion_tokens === undefined ? {} : { usage: { completion_tokens } }),
});

describe('the answer is read wherever a server puts it', () => {
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

describe('an answer that is none says why', () => {
  it.each([
    ['nothing at all', completion({ content: '' }), 'empty', undefined],
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

describe('complaintIn', () => {
  it.each([
    ['<!doctype html><title>Hi</title>', '<!doctype html><title>Hi</title>'],
    [{ error: 'Unexpected endpoint or method.' }, 'Unexpected endpoint or method.'],
    [{ error: { message: 'no such route' } }, 'no such route'],
    [completion({ content: form }), null],
    [{ data: [] }, null],
  ])('finds in %j %j', (body, complaint) => {
    expect(complaintIn(body)).toBe(complaint);
  });
});
