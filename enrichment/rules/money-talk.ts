/** Which money a text speaks of around an amount. */
export type MoneyTalk = 'pay' | 'other' | null;

// Ranges of letters are cheaper to compile than \p{L}; "\b" knows no accents.
const letter = 'a-z\\u00df-\\u024f\\u0370-\\u052f';
const wordStart = `(?<![${letter}])`;

/** Beginnings of words for pay, in several languages; a text in Chinese, Japanese or Korean has no blanks. */
const payWords =
  'salar|compensation|pay(?![a-z])|pays(?![a-z])|paid(?![a-z])|paying|payrate|wage|remuneration|base(?![a-z])|ote(?![a-z])|on[- ]target|earn|rates?(?![a-z])|package|ctc(?![a-z])|gross|hiring range|' +
  '(?:jahres|monats|stunden|brutto|grund|fix|ziel|mindest|einstiegs)*(?:gehalt|gehälter|lohn|entgelt|verdienst|vergütung)|tagessatz|stundensatz|brutto|bezahlung|zahlen(?![a-z])|verdien|' +
  'salaire|nous payons|rémunération|rémunéré|traitement|retribuci|sueldo|remuneraci|salari|stipendio|retribuzione|paga(?![a-z])|ral(?![a-z])|lord[oai](?![a-z])|compenso|' +
  'salário|remuneração|bruto(?![a-z])|uurloon|uurtarief|loon|beloning|bruto|maandsalaris|' +
  'lön(?![a-z])|månadslön|årslön|timlön|løn(?![a-z])|lønn(?![a-z])|månedsløn|timeløn|årsløn|palkka|' +
  'wynagrodzeni|stawk|płac|mzda|plat(?![a-z])|mzdov|fizetés|bér(?![a-z])|salariu|plată|зарплат|оклад|заробітн|αμοιβή|μισθός|maaş|ücret|gaji|lương';
const unspacedPay =
  '年収|年薪|年俸|月給|月薪|月収|時給|时薪|時薪|日給|日薪|給与|給料|报酬|報酬|薪资|薪資|薪酬|工资|연봉|월급|시급|급여';

/**
 * Beginnings of words for money that is not the pay of this job. Followed by the name of a
 * profession they name a role: "Revenue Operations Manager".
 */
const otherWords =
  '401|fund(?:s|ed|ing|raising)?(?![a-z])|raise[ds]?(?![a-z])|raising|series [a-h](?![a-z])|seed round|revenues?(?![a-z])|arr(?![a-z])|mrr(?![a-z])|turnover|ebitda|p&l|profit|valu(?:ed|ation)|market (?:cap|size|value)|budget|portfolio|assets?(?![a-z])|aum(?![a-z])|endowment|' +
  'stipends?(?![a-z])|earn(?:ing)? (?:less|under|below)|reimburs|allowance|donat|match(?:e[sd]|ing)?(?![a-z])|quota|sav(?:es?|ed|ing|ings)(?![a-z])|gmv(?![a-z])|transactions?(?![a-z])|worth(?![a-z])|deals?(?![a-z])|acv(?![a-z])|referral|tuition|relocat|wellness|voucher|contributions?(?![a-z])|insurance|deduct|sign[- ]?(?:on|ing)(?![a-z])|retention|credits?(?![a-z])|subsid|equipment|learning|per diem|backed|invest(?!ig)|customers?(?![a-z])|fines?(?![a-z])|processed|volume|spend(?:s|ing)?(?![a-z])|discount|gift|membership|premiums?(?![a-z])|' +
  '(?<!(?:salary|base|pay|compensation) ?(?:\\+|plus|and|&|/|incl\\.?|including)(?: [a-z]+)? ?)bonus(?:es)?(?! eligible| potential)(?![a-z])|equity|rsus?(?![a-z])|stock|shares(?![a-z])|options?(?![a-z])|grants?(?![a-z])|' +
  '(?:annual |yearly |monthly )sales(?![a-z])|invoic|(?:sales|contracts?|accounts?|projects?|orders?|purchases?) (?:of|from|between|worth|over|up to)(?![a-z])|costs?(?![a-z])|prices?(?![a-z])|priced|fees?(?![a-z])|loans?(?![a-z])|debts?(?![a-z])|prizes?(?![a-z])|scholarship|severance|overtime|threshold|minimum wage|expenses?(?![a-z])|professional development|training|courses?(?![a-z])|gym(?![a-z])|commuter|home office|budgets?|' +
  'umsatz|finanzierung|zuschuss|prämie|vermögen|weiterbildung|bausparen|jobticket|versicherung|altersvorsorge|werbeprämie|investition|' +
  "chiffre d['’]affaires|levée|levé(?![a-z])|prime(?![a-z])|primes(?![a-z])|participation|intéressement|tickets?[- ]restaurant|mutuelle|" +
  'presupuesto|facturaci|ingresos|ronda|financiaci|bono(?![a-z])|fatturato|finanziament|omzet|financiering|vergoeding|toeslag|opleidingsbudget|' +
  'faturamento|receita|orçamento|vale[- ](?:refeição|transporte|alimentação)|vr(?![a-z])|omsättning|friskvård|omsetning|omsætning|budżet|przych|dofinansowani|premia|obrat|příspěv|rozpočet';

