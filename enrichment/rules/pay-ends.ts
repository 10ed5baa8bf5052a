import { type Amount, joinsEnds, widestRatio } from '#core/amounts.ts';
import { currencyOf } from '#core/currency.ts';
import { afterPeriod } from '#core/pay-period.ts';
import { talkAfter, talkBefore } from './money-talk.ts';

/**
 * Joins the two ends of one pay that stand apart: "from $90,000 in one region up to $120,000 in
 * another", lines "Minimum" and "Maximum", a table row under such a head, "rising to".
 */
export function joinEnds(lower: string, amounts: readonly Amount[]): readonly Amount[] {
  const joined: Amount[] = [];
  for (let i = 0; i < amounts.length; i += 1) {
    const low = amounts[i];
    if (low === undefined) continue;
    const high = [2, 1]
      .map((step) => ({ step, amount: amounts[i + step] }))
      .find(({ step, amount }) => {
        const between = step === 2 ? (amounts[i + 1] ?? null) : null;
        const middle = between !== null && isAside(lower, low, between) ? null : between;
        return amount !== undefined && areEnds(lower, low, amount, middle);
      });
    joined.push(high?.amount === undefined ? low : rangeOf(low, high.amount));
    i += high?.step ?? 0;
  }
  return joined;
}

/** "$90,000 (tier 3 cities)": a number in brackets that is no money. */
const isAside = (lower: string, low: Amount, { sign, start }: Amount): boolean =>
  sign === null && /\([^)]*$/.test(lower.slice(low.end, start));

const rangeOf = (low: Amount, high: Amount): Amount => ({
  min: low.min,
  max: high.min,
  sign: low.sign === null || low.sign === '$' ? (high.sign ?? low.sign) : low.sign,
  start: low.start,
  end: high.end,
});

const farthest = 160;
const nearest = 60;
/** For lower-case text; "\b" knows no accents. */
const noLetter = '(?<![a-z\\u00df-\\u024f\\u0370-\\u052f])';
const ending = (words: string, rest: string): RegExp =>
  new RegExp(`${noLetter}(?:${words})${rest}$`);

