import { type Salary, SalaryPeriod } from './posting.ts';

type Words = {
  /** After "per" or a slash: "per hour", "/Std." */
  readonly units: string;
  /** Alone after an amount: "hourly", "p.h." */
  readonly alone: string;
  /** Beginnings of words before an amount: "Stundenlohn", "hourly rate". */
  readonly kinds: string;
};

/** THE TABLE of words for pay periods, separated by blanks, in `kinds` by bars. */
const words: Readonly<Record<SalaryPeriod, Words>> = {
  hour: {
    units:
      'hour hours hr hrs h std stunde heure hora horas ora uur u timme timmen tim time timen godz godzinę godzina hod hodinu hodina óra oră ώρα час saat tunti jam giờ 小时 小時 時間 時 시간',
    alone: 'hourly hodinu ph p.h p/h stündlich horaire stdl std. godz',
    kinds:
      'hourly|per hour|stundenlohn|stundensatz|stundenverdienst|taux horaire|salaire horaire|tarifa horaria|paga oraria|uurloon|uurtarief|timlön|timpenning|timeløn|timelønn|stawka godzinow|hodinov|órabér|tuntipalk|почасов|時給|时薪|時薪|시급',
  },
  day: {
    units:
      'day days d tag jour jours día dia giorno dag dzień den day zi gün hari ngày 天 日 일 päivä',
    alone: 'daily pd p.d p/d täglich journalier diario diarios diário',
    kinds: 'daily rate|day rate|tagessatz|tagesgage|tjm|taux journalier|dagtarief|日給|日薪|일급',
  },
  week: {
    units:
      'week weeks wk woche semaine semana settimana vecka veckan uge uke tydzień týden minggu tuần 周 週 viikko',
    alone: 'weekly pw p.w p/w wöchentlich hebdomadaire semanal semanales settimanali',
    kinds: 'weekly (?:pay|wage|salary|rate)|wochenlohn|salaire hebdo|周薪|週給|주급',
  },
  month: {
    units:
      'month months mo mth mnth mon monat mois mes mês mese maand mnd månad månaden mån måned måneden md mies miesiąc mc m-c měsíc měs mesiac hó hónap lună luna месяц мес місяць міс μήνα ay bulan bln tháng 月 月間 个月 個月 월 kk kuukausi',
    alone:
      'monthly pm p.m p/m pcm monatlich monatl mtl mensuel mensuels mensuelle mensuelles mensual mensuales mensal mensais mensile mensili maandelijks månadsvis månedlig månedligt miesięcznie mies měsíčně mesačne havi havonta lunar kuukaudessa ежемесячно aylık',
    kinds:
      'monthly|per month|monatsgehalt|monatslohn|monatsbrutto|monatsverdienst|monatsentgelt|bruttomonat|monatlich|mensuel|mensual|mensal|mensile|maandsalaris|maandloon|månadslön|månedsløn|månedslønn|miesięczn|měsíčn|mesačn|havi |kuukausipalk|ежемесячн|месячн|aylık|月給|月薪|月収|月收|월급',
  },
  year: {
    units:
      'year years yr yrs y annum a jahr année an ans año ano anno jaar jr år året rok rocznie roku leto év an год рік έτος χρόνο yıl tahun thn năm 年 년 v vuosi',
    alone:
      'annual annually yearly pa p.a p/a lpa ctc jährlich jährl annuel annuels annuelle annuelles annual anual anuales anualmente anuais annuo annui annua annue annuale jaarlijks årligen årlig årligt rocznie ročně ročne évente vuodessa yıllık ral',
    kinds:
      'annual|yearly|per year|per annum|jahresgehalt|jahresbrutto|jahresziel|jahreslohn|jahresverdienst|bruttojahr|jährlich|annuel|anual|annuo|annua|jaarsalaris|årslön|årsløn|årslønn|roczn|ročn|éves|vuosipalk|yıllık|годов|年収|年薪|年俸|연봉|lpa(?![a-z])|ctc(?![a-z])|ral(?![a-z])',
  },
};

/** Codes of vendors and of schema.org (UN/CEFACT), if a field holds nothing else. */
const codes: Readonly<Record<SalaryPeriod, string>> = {
  hour: 'hur',
  day: 'day',
  week: 'wee',
  month: 'mon',
  year: 'ann',
};

/** Before a unit, like a slash: "per", "je", "all'". */
const per =
  "(?:(?:per|pro|par|por|pr\\.?|an?|each|every|je|im|in der|die|i|om|al|ao|à|à la|el|la|na|za|ve|în|pe|w|в|за|на|chaque|cada|jede[nr]?|p\\.?)[\\s_-]|(?:de |à |al)?l['’]|每|毎)";