/** "relocation package", "sick pay": the first word says which money. */
const tail =
  '(?:[ -](?:package|pay|payments?|compensation|rates?|bonus(?:es)?|reimbursements?|benefits?)(?![a-z]))*';
const professions =
  'manager|analyst|director|specialist|coordinator|associate|engineer|officer|agent|operator|accountant|lead|head|executive|representative|clerk|advis[eo]r|consultant|administrator|developer|assistant|writer|partner|architect|planner|strategist|scientist|designer|auditor|controller|underwriter|broker|recruiter|trainer|technician|supervisor|intern|role|position|team|department|organi[sz]ation';
const notARole = `(?!(?:s|ing|ment|ors?)?(?:[ &/-]+[${letter}]+){0,3}[ -](?:${professions})s?(?![a-z]))`;

const spoken = new RegExp(
  `(${wordStart}(?:${otherWords})${notARole}${tail})|(?:${wordStart}(?:${payWords})|${unspacedPay})`,
  'g',
);

/** Where another thought begins before an amount. */
const leadBreak =
  /.*(?:[;•|+]|,? plus |,? as well as |,? in addition to |,? including |,? along with | with (?:an? )?|, and |, )/s;
/** Where the words that belong to an amount end after it. */
const trailBreak =
  /[,;:|•+.]|(?<![a-z])(?:plus|and|with|including|includes|depending|based on|commensurate|as well|or|where|who|which|und|zzgl|sowie|et|y|e|en|och|og|oraz)(?![a-z])|\s[-–—]\s/;

/** The money that the words before an amount speak of; the nearest decides. */
export function talkBefore(text: string): MoneyTalk {
  const whole = talkIn(text);
  if (whole === null) return null;
  if (isSaidOfRole.test(text)) return 'pay';
  return talkIn(text.replace(leadBreak, '')) ?? whole;
}

/** "The base salary range for the … is", whatever the role is called. */
const isSaidOfRole = new RegExp(
  `${wordStart}(?:salary|pay|wage|base|compensation|hiring)(?: (?:salary|pay|range|rate|band|scale|wage))*,? (?:for|of|in) (?:this|the|our|an?|all)[^.;]*? (?:is|are|will be|ranges?|starts?)(?: (?:between|from|at|currently|estimated(?: to be)?|expected to be|set at))*[\\s:]*$`,
);

/** What was last spoken of. */
function talkIn(text: string): MoneyTalk {
  const last = [...text.matchAll(spoken)].at(-1);
  if (last === undefined) return null;
  return last[1] === undefined ? 'pay' : 'other';
}

/** The money that the words right after an amount speak of: "sign-on bonus", "in funding", "base salary". */
export function talkAfter(text: string): MoneyTalk {
  const end = text.search(trailBreak);
  const [first] = (end === -1 ? text : text.slice(0, end)).matchAll(spoken);
  if (first === undefined) return null;
  // A label of the next amount: "$90,000 Bonus: 10%".
  if (first[1] !== undefined && end !== -1 && text[end] === ':') return null;
  return first[1] === undefined ? 'pay' : 'other';
}

/** True where any money but the pay is spoken of. */
export const speaksOfOtherMoney = (text: string): boolean =>
  [...text.matchAll(spoken)].some(([, other]) => other !== undefined);

/** True where pay is spoken of. */
export const speaksOfPay = (text: string): boolean =>
  [...text.matchAll(spoken)].some(([, other]) => other === undefined);
