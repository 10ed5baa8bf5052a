import type { EventMap, Method } from '#contract/api.ts';
import type { ConnectionState, EventMessage, Transport } from '#contract/client.ts';
import { type MethodRow, parseInput } from '#contract/define.ts';
import { methods } from '#contract/methods.ts';
import { errorReply, type Reply } from '#contract/reply.ts';
import { AppError } from '#core/errors.ts';
import type { Topic } from '#core/topic.ts';
import { type Content, type Kept, keepingHandlers } from './keeping-handlers.ts';

export type FakeHost = {
  readonly transport: Transport;
  /** What it keeps; a test may change it behind the page's back. */
  readonly kept: Kept;
  /** Refuses the next call of this method, which changes nothing. */
  readonly refuse: (method: Method, error: AppError) => void;
  /**
   * Makes the next call of this method slow, until the returned function is called: its request
   * before the host works on it, or the answer after that.
   */
  readonly delay: (method: Method, what: 'request' | 'answer') => () => void;
  /** Cannot be reached until `connected`. */
  readonly goAway: () => void;
  /** Opens the connection and reports these events, then the counts of changes. */
  readonly connected: (present?: readonly EventMessage[]) => void;
  /** Is another process from now on: it counts changes from zero. */
  readonly restart: () => void;
  /** Counts and reports a change that no call of this page made. */
  readonly changed: (topics: readonly Topic[]) => void;
  readonly publish: (message: EventMessage) => void;
};

type Delay = { readonly request: Promise<void>; readonly answer: Promise<void> };

/**
 * Answers calls like a real host, from memory: checks their input, refuses with the real errors and
 * reports what has changed.
 */
export function fakeHost(content: Content = {}): FakeHost {
  const { kept, handlers } = keepingHandlers(content);
  const refusals = new Map<string, AppError[]>();
  const delays = new Map<string, Delay[]>();
  const listeners = new Set<(message: EventMessage) => void>();
  const watchers = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'connecting';
  let process = 1;
  let revisions = countFromZero();
  const publish = (message: EventMessage): void => {
    if (state === 'open') for (const listener of listeners) listener(message);
  };
  const report = (): void =>
    publish({ event: 'data.changed', data: { host: `host-${process}`, revisions } });
  const changed = (topics: readonly Topic[]): void => {
    for (const topic of topics) revisions = { ...revisions, [topic]: revisions[topic] + 1 };
    report();
  };
  const turn = (to: ConnectionState): void => {
    state = to;
    for (const watcher of watchers) watcher(state);
  };
  const answer = async (method: string, input: unknown): Promise<unknown> => {
    const refusal = refusals.get(method)?.shift();
    if (refusal !== undefined) throw refusal;
    const row: MethodRow | undefined = isMethod(method) ? methods[method] : undefined;
    const handler = isMethod(method) ? handlers[method] : undefined;
    if (row === undefined || handler === undefined)
      throw new AppError('unknown_method', { method });
    // The row has just checked that input and method match.
    const output = row.output.parse(handler(parseInput(row, method, input) as never));
    if (row.changes !== undefined) changed(row.changes);
    return structuredClone(output);
  };
  const call = async (method: string, input: unknown): Promise<Reply> => {
    const delay = delays.get(method)?.shift();
    await delay?.request;
    const reply = await answerOrRefuse(() => {
      if (state === 'reconnecting')
        throw new AppError('host_unreachable', { reason: 'it is away' });
      return answer(method, input);
    });
    await delay?.answer;
    return reply;
  };
  return {
    transport: {
      call,
      onEvent: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onState: (watcher) => {
        watchers.add(watcher);
        watcher(state);
        return () => watchers.delete(watcher);
      },
    },
    kept,
    refuse: (method, error) => refusals.set(method, [...(refusals.get(method) ?? []), error]),
    delay: (method, what) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const none = Promise.resolve();
      const delay = { request: none, answer: none, [what]: promise };
      delays.set(method, [...(delays.get(method) ?? []), delay]);
      return resolve;
    },
    goAway: () => turn('reconnecting'),
    connected: (present = []) => {
      turn('open');
      for (const message of present) publish(message);
      report();
    },
    restart: () => {
      process += 1;
      revisions = countFromZero();
    },
    changed,
    publish,
  };
}

const isMethod = (method: string): method is Method => Object.hasOwn(methods, method);

async function answerOrRefuse(answer: () => Promise<unknown>): Promise<Reply> {
  try {
    return { value: await answer() };
  } catch (error) {
    return errorReply(error);
  }
}

const countFromZero = (): EventMap['data.changed']['revisions'] => ({
  companies: 0,
  postings: 0,
  applications: 0,
  searches: 0,
  inbox: 0,
  runs: 0,
  settings: 0,
  profile: 0,
  preferences: 0,
});