/** Labels, with a few words up to their amount: "Minimum annual salary (USD): ". */
const label = '(?![a-z])[^\\d.;!?]{0,40}';
const lowLabel = ending(
  'min|min\\.|minim[a-zä]*|mínim[ao]|lowest|low|lower end|low end|bottom|floor|entry|start(?:ing)?|mindest[a-zäöüß]*|untergrenze|einstieg[a-zäöüß]*|最低|at least|no less than|minst|lägst|lägsta|laveste',
  label,
);
const highLabel = ending(
  'max|max\\.|maxim[a-zä]*|máxim[ao]|massim[ao]|highest|high|upper end|high end|top|ceiling|höchst[a-zäöüß]*|obergrenze|最高|högst|högsta|højeste|høyeste|maks[a-z]*|at most|no more than',
  label,
);
const lowWord = ending(
  'from|starting (?:at|from)|starts? (?:at|from)|begin(?:s|ning)? (?:at|from)|as low as|at least|ab|von|vom|à partir de|dès|de|desde|a partir de|a partire da|da|od|vanaf|van|från|fra|от|від|από',
  '(?: a| an| as low as)?\\s*',
);
const highWord = ending(
  "up to|to|as high as|bis|bis zu|jusqu['’]à|à|hasta|a|até|fino a|ad|do|tot|till|upp till|op til|opp til|til|до|έως",
  '(?: a| an| as high as)?\\s*',
);
const growth = ending(
  'rising|rises|increasing|increases|going|goes|tops out|topping out|progressing|growing|moving|climbing|steigend|ansteigend|stijgend|oplopend|évoluant|pouvant aller|creciendo|subiendo|crescendo|stigande|stigende|rosnące?',
  "(?: up)?(?: to| at| auf| bis| bis zu| naar| tot| jusqu['’]à| à| vers| hasta| a| fino a| till| til| do)?\\s*",
);
const lowAfter =
  /^\s*\(?(?:min(?:imum|\.)?|to start|starting|entry[- ]level|(?:at the )?low(?:er)? end)(?![a-z])/;
const highAfter = /^\s*\(?(?:max(?:imum|\.)?|(?:at the )?(?:high|upp)(?:er)? end)(?![a-z])/;
const betweenWord = ending(
  'between|zwischen|entre|tra|fra|tussen|mellan|mellem|mellom|między|mezi|medzi|între|между',
  '\\s*',
);
const andWord = ending('and|und|et|y|e|en|och|og|a|i|și|и', '\\s*');
const middleLabel = ending('mid|mid-?point|middle|median|target|mittel|midden', label);
const otherPay =
  /bonus|commission|equity|stock|\bote\b|on[- ]target|incentive|stipend|allowance|401|relocat|prämie|prime|boni\b/;

/** True if the words before each of two amounts make them the ends of one pay. */
function areEnds(lower: string, low: Amount, high: Amount, middle: Amount | null): boolean {
  if (low.max !== null || high.max !== null || (low.sign ?? high.sign) === null) return false;
  if (middle !== null && middle.max !== null) return false;
  if (!(high.min > low.min && high.min <= widestRatio * low.min)) return false;
  const isOneMoney =
    low.sign === null ||
    high.sign === null ||
    currencyOf(low.sign, null) === currencyOf(high.sign, null);
  const gap = lower.slice(low.end, high.start);
  if (!isOneMoney || gap.length > farthest || otherPay.test(gap)) return false;
  if (talkBefore(gap) === 'other' || isForOther(lower.slice(high.end, high.end + nearest)))
    return false;
  const before = beforeAmount(lower, low.start);
  if (isRow(lower, low, gap, middle)) return true;
  const toHigh = gap.slice(-nearest);
  const isLabelled = lowLabel.test(before) && highLabel.test(toHigh);
  if (middle !== null) {
    const toMiddle = lower.slice(low.end, middle.start);
    return isLabelled && middleLabel.test(toMiddle);
  }
  if (isLabelled) return true;
  // Only labels join amounts across sentences.
  if (/\n|[.!?]\s/.test(gap.replace(/\b(?:min|max|ca|approx)\./g, ' '))) return false;
  if (gap.length <= nearest && growth.test(gap)) return true;
  if (joinsEnds(gap.replace(/\([^)]*\)/g, ' ').trim())) return true;
  const startsLow =
    lowLabel.test(before) || lowWord.test(before) || lowAfter.test(afterPeriod(gap));
  const endsHigh =
    highLabel.test(toHigh) ||
    highWord.test(toHigh) ||
    highAfter.test(lower.slice(high.end, high.end + 20));
  return (startsLow && endsHigh) || (betweenWord.test(before) && andWord.test(toHigh));
}

/** "up to $60,000 in relocation" */
const isForOther = (after: string): boolean =>
  /^\W*(?:in|of|for|towards?)\s/.test(after) && talkAfter(after) === 'other';

/** The words before an amount: its own line, and the line above if the amount begins its line. */
function beforeAmount(lower: string, start: number): string {
  const near = lower.slice(Math.max(0, start - nearest), start);
  const ownLine = near.slice(near.lastIndexOf('\n') + 1);
  return /\p{L}/u.test(ownLine)
    ? ownLine
    : (near
        .replace(/\s*[\n|]\s*[^\p{L}]*$/u, ' ')
        .split('\n')
        .at(-1) ?? '');
}

const blankGap = /^[\s|·/:-]*$/;
const cellGap = /^[^\S\n]*[|·/:-]?[^\S\n]*$/;
const headOfEnds =
  /(?<![a-z])(?:min|minimum|low|lowest|from|start|starting|von|desde|minimo|mínimo|od|van|från|fra)(?![a-z]).*(?<![a-z])(?:max|maximum|high|highest|top|to|bis|hasta|máximo|massimo|do|tot|till|til)(?![a-z])/;

/** True for amounts side by side under a head that names a lower and an upper end. */
function isRow(lower: string, low: Amount, gap: string, middle: Amount | null): boolean {
  const isBlank =
    middle === null
      ? blankGap.test(gap)
      : cellGap.test(lower.slice(low.end, middle.start)) &&
        cellGap.test(gap.slice(middle.end - low.end));
  if (!isBlank) return false;
  const lineStart = lower.lastIndexOf('\n', low.start - 1) + 1;
  const above = lower.slice(Math.max(0, lineStart - 200), lineStart).split('\n');
  const head = above
    .filter((line) => /\p{L}/u.test(line))
    .slice(-2)
    .join(' ');
  return headOfEnds.test(head);
}
