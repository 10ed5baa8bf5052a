import type { z } from 'zod';
import type { events } from './events.ts';
import type { methods } from './methods.ts';

export type Method = keyof typeof methods;
export type MethodsThatRun<R extends 'host' | 'library'> = {
  [M in Method]: (typeof methods)[M]['runs'] extends R ? M : never;
}[Method];

/** What a client sends. */
export type Input<M extends Method> = z.input<(typeof methods)[M]['input']>;
/** What a handler receives, defaults filled in. */
export type Parsed<M extends Method> = z.output<(typeof methods)[M]['input']>;
export type Output<M extends Method> = z.output<(typeof methods)[M]['output']>;

export type Handlers<M extends Method = Method> = {
  readonly [K in M]: (input: Parsed<K>) => Promise<Output<K>>;
};

/** Asks the host; throws AppError. */
export type Call = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;

export type EventName = keyof typeof events;
export type EventMap = { [E in EventName]: z.infer<(typeof events)[E]> };
