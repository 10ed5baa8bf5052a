import { expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { runSingle } from './companies.ts';

const flow = { id: 'd-one-none', job: 'detect_source', payload: {} } as const;
const completed = (id: string, result: unknown) => ({ type: 'completed', id, result }) as const;

it('returns the result of its own job', async () => {
  const driver = idleDriver();
  const answer = runSingle({ driver, log: silentLog }, flow);
  driver.tell(completed('d-another-none', 'not this'));
  driver.tell({ type: 'started', id: flow.id });
  driver.tell(completed(flow.id, 'this'));
  expect(await answer).toBe('this');
});

it('throws the error of the job', async () => {
  const driver = idleDriver();
  const answer = runSingle({ driver, log: silentLog }, flow);
  const error = new AppError('robots_denied', { url: 'x' });
  driver.tell({ type: 'failed', id: flow.id, error });
  await expect(answer).rejects.toBe(error);
});

it('throws the error of the job and logs that it could not be forgotten', async () => {
  const driver = idleDriver();
  driver.forget = () => Promise.reject(new Error('Connection is closed'));
  const warn = vi.fn();
  const answer = runSingle({ driver, log: { warn } }, flow);
  const error = new AppError('robots_denied', { url: 'x' });
  driver.tell({ type: 'failed', id: flow.id, error });
  await expect(answer).rejects.toBe(error);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.any(String), {
    error: 'Error: Connection is closed',
  });
});

it('does not wait for a job that could not be queued', async () => {
  const driver = idleDriver();
  driver.add = () => Promise.reject(new Error('Connection is closed'));
  await expect(runSingle({ driver, log: silentLog }, flow)).rejects.toThrow('Connection is closed');
  expect(driver.listeners.size).toBe(0);
});
