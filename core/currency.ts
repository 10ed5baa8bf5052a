type Row = {
  /** Rough units per US dollar: only to tell a month's pay from a year's. */
  readonly perDollar: number;
  readonly signs: string;
};

/** THE TABLE of currencies by ISO 4217 code; bars separate `signs`. */
const currencies: Readonly<Record<string, Row>> = {
  AED: { perDollar: 4, signs: '' },
  ARS: { perDollar: 1_200, signs: 'AR$' },
  AUD: { perDollar: 1.5, signs: 'A$|AU$|AUD$|AUD $' },
  AZN: { perDollar: 1.7, signs: '₼' },
  BAM: { perDollar: 1.8, signs: '' },
  BDT: { perDollar: 120, signs: '৳' },
  BGN: { perDollar: 2, signs: 'лв|лева|leva' },
  BRL: { perDollar: 6, signs: 'R$|reais' },
  CAD: { perDollar: 1.4, signs: 'C$|CA$|CAD$|CDN$|CAD $' },
  CHF: { perDollar: 1, signs: 'SFr.|SFr|Fr.|Franken|KCHF|TCHF' },
  CLP: { perDollar: 950, signs: 'CLP$|CLP $' },
  CNY: { perDollar: 7, signs: 'RMB|CN¥|人民币|yuan' },
  COP: { perDollar: 4_000, signs: 'COL$|COP$|COP $' },
  CRC: { perDollar: 500, signs: '₡|colones' },
  CZK: { perDollar: 25, signs: 'Kč|Kc|korun' },
  DKK: { perDollar: 7, signs: 'DKR' },
  DOP: { perDollar: 60, signs: 'RD$' },
  EGP: { perDollar: 50, signs: 'E£' },
  EUR: { perDollar: 1, signs: '€|euro|euros|T€|k€|TEUR|KEUR|ευρώ|евро' },
  GBP: { perDollar: 1, signs: '£|pounds' },
  GEL: { perDollar: 2.7, signs: '₾' },
  GHS: { perDollar: 12, signs: 'GH₵|GH¢' },
  GTQ: { perDollar: 8, signs: 'quetzales' },
  HKD: { perDollar: 10, signs: 'HK$|HKD$|HKD $' },
  HUF: { perDollar: 350, signs: 'Ft|forint' },
  IDR: { perDollar: 16_000, signs: 'Rp.|Rp|rupiah' },
  ILS: { perDollar: 4, signs: '₪|NIS|ש"ח' },
  INR: { perDollar: 85, signs: '₹|LPA|lacs|lac' },
  ISK: { perDollar: 135, signs: 'krónur' },
  JPY: { perDollar: 150, signs: 'JP¥|円|yen' },
  KES: { perDollar: 130, signs: 'KSh' },
  KRW: { perDollar: 1_400, signs: '₩|원' },
  KZT: { perDollar: 500, signs: '₸|тенге' },
  LKR: { perDollar: 300, signs: '' },
  MAD: { perDollar: 10, signs: '' },
  MXN: { perDollar: 20, signs: 'MX$|MXN$|MXN $|M.N.' },
  MYR: { perDollar: 4, signs: 'RM|ringgit' },
  NGN: { perDollar: 1_500, signs: '₦|naira' },
  NOK: { perDollar: 10, signs: '' },
  NPR: { perDollar: 140, signs: '' },
  NZD: { perDollar: 1.7, signs: 'NZ$|NZD$|NZD $' },
  PEN: { perDollar: 4, signs: 'S/.|S/|soles' },
  PHP: { perDollar: 58, signs: '₱|PhP' },
  PKR: { perDollar: 280, signs: '₨' },
  PLN: { perDollar: 4, signs: 'zł|zl|złotych' },
  PYG: { perDollar: 7_500, signs: '₲' },
  QAR: { perDollar: 4, signs: '' },
  RON: { perDollar: 5, signs: 'lei' },
  RSD: { perDollar: 105, signs: 'dinara' },
  RUB: { perDollar: 90, signs: '₽|руб.|руб|рублей' },
  SAR: { perDollar: 4, signs: '' },
  SEK: { perDollar: 10, signs: 'kronor|SKR|tkr' },
  SGD: { perDollar: 1.4, signs: 'S$|SG$|SGD$|SGD $' },
  THB: { perDollar: 35, signs: '฿|บาท|baht' },
  TRY: { perDollar: 35, signs: '₺|TL' },
  TWD: { perDollar: 32, signs: 'NT$|NTD|新台幣|新臺幣' },
  UAH: { perDollar: 42, signs: '₴|грн' },
  USD: { perDollar: 1, signs: 'US$|U.S.$|USD$|USD $|US $' },
  UYU: { perDollar: 40, signs: 'UY$|$U' },
  VND: { perDollar: 25_000, signs: '₫|VNĐ|đồng' },
  ZAR: { perDollar: 18, signs: 'rand' },
};

