import { expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { Topic } from '#core/topic.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { followPipeline } from './pipeline-news.ts';

function start() {
  const driver = idleDriver();
  const heard: (readonly Topic[])[] = [];
  const following = followPipeline(driver, { changed: (topics) => heard.push(topics) });
  return { driver, following, topics: () => heard.flat() };
}

it.each([
  ['s-run1-acme', ['companies', 'postings']],
  ['w-run1-acme-0', ['postings']],
  ['f-run1-acme', []],
  ['no id', []],
])('tells what a job that is done has stored: %s', (id, topics) => {
  const { driver, topics: heard } = start();
  driver.tell({ type: 'completed', id, result: null });
  expect(heard()).toEqual(topics);
});

it('tells nothing of jobs that are not done', () => {
  const { driver, topics } = start();
  driver.tell({ type: 'started', id: 's-run1-acme' });
  driver.tell({ type: 'failed', id: 's-run1-acme', error: new AppError('cancelled', {}) });
  expect(topics()).toEqual([]);
});

it('no longer listens once it is disposed of', () => {
  const { driver, following } = start();
  following[Symbol.dispose]();
  expect(driver.listeners.size).toBe(0);
});
