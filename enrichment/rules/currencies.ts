import data from '../data/currencies.json' with { type: 'json' };

type Row = { readonly perDollar: number; readonly signs: readonly string[] };

const rows: Readonly<Record<string, Row>> = data;

/** Codes (ISO 4217) and signs of currencies, lower case, to the code. */
export const currencyBySign: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ...Object.entries(rows).flatMap(([code, { signs }]) =>
    [code, ...signs].map((sign) => [sign.toLowerCase(), code] as const),
  ),
]);

/** Countries that write their own dollars or pesos as a bare "$". */
const ownDollar: Readonly<Record<string, string>> = {
  Australia: 'AUD',
  Canada: 'CAD',
  'Hong Kong': 'HKD',
  Mexico: 'MXN',
  'New Zealand': 'NZD',
  Singapore: 'SGD',
};

/** The currency of a sign or code in lower case; a bare "$" is the dollar of the job's country. */
export const currencyOf = (sign: string, country: string | null): string | null =>
  sign === '$' ? (ownDollar[country ?? ''] ?? 'USD') : (currencyBySign.get(sign) ?? null);

/** Roughly how many units are one US dollar: only to tell a yearly amount from an hourly one. */
export const unitsPerDollar = (code: string | null): number => rows[code ?? 'USD']?.perDollar ?? 1;