/** Signs that several countries share: the currency by country (ISO 3166-1). */
const sharedSigns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  $: {
    AR: 'ARS',
    AU: 'AUD',
    CA: 'CAD',
    CL: 'CLP',
    CO: 'COP',
    DO: 'DOP',
    HK: 'HKD',
    MX: 'MXN',
    NZ: 'NZD',
    SG: 'SGD',
    TW: 'TWD',
    US: 'USD',
    UY: 'UYU',
  },
  pesos: { AR: 'ARS', CL: 'CLP', CO: 'COP', DO: 'DOP', MX: 'MXN', PH: 'PHP', UY: 'UYU' },
  dhs: { AE: 'AED', MA: 'MAD' },
  dirhams: { AE: 'AED', MA: 'MAD' },
  dollars: { AU: 'AUD', CA: 'CAD', HK: 'HKD', NZ: 'NZD', SG: 'SGD', US: 'USD' },
  kr: { DK: 'DKK', IS: 'ISK', NO: 'NOK', SE: 'SEK' },
  'kr.': { DK: 'DKK', IS: 'ISK', NO: 'NOK', SE: 'SEK' },
  kroner: { DK: 'DKK', NO: 'NOK' },
  '¥': { CN: 'CNY', JP: 'JPY' },
  '￥': { CN: 'CNY', JP: 'JPY' },
  元: { CN: 'CNY', HK: 'HKD', TW: 'TWD' },
  rs: { IN: 'INR', LK: 'LKR', NP: 'NPR', PK: 'PKR' },
  'rs.': { IN: 'INR', LK: 'LKR', NP: 'NPR', PK: 'PKR' },
  lakh: { BD: 'BDT', IN: 'INR', NP: 'NPR', PK: 'PKR' },
  lakhs: { BD: 'BDT', IN: 'INR', NP: 'NPR', PK: 'PKR' },
  r: { ZA: 'ZAR' },
};

/** The currency of a shared sign if the country is unknown or has no money with that sign. */
const usual: Readonly<Record<string, string>> = {
  $: 'USD',
  dollars: 'USD',
  '¥': 'JPY',
  '￥': 'JPY',
  元: 'CNY',
  rs: 'INR',
  'rs.': 'INR',
  lakh: 'INR',
  lakhs: 'INR',
};

const signsOf = (code: string, { signs }: Row): readonly string[] =>
  [code, ...signs.split('|')].filter((sign) => sign !== '');

/** Codes, signs and words for money as texts write them; codes in capitals. */
export const moneySigns: readonly string[] = [
  ...new Set([
    ...Object.entries(currencies).flatMap(([code, row]) => signsOf(code, row)),
    ...Object.keys(sharedSigns),
  ]),
];

const codeBySign: ReadonlyMap<string, string> = new Map(
  Object.entries(currencies).flatMap(([code, row]) =>
    signsOf(code, row).map((sign) => [sign.toLowerCase(), code] as const),
  ),
);

/** A site may write `constructor` for a currency, which every object has. */
const sharedBySign = new Map(Object.entries(sharedSigns));

function englishNames(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const codes = new Set(Object.values(sharedSigns).flatMap((shared) => Object.keys(shared)));
  return new Map([...codes].map((code) => [names.of(code)?.toLowerCase() ?? code, code] as const));
}

let codesByName: ReadonlyMap<string, string> | undefined;

/** Made when first needed: names of countries cost 50 ms, which no other start should pay. */
function codeOfCountry(country: string): string {
  if (/^[a-z]{2}$/i.test(country)) return country.toUpperCase();
  codesByName ??= englishNames();
  return codesByName.get(country.toLowerCase()) ?? country.toUpperCase();
}

/**
 * The currency (ISO 4217) of a sign, word or code, in any case. A shared sign takes the currency of
 * `country` (ISO 3166-1, or its English name), else its usual one, or null.
 */
export function currencyOf(sign: string, country: string | null): string | null {
  const key = sign.toLowerCase();
  const shared = sharedBySign.get(key);
  if (shared === undefined) return codeBySign.get(key) ?? null;
  const own = country === null || country === '' ? undefined : shared[codeOfCountry(country)];
  return own ?? usual[key] ?? null;
}

export const currenciesSharing = (sign: string): readonly string[] =>
  Object.values(sharedBySign.get(sign.toLowerCase()) ?? {});

/** Rough units per US dollar: only to tell a yearly amount from an hourly one. */
export const unitsPerDollar = (code: string | null): number =>
  currencies[code ?? 'USD']?.perDollar ?? 1;

/** Currencies with a shared sign, as sentences write them out. */
const names: Readonly<Record<string, RegExp>> = {
  ARS: /pesos argentinos|argentin(?:e|ian) pesos/i,
  AUD: /australian dollars?/i,
  CAD: /canadian (?:dollars?|funds)/i,
  CLP: /pesos chilenos|chilean pesos/i,
  COP: /pesos colombianos|colombian pesos|m\/cte/i,
  DKK: /danish kron|danske kroner/i,
  HKD: /hong kong dollars?/i,
  MXN: /pesos mexicanos|mexican pesos|moneda nacional|\bM\.?N\.?(?= |$)/i,
  NOK: /norwegian kron|norske kroner/i,
  NZD: /new zealand dollars?/i,
  SEK: /swedish kron|svenska kronor/i,
  SGD: /singapore dollars?/i,
  USD: /\bU\.?S\.? ?dollars?|american dollars?|dólares|US\$/i,
};

/**
 * The one currency, of those that share a sign, that a sentence names; null for none or several.
 */
export function currencyNamed(sentence: string, sharing: readonly string[]): string | null {
  const named = sharing.filter(
    (code) => new RegExp(`\\b${code}\\b`).test(sentence) || names[code]?.test(sentence) === true,
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
