import { useQuery } from '@tanstack/react-query';
import { convertedSalary, type Rates } from '#core/exchange.ts';
import { homeCurrency } from '#core/home-currency.ts';
import { pay } from '../format.ts';
import type { Salary, SettingView } from '../model.ts';
import { queries } from './queries.ts';

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

/** Pay in the user's currency, `≈ $104–131k`; null if it is in that already, or has no rate. */
export function useOwnPay(salary: Salary | null): string | null {
  const currency = useCurrency();
  const rates = useRates();
  if (salary === null || rates === undefined) return null;
  const own = convertedSalary(salary, currency, rates);
  return own === null ? null : `≈ ${pay(own)}`;
}
