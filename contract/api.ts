import type { z } from 'zod';
import type { MethodRow } from './define.ts';
import type { events } from './events.ts';
import type { methods } from './methods.ts';

type Rows = typeof methods;
type AnyMethod = keyof Rows;

/** Only the host may call it. */
type InternalMethod = {
  [M in AnyMethod]: Rows[M] extends { readonly isInternal: true } ? M : never;
}[AnyMethod];

export type Method = Exclude<AnyMethod, InternalMethod>;

/** The calls that the host answers, or that the library answers, internal ones included. */
export type MethodsThatRun<R extends MethodRow['runs']> = {
  [M in AnyMethod]: Rows[M]['runs'] extends R ? M : never;
}[AnyMethod];

export type Input<M extends AnyMethod> = z.input<Rows[M]['input']>;
/** What a handler receives: the input with defaults filled in. */
export type Parsed<M extends AnyMethod> = z.output<Rows[M]['input']>;
export type Output<M extends AnyMethod> = z.output<Rows[M]['output']>;

export type Handlers<M extends AnyMethod = AnyMethod> = {
  readonly [K in M]: (input: Parsed<K>) => Promise<Output<K>>;
};

export type Call = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;

export type EventName = keyof typeof events;
export type EventMap = { [E in EventName]: z.infer<(typeof events)[E]> };
