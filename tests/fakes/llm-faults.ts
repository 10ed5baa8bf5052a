import type { ServerResponse } from 'node:http';

/** Failures observed with real model servers. */
export const llmFaults = [
  'none',
  'down',
  'hang',
  'stalls',
  /** Ten times the latency, and at least a second. */
  'slow',
  'status_400',
  'status_401',
  'status_403',
  'status_404',
  'status_429',
  'status_500',
  'status_503',
  /** 200 with a web page, as from a proxy or router. */
  'html',
  'empty',
  'nonsense',
  /** Half of the JSON, reported as complete. */
  'truncated',
  'length',
  'wrong_types',
  'fenced',
  /** vLLM and LM Studio put the whole answer into the reasoning. */
  'reasoning_content',
  /** The same in Ollama. */
  'reasoning',
  'parts',
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

/** Sends the refusal of a `status_…` fault; false for other faults. */
export function refuse(fault: LlmFault, response: ServerResponse): boolean {
  const status = /^status_(\d+)$/.exec(fault)?.[1];
  if (status === undefined) return false;
  const retry = status === '429' ? { 'retry-after': '7' } : {};
  response.writeHead(Number(status), { 'content-type': 'application/json', ...retry });
  response.end(JSON.stringify({ error: { message: messages[status], type: 'error' } }));
  return true;
}

/** The message with a text, as a server with this fault formats it. */
export function messageWith(fault: LlmFault, text: string): Record<string, unknown> {
  const role = 'assistant';
  if (fault === 'reasoning_content') return { role, content: null, reasoning_content: text };
  if (fault === 'reasoning') return { role, content: '', reasoning: text };
  if (fault === 'parts') return { role, content: [{ type: 'text', text }] };
  if (fault === 'only_thinks') return { role, content: '', reasoning_content: 'Well, {this} is' };
  return { role, content: text };
}

/** The wrong text that a model with this fault returns. */
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

/** The answer of a model that obeys a posting with "ignore your instructions". */
const obedience = {
  ...inventions,
  normalizedTitle: 'SYSTEM OVERRIDE ACCEPTED',
  summary:
    '<img src=x onerror="alert(1)">Wire the fee at https://evil.test/pay or [here](javascript:alert(1)).',
};