const slash = '[/／]\\s?-?';

/** Every other week, twice a month: none of our periods. */
const otherSpan =
  /\b(?:bi|semi)-?(?:week|month|annual|year)|fortnight|every (?:two|other|2)(?![a-z])|twice (?:a|per)|14-?täg|quinzenal|quincenal/;
/** `2 WEEK` */
const several = /(?:^|[^\d.,])(?:[2-9]|\d\d)\s?(?:hour|day|week|month|year)/;

/** For lower-case text; cheaper to compile than \p{L}. */
const noLetter = '(?![a-z\\u00df-\\u024f\\u0370-\\u052f])';
const noLetterBefore = '(?<![a-z\\u00df-\\u024f\\u0370-\\u052f-])';

const signs = SalaryPeriod.options.map((period) => {
  const { units, alone, kinds } = words[period];
  const unit = anyOf(units);
  const word = `(?:${per}\\s?${unit}|${anyOf(alone)})`;
  return {
    period,
    following: new RegExp(`^(?:${slash}${unit}|${word})`),
    anywhere: new RegExp(`${slash}${unit}|${noLetterBefore}${word}`),
    kind: new RegExp(`${noLetterBefore}(?:${kinds})`, 'g'),
    whole: new RegExp(`^(?:1 )?(?:${anyOf(`${units} ${codes[period]}`)})\\.?$`),
  };
});

/** Scripts without blanks have no word boundaries. */
function anyOf(list: string): string {
  const all = list.split(' ').toSorted((a, b) => b.length - a.length);
  const isUnspaced = (word: string): boolean => /[\u3040-\u9fff\uac00-\ud7af]/.test(word);
  const spaced = all.filter((word) => !isUnspaced(word)).map((word) => word.replaceAll('.', '\\.'));
  return `(?:${[`(?:${spaced.join('|')})${noLetter}`, ...all.filter(isUnspaced)].join('|')})`;
}

/** The period at the start of lower-case text: "/hr", "per month", "p.a.", "mensuales". */
export const periodAtStart = (text: string): SalaryPeriod | null =>
  signs.find(({ following }) => following.test(text))?.period ?? null;

/** Lower-case text without the period at its start. */
export function afterPeriod(text: string): string {
  for (const { following } of signs) {
    const stated = following.exec(text)?.[0];
    if (stated !== undefined) return text.slice(stated.length);
  }
  return text;
}

/** The period of the last word for a kind of pay: "annual base salary", "Stundenlohn". */
export function periodOfKind(text: string): SalaryPeriod | null {
  let last = -1;
  let named: SalaryPeriod | null = null;
  for (const { period, kind } of signs) {
    const at = [...text.matchAll(kind)].at(-1)?.index ?? -1;
    if (at > last) [last, named] = [at, period];
  }
  return named;
}

export function periodsIn(text: string): readonly SalaryPeriod[] {
  const lower = text.toLowerCase();
  return signs
    .filter(({ anywhere, kind }) => anywhere.test(lower) || lower.search(kind) !== -1)
    .map(({ period }) => period);
}

/** The period that a whole field states: `1 YEAR`, `per-year-salary`, `ANN`, "Stundenlohn". */
export function periodOfField(text: string): SalaryPeriod | null {
  const lower = text.trim().toLowerCase();
  if (isOtherSpan(lower) || several.test(lower)) return null;
  const whole = signs.find((sign) => sign.whole.test(lower))?.period;
  return whole ?? periodOfKind(lower) ?? periodsIn(lower)[0] ?? null;
}

/** True if lower-case text names a time that is none of our periods: "biweekly". */
export const isOtherSpan = (text: string): boolean => otherSpan.test(text);

/** Full-time work: 52 weeks of 5 days of 8 hours. */
const periodsPerYear: Readonly<Record<SalaryPeriod, number>> = {
  hour: 2_080,
  day: 260,
  week: 52,
  month: 12,
  year: 1,
};

/** Without a period, an amount from here on can only be for a year. */
const leastPlainYearly = 10_000;

/**
 * The upper end of a salary, else its lower end, for a year of full-time work; filters and sorts
 * compare it. Currencies are not converted. Null if unknown.
 */
export function yearlySalary(salary: Salary | null): number | null {
  const amount = salary?.max ?? salary?.min ?? null;
  if (salary === null || amount === null) return null;
  if (salary.period !== null) return amount * periodsPerYear[salary.period];
  return amount >= leastPlainYearly ? amount : null;
}
