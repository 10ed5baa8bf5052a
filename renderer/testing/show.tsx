import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import type { Input, Method, Output } from '#contract/api.ts';
import type { Transport } from '#contract/client.ts';
import type { Reply } from '#contract/reply.ts';
import { connect } from '../store/host.ts';
import { queryClient } from '../store/queries.ts';
import { theme } from '../theme.ts';

/** The host's answers by call. A call without an answer is rejected. */
export type Answers = {
  readonly [M in Method]?: (input: Input<M>) => Output<M> | Promise<Output<M>>;
};

export type Asked = { readonly method: string; readonly input: unknown };

export class Refusal extends Error {
  readonly hint = 'Try it another way.';
}

let answers: Answers = {};
let asked: Asked[] = [];

const transport: Transport = {
  async call(method, input): Promise<Reply> {
    asked.push({ method, input });
    try {
      const answer = answers[method as Method] as ((input: unknown) => unknown) | undefined;
      if (answer === undefined) throw new Refusal(`nothing answers ${method}`);
      return { value: await answer(input) };
    } catch (error) {
      const { message, hint } = error instanceof Refusal ? error : new Refusal(String(error));
      return { error: { code: 'internal', message, hint, details: {} } };
    }
  },
  onEvent: () => () => undefined,
  onState: () => () => undefined,
};

connect(transport);

// happy-dom has no layout: every element is as large as a small window, so that lists draw rows.
for (const [name, value] of Object.entries({ clientWidth: 800, clientHeight: 600 })) {
  Object.defineProperty(ownerOf(name), name, { configurable: true, get: () => value });
}

/** Makes the window this wide, in pixels, when called. */
export const windowOf = (width: number) => (): void => {
  Object.assign(window, { innerWidth: width });
  window.dispatchEvent(new Event('resize'));
};

// Growing text fields wait for fonts, which happy-dom never loads.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });

/** The prototype that defines a property. */
function ownerOf(name: string): object {
  let owner: object = document.createElement('div');
  while (!Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner) ?? HTMLElement.prototype;
  return owner;
}

// For busy machines.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  queryClient.clear();
  answers = {};
  asked = [];
  window.location.hash = '';
});

/** Renders a part of the page as in the app, with these answers of the host. */
export function show(part: ReactNode, host: Answers = {}) {
  answers = host;
  const within = (content: ReactNode) => (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} env="test">
        <Notifications />
        {content}
      </MantineProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(within(part));
  return {
    person: userEvent.setup(),
    /** Renders it again with other props. */
    showAgain: (again: ReactNode) => rerender(within(again)),
    /** Replaces the host's answers from now on. */
    answer: (other: Answers) => {
      answers = other;
    },
    /** The calls of a method so far. */
    asked: (method: Method) => asked.filter((each) => each.method === method),
  };
}

/** An answer that never arrives. */
export const never = <T,>(): Promise<T> => new Promise<T>(() => undefined);

/** Rejects a call with this message. */
export const refuse = (message: string) => (): never => {
  throw new Refusal(message);
};
