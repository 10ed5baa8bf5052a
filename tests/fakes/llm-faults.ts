import type { ServerResponse } from 'node:http';

/** Ways in which model servers fail, as they were seen to. */
export const llmFaults = [
  'none',
  /** Connections are closed at once. */
  'down',
  /** Takes the request and never answers. */
  'hang',
  /** Sends headers and half of the body, then nothing more. */
  'stalls',
  /** Ten times the latency, and at least a second. */
  'slow',
  'status_400',
  'status_401',
  'status_403',
  'status_404',
  /** With `Retry-After: 7`. */
  'status_429',
  'status_500',
  'status_503',
  /** 200 with a web page: a proxy's or a router's. */
  'html',
  'empty',
  'nonsense',
  /** Half of the JSON, and a server that says all went well. */
  'truncated',
  /** Half of the JSON, and `finish_reason: length`. */
  'length',
  'wrong_types',
  'fenced',
  /** The server takes the whole answer for thoughts: vLLM and LM Studio. */
  'reasoning_content',
  /** The same as Ollama does it. */
  'reasoning',
  /** The answer as a list of parts. */
  'parts',
  /** Nothing but thoughts, until the longest answer is full. */
  'only_thinks',
  'invented_quotes',
  'rejects_json_schema',
  'obeys_injection',
] as const;
export type LlmFault = (typeof llmFaults)[number];

const messages: Readonly<Record<string, string>> = {
  400: 'This model’s maximum context length is 4096 tokens',
  401: 'Incorrect API key provided',
  403: 'Your account may not use this model',
  404: 'The model does not exist',
  429: 'Rate limit reached',
  500: 'The server had an error',
  503: 'The engine is overloaded',
};

/** Sends the refusal of a `status_…` fault; false where the fault is of another kind. */
export function refuse(fault: LlmFault, response: ServerResponse): boolean {
  const status = /^status_(\d+)$/.exec(fault)?.[1];
  if (status === undefined) return false;
  const retry = status === '429' ? { 'retry-after': '7' } : {};
  response.writeHead(Number(status), { 'content-type': 'application/json', ...retry });
  response.end(JSON.stringify({ error: { message: messages[status], type: 'error' } }));
  return true;
}

/** The message that carries a text, as a server with this fault sorts it. */
export function messageWith(fault: LlmFault, text: string): Record<string, unknown> {
  const role = 'assistant';
  if (fault === 'reasoning_content') return { role, content: null, reasoning_content: text };
  if (fault === 'reasoning') return { role, content: '', reasoning: text };
  if (fault === 'parts') return { role, content: [{ type: 'text', text }] };
  if (fault === 'only_thinks') return { role, content: '', reasoning_content: 'Well, {this} is' };
  return { role, content: text };
}

/** The text a model with this fault gives instead of a right answer. */
export function spoil(fault: LlmFault, answer: unknown): string {
  const json = JSON.stringify(answer);
  if (fault === 'empty') return '';
  if (fault === 'nonsense') return 'As a language model I would love to help with job postings!';
  if (fault === 'truncated' || fault === 'length') return json.slice(0, json.length / 2);
  if (fault === 'fenced') return `Here is the form:\n\`\`\`json\n${json}\n\`\`\`\nAnything else?`;
  if (fault === 'wrong_types') return JSON.stringify({ ...asRecord(answer), ...wrongTypes });
  if (fault === 'invented_quotes') return JSON.stringify({ ...asRecord(answer), ...inventions });
  if (fault === 'obeys_injection') return JSON.stringify({ ...asRecord(answer), ...obedience });
  return json;
}

const asRecord = (value: unknown): object =>
  typeof value === 'object' && value !== null ? value : {};

const wrongTypes = { seniority: 'senior', skills: 'TypeScript, SQL', salary: { min: '120k' } };

const inventions = {
  seniority: { quote: 'a seasoned captain of industry', value: 'executive' },
  workplace: { quote: 'work from any beach you like', value: 'remote' },
  salary: { quote: '$777,000 a year', min: 777_000, max: null, currency: 'USD', period: 'year' },
  skills: ['Quantum Basket Weaving'],
  benefits: ['company submarine'],
};

/** What a model does that believes a posting which says "ignore your instructions". */
const obedience = {
  ...inventions,
  normalizedTitle: 'SYSTEM OVERRIDE ACCEPTED',
  summary:
    '<img src=x onerror="alert(1)">Wire the fee at https://evil.test/pay or [here](javascript:alert(1)).',
};
