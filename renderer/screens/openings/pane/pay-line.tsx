import { UnstyledButton } from '@mantine/core';
import { pay } from '#renderer/format.ts';
import type { PostingDetail } from '#renderer/model.ts';
import { paneStrings, payPeriod } from '#renderer/strings/opening-pane.ts';
import { postingStrings } from '#renderer/strings/postings.ts';
import classes from './posting-pane.module.css';
import type { Quotes } from './use-quotes.ts';

/** The pay, and what says so. */
export function PayLine({
  posting: { salary, enrichment },
  quotes,
}: {
  readonly posting: PostingDetail;
  readonly quotes: Quotes;
}) {
  if (salary === null) return <p className={classes.note}>{postingStrings.noPay}</p>;
  const quote = quotes.of('salary');
  const source =
    quote === null && enrichment.salary !== null
      ? paneStrings.paySources[enrichment.salary.source]
      : null;
  return (
    <p className={classes.pay}>
      <span className={classes.amount}>
        {pay(salary)} {payPeriod(salary.period)}
      </span>
      {source !== null && <span className={classes.muted}>{source}</span>}
      {quote !== null && (
        <>
          <bdi className={classes.quote}>{paneStrings.quote(quote)}</bdi>
          <UnstyledButton className={classes.where} onClick={() => quotes.show(quote)}>
            {paneStrings.showQuote}
          </UnstyledButton>
        </>
      )}
    </p>
  );
}
