import { describe, expect, it } from 'vitest';
import {
  chatRequest,
  fullDialect as dialectOf,
  type LlmQuestion,
  simplerDialect,
} from './dialect.ts';

const fullDialect = dialectOf('unknown');

const question: LlmQuestion = {
  system: 'Read.',
  user: 'Posting',
  schemaName: 'form',
  schema: { type: 'object' },
  maxTokens: 50,
  signal: new AbortController().signal,
};

describe('simplerDialect', () => {
  it.each([
    ["Invalid parameter: 'response_format' of type 'json_schema' is not supported", 'json_object'],
    ['The provided JSON schema contains features not supported', 'json_object'],
    ['failed to parse grammar', 'json_object'],
  ])('gives up schemas after "%s"', (complaint, format) => {
    expect(simplerDialect(fullDialect, complaint)).toEqual({ ...fullDialect, format });
  });

  it('gives up formats if the server does not even know JSON', () => {
    const dialect = { ...fullDialect, format: 'json_schema' as const };

    const complaint = "'response_format.type' must be 'json_schema' or 'text'";
    expect(simplerDialect(dialect, complaint, 'lm_studio')).toEqual({
      ...fullDialect,
      format: 'text',
    });
  });

  it('uses the newer name of the token limit if the server wants it', () => {
    const complaint = "'max_tokens' is not supported. Use 'max_completion_tokens' instead.";

    expect(simplerDialect(fullDialect, complaint)).toEqual({
      ...fullDialect,
      limit: 'max_completion_tokens',
    });
  });

  it('leaves the temperature to a server that insists on its own', () => {
    expect(simplerDialect(fullDialect, "'temperature' does not support 0")).toEqual({
      ...fullDialect,
      temperature: false,
    });
  });

  it.each([
    'System role not supported',
    "'system' role is not supported by this model",
    'Conversation roles must alternate user/assistant/user/assistant/...',
    'Only user and assistant roles are supported!',
    'Only user, assistant and tool roles are supported, got system.',
    'After the optional system message, conversation roles must alternate',
    'Unexpected role: system',
  ])('puts instructions before the question after "%s"', (complaint) => {
    expect(simplerDialect(fullDialect, complaint)).toEqual({ ...fullDialect, system: false });
  });

  it.each(['maximum context length is 4096 tokens', 'model not found', ''])(
    'has no remedy for "%s"',
    (complaint) => {
      expect(simplerDialect(fullDialect, complaint)).toBeNull();
    },
  );

  it('comes to an end with any complaints', () => {
    const everything =
      'response_format temperature max_completion_tokens: system role not supported';
    let dialect = simplerDialect(fullDialect, everything);
    let steps = 0;
    while (dialect !== null) {
      steps += 1;
      dialect = simplerDialect(dialect, everything);
    }

    expect(steps).toBe(8);
  });
});

describe('chatRequest', () => {
  it.each(['json_object', 'text'] as const)('puts the schema into words as %s', (format) => {
    const request = chatRequest('m', question, { ...fullDialect, format });

    expect(request.messages[0]?.content).toBe(
      'Read.\n\nAnswer with one JSON object that follows this JSON schema:\n{"type":"object"}',
    );
  });

  it('uses one message if only the user may speak', () => {
    const request = chatRequest('m', question, { ...fullDialect, system: false });

    expect(request.messages).toEqual([{ role: 'user', content: 'Read.\n\nPosting' }]);
  });

  it('sends no format and no temperature to a server without them', () => {
    const request = chatRequest('m', question, {
      format: 'text',
      limit: 'max_completion_tokens',
      temperature: false,
      system: true,
    });

    expect(Object.keys(request)).toEqual(['model', 'messages', 'max_completion_tokens']);
  });
});
