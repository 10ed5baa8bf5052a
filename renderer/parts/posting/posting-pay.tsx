import { pay } from '#renderer/format.ts';
import type { PostingDetail, Salary } from '#renderer/model.ts';
import { paneStrings, payPeriod, postingStrings } from '#renderer/strings/openings.ts';
import { OwnPay } from '../pay.tsx';
import classes from './posting-pay.module.css';
import { Quoted } from './quoted.tsx';
import type { Quotes } from './use-quotes.ts';

/** The opening's pay with its quote, and a bar that compares it with the company's others. */
export function PostingPay({
  posting: { salary, payScale, enrichment },
  quotes,
}: {
  readonly posting: PostingDetail;
  readonly quotes: Quotes;
}) {
  if (salary === null) return <p className={classes.none}>{postingStrings.noPay}</p>;
  const quote = quotes.of('salary');
  const source =
    quote === null && enrichment.salary !== null
      ? paneStrings.paySources[enrichment.salary.source]
      : null;
  return (
    <div className={classes.root}>
      <p className={classes.line}>
        <Quoted className={classes.amount} quote={quote} quotes={quotes}>
          {pay(salary)} {payPeriod(salary.period)}
          <OwnPay salary={salary} />
        </Quoted>
        {source !== null && <span className={classes.muted}>{source}</span>}
        {quote !== null && <bdi className={classes.muted}>{paneStrings.quote(quote)}</bdi>}
      </p>
      {payScale !== null && <PayBar salary={salary} scale={payScale} />}
    </div>
  );
}

type Scale = NonNullable<PostingDetail['payScale']>;

/** The opening's range on the range of all that the company pays. */
function PayBar({ salary, scale }: { readonly salary: Salary; readonly scale: Scale }) {
  const place = barOf(salary, scale);
  if (place === null) return null;
  const end = (amount: number) => pay({ ...salary, min: amount, max: amount });
  return (
    <div
      className={classes.scale}
      role="img"
      aria-label={paneStrings.payScale(pay(salary), pay({ ...salary, ...scale }))}
    >
      <span>{end(scale.min)}</span>
      <span className={classes.track}>
        <span
          className={classes.range}
          style={{ left: `${place.startPercent}%`, width: `${place.widthPercent}%` }}
        />
      </span>
      <span>{end(scale.max)}</span>
      <span className={classes.caption}>{paneStrings.payHere}</span>
    </div>
  );
}

/** A single amount is as wide as this, in percent. */
const leastPercent = 4;

/** The place of an opening's pay on the company's scale; null on a scale without a width. */
export function barOf(
  { min, max }: Pick<Salary, 'min' | 'max'>,
  scale: Pick<Scale, 'min' | 'max'>,
): { readonly startPercent: number; readonly widthPercent: number } | null {
  const low = min ?? max;
  const high = max ?? min;
  const span = scale.max - scale.min;
  if (low === null || high === null || span <= 0) return null;
  const percent = (amount: number) =>
    Math.min(100, Math.max(0, Math.round(((amount - scale.min) / span) * 100)));
  const widthPercent = Math.max(leastPercent, percent(high) - percent(low));
  return { startPercent: Math.min(percent(low), 100 - widthPercent), widthPercent };
}
