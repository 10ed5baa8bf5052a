import { notificationsStore } from '@mantine/notifications';
import type { QueryObserverOptions, QueryObserverResult } from '@tanstack/react-query';
import { type DefaultError, type QueryKey, QueryObserver } from '@tanstack/react-query';
import { expect, onTestFinished, vi } from 'vitest';
import { connect } from '../store/host.ts';
import { queryClient } from '../store/queries.ts';
import { subscribe } from '../store/subscribe.ts';
import { type FakeHost, fakeHost } from './fake-host.ts';
import type { Content } from './keeping-handlers.ts';

/** The stores of a page that has just connected to a fake host with this content. */
export function connectPage(content: Content = {}): FakeHost {
  queryClient.clear();
  notificationsStore.setState({ ...notificationsStore.getState(), notifications: [], queue: [] });
  const host = fakeHost(content);
  connect(host.transport);
  subscribe();
  host.connected();
  return host;
}

/** Keeps a query on screen; the returned function reads what the screen has of it. */
export function watch<T, K extends QueryKey>(
  query: QueryObserverOptions<T, DefaultError, T, T, K>,
): () => QueryObserverResult<T> {
  const observer = new QueryObserver(queryClient, query);
  onTestFinished(observer.subscribe(() => undefined));
  return () => observer.getCurrentResult();
}

/** Resolves once every query on screen has its answer. */
export const settled = (): Promise<void> =>
  vi.waitFor(() => expect(queryClient.isFetching()).toBe(0), { interval: 1, timeout: 10_000 });

/** Titles of the errors on screen. */
export const shownErrors = (): readonly unknown[] =>
  notificationsStore
    .getState()
    .notifications.filter(({ color }) => color === 'red')
    .map(({ title }) => title);
