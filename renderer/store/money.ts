import {
  type QueryFunction,
  type QueryKey,
  type QueryMeta,
  QueryObserver,
  type SkipToken,
  skipToken,
  useQuery,
} from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { convertedSalary, type Rates } from '#core/exchange.ts';
import { homeCurrency } from '#core/home-currency.ts';
import { pay } from '../format.ts';
import type { Salary, SettingView } from '../model.ts';
import { queries, queryClient } from './queries.ts';

/** The user's currency: of the settings, else of the browser's region. */
export function useCurrency(): string {
  const { data } = useQuery({ ...queries.settings(), select: currencyIn });
  return data ?? homeCurrency(navigator.language);
}

const currencyIn = (settings: readonly SettingView[]): string | null => {
  const value = settings.find(({ name }) => name === 'currency')?.value;
  return typeof value === 'string' ? value : null;
};

export function useRates(): Rates | undefined {
  return useQuery(queries.rates()).data;
}

export type OwnPay = {
  /** `≈ $104–131k`. */
  readonly text: string;
  /** The day of the rates, ISO 8601. */
  readonly ratesOf: string;
};

/** Pay in the user's currency; null if it is in that already, or has no rate. */
export function useOwnPay(salary: Salary): OwnPay | null {
  const settings = useSyncExternalStore(...watched.settings);
  const rates = useSyncExternalStore(...watched.rates);
  if (rates === undefined || settings === undefined) return null;
  const currency = currencyIn(settings) ?? homeCurrency(navigator.language);
  const own = convertedSalary(salary, currency, rates);
  return own === null ? null : { text: `≈ ${pay(own)}`, ratesOf: rates.date };
}

type Watched<T> = readonly [
  subscribe: (listener: () => void) => () => void,
  read: () => T | undefined,
];

type Query<T> = {
  readonly queryKey: QueryKey;
  readonly queryFn?: QueryFunction<T> | SkipToken | undefined;
  readonly meta?: QueryMeta | undefined;
};

/**
 * One observer of a query for all who read it. Each row of a list shows pay and is drawn again at
 * each key of a search: an observer for each would cost more than the row.
 */
function watchedBy<T>({ queryKey, queryFn = skipToken, meta = {} }: Query<T>): Watched<T> {
  const listeners = new Set<() => void>();
  let stop = (): void => undefined;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return [
    (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) {
        stop = new QueryObserver<T>(queryClient, { queryKey, queryFn, meta }).subscribe(tell);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
    () => queryClient.getQueryData<T>(queryKey),
  ];
}

const watched = {
  settings: watchedBy(queries.settings()),
  rates: watchedBy(queries.rates()),
};
