import { expect, it, vi } from 'vitest';
import { freeLostJobs } from './free-lost-jobs.ts';

const asked = () => ({
  lrange: vi.fn(async () => ['a1', 'a2']),
  del: vi.fn(async () => 2),
});

it('frees the jobs that are held in our own Redis', async () => {
  const redis = asked();
  await freeLostJobs('parse', { port: 6_379, password: 'p' }, redis as never);
  expect(redis.del).toHaveBeenCalledWith(['rolewatch:parse:a1:lock', 'rolewatch:parse:a2:lock']);
});

it('leaves another Redis alone: a worker on another machine may hold them', async () => {
  const redis = asked();
  await freeLostJobs('parse', { url: 'redis://queues.example' }, redis as never);
  expect(redis.del).not.toHaveBeenCalled();
});

it('asks for nothing where nothing is held', async () => {
  const redis = { ...asked(), lrange: vi.fn(async () => []) };
  await freeLostJobs('persist', { socket: '/run/redis', password: 'p' }, redis as never);
  expect(redis.del).not.toHaveBeenCalled();
});
