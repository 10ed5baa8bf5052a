import { describe, expect, it } from 'vitest';
import { createScoring, type ScoringProgress } from './scoring.ts';

/** A library with this number of steps; each waits until the test lets it through. */
function open(steps: number) {
  const waiting: (() => void)[] = [];
  const asked: { arrived: () => void } = { arrived: () => undefined };
  let left = steps;
  const said: string[] = [];
  const done = Promise.withResolvers<void>();
  const call = async (): Promise<ScoringProgress | null> => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      asked.arrived();
    });
    if (left === 0) return null;
    left -= 1;
    return left === 0 ? null : { done: steps - left, total: steps };
  };
  const scoring = createScoring({
    library: { call: call as never },
    onStep: () => said.push('step'),
    onDone: () => {
      said.push('done');
      done.resolve();
    },
    log: { error: (message) => said.push(message) },
  });
  const next = async (): Promise<void> => {
    if (waiting.length === 0) {
      await new Promise<void>((resolve) => {
        asked.arrived = resolve;
      });
    }
    waiting.shift()?.();
  };
  const more = (n: number) => {
    left += n;
  };
  return { scoring, said, next, done: done.promise, more };
}

describe('scoring', () => {
  it('goes on until nothing is left, and tells of each step', async () => {
    const { scoring, said, next, done } = open(3);
    scoring.start();
    expect(scoring.progress()).toEqual({ done: 0, total: 0 });
    for (let i = 0; i < 3; i += 1) await next();
    await done;
    expect(said).toEqual(['step', 'step', 'done']);
    expect(scoring.progress()).toBeNull();
  });

  it('stops after the step it is at', async () => {
    const { scoring, said, next } = open(3);
    scoring.start();
    const stopped = scoring.stop();
    await next();
    await stopped;
    expect(said).toEqual(['step', 'done']);
  });

  it('that is asked for again at its last step takes up what changed', async () => {
    const { scoring, said, next, done, more } = open(1);
    scoring.start();
    scoring.start();
    await next();
    more(1);
    await next();
    await done;
    expect(said).toEqual(['done']);
  });

  it('that fails says so, and can start again', async () => {
    const said: string[] = [];
    const done = Promise.withResolvers<void>();
    const scoring = createScoring({
      library: { call: (async () => Promise.reject(new Error('locked'))) as never },
      onStep: () => undefined,
      onDone: done.resolve,
      log: { error: (message) => said.push(message) },
    });
    scoring.start();
    await done.promise;
    expect(said).toEqual(['openings not scored']);
    expect(scoring.progress()).toBeNull();
  });
});
