import type { ChildHandle } from '#host/supervisor/launcher.ts';

/** A child without a process: a test ends it and reads its messages and signals. */
export type FakeChild = ChildHandle & {
  readonly sent: readonly object[];
  readonly signals: readonly string[];
  end(code: number | null, signal?: string | null): void;
};

/** `diesOn`: signals that end it at once; a stubborn child ignores SIGTERM. */
export function fakeChild({ diesOn = ['SIGTERM', 'SIGKILL'] } = {}): FakeChild {
  const { promise, resolve } = Promise.withResolvers<readonly [number | null, string | null]>();
  const sent: object[] = [];
  const signals: string[] = [];
  return {
    pid: 1,
    sent,
    signals,
    end: (code, signal = null) => resolve([code, signal]),
    send: (message) => sent.push(message),
    onMessage: () => () => {},
    onLine: () => () => {},
    onExit(listener) {
      void promise.then((exit) => listener(...exit));
      return () => {};
    },
    kill(signal) {
      signals.push(signal);
      if (diesOn.includes(signal)) resolve([null, signal]);
    },
  };
}
