import { row } from './error-row.ts';

/** The rows about exchange rates in the table of errors. */
export const rateErrors = {
  no_rate: row<{ currency: string }>({
    message: (d) => `There is no exchange rate for ${d.currency}`,
    hint: 'Choose another currency in Settings, or update the exchange rates there.',
    cliHint: 'Choose another with --currency.',
  }),
  rates_unavailable: row<{ reason: string }>({
    message: (d) => `Couldn’t get new exchange rates (${d.reason})`,
    hint: 'The rates you have stay. Try again when you are online.',
    retry: 'later',
  }),
} as const;
