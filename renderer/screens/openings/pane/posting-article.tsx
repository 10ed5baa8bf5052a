import { Anchor, UnstyledButton } from '@mantine/core';
import { useRef } from 'react';
import { toParams } from '#renderer/filter-params.ts';
import { exactTime, pay, place, relativeTime } from '#renderer/format.ts';
import type { PostingDetail, PostingEvent, PostingFilter, PostingRow } from '#renderer/model.ts';
import { changeText } from '#renderer/parts/change-text.ts';
import { OwnPay } from '#renderer/parts/pay.tsx';
import { PostingBody } from '#renderer/parts/posting-body.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { labels } from '#renderer/strings/labels.ts';
import { paneStrings, payPeriod, postingStrings } from '#renderer/strings/openings.ts';
import { Age, useNow } from '#renderer/ui/age.tsx';
import { paneId } from '../focus.ts';
import { hrefToOpening } from '../openings-address.ts';
import classes from './posting-pane.module.css';
import { Reading } from './reading.tsx';
import { type Quotes, useQuotes } from './use-quotes.ts';

export function PostingArticle({
  posting,
  filter,
}: {
  readonly posting: PostingDetail;
  /** The list's filter: skills link to it. */
  readonly filter: PostingFilter;
}) {
  const body = useRef<HTMLDivElement>(null);
  const quotes = useQuotes(posting, body);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keys
    <div id={paneId} className={classes.scroll} tabIndex={0}>
      <article className={classes.article}>
        <PostingHead posting={posting} />
        <PayLine posting={posting} quotes={quotes} />
        <Reading posting={posting} filter={filter} quotes={quotes} />
        <hr className={classes.rule} />
        {posting.descriptionHtml === '' ? (
          <p className={classes.note}>{paneStrings.noDescription}</p>
        ) : (
          <PostingBody html={posting.descriptionHtml} ref={body} />
        )}
        <DescriptionCut posting={posting} />
        <hr className={classes.rule} />
        <Timeline events={posting.timeline} />
        <SameRole postings={posting.sameRole} />
      </article>
    </div>
  );
}

function PayLine({
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
        <OwnPay salary={salary} />
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

/** A note under a shortened description, with a link to the full text. */
function DescriptionCut({
  posting: { descriptionText, url, applyUrl },
}: {
  readonly posting: PostingDetail;
}) {
  const original = url ?? applyUrl;
  if (!isCut(descriptionText)) return null;
  return (
    <p className={classes.note} role="note">
      {paneStrings.cut}{' '}
      {original !== null && (
        <Anchor href={original} target="_blank" rel="noopener noreferrer" inherit>
          {paneStrings.readAll}
        </Anchor>
      )}
    </p>
  );
}

function SameRole({ postings }: { readonly postings: readonly PostingRow[] }) {
  if (postings.length === 0) return null;
  return (
    <section aria-label={paneStrings.sameRole}>
      <h3 className={classes.heading}>{paneStrings.sameRole}</h3>
      <ul className={classes.roles}>
        {postings.map((posting) => (
          <li key={posting.id}>
            <a className={classes.role} href={hrefToOpening(posting.id)} title={posting.title}>
              <bdi>{place(posting) || postingStrings.noPlace}</bdi>
              <span className={classes.muted}>
                <Age at={posting.listedAt} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Timeline({ events }: { readonly events: readonly PostingEvent[] }) {
  return (
    <section aria-label={paneStrings.history}>
      <h3 className={classes.heading}>{paneStrings.history}</h3>
      <ol className={classes.events}>
        {events.toReversed().map(({ at, kind, changes }) => (
          <li key={`${at}-${kind}`} className={classes.event}>
            <Age at={at} />
            <div>
              {kind !== 'changed' && paneStrings.events[kind]}
              {changes.map(changeText).map(({ field, from, to }) => (
                <span key={field} className={classes.change} dir="auto">
                  {paneStrings.change(field, from, to)}
                </span>
              ))}
              {kind === 'changed' && changes.length === 0 && paneStrings.events.changed}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** True if the stored description is only a beginning: shortened when read, or by the source. */
export const isCut = (text: string): boolean => /\[(?:…|\.\.\.)\]\s*$/.test(text);

function PostingHead({ posting }: { readonly posting: PostingDetail }) {
  const { title, company, companyId, closedAt, seniority, employmentType } = posting;
  const now = useNow();
  const where = place(posting);
  return (
    <>
      {closedAt !== null && (
        <p className={classes.closed} role="note">
          <strong title={exactTime(closedAt)}>
            {paneStrings.closed(relativeTime(closedAt, now))}
          </strong>{' '}
          <span className={classes.muted}>{paneStrings.closedHint}</span>
        </p>
      )}
      <header>
        <h2 className={classes.title} dir="auto">
          {title}
        </h2>
        <p className={classes.line}>
          <span>
            <a href={hrefTo('openings', { params: toParams(openingsOf(companyId)) })} dir="auto">
              {company}
            </a>
          </span>
          {where !== '' && <bdi>{where}</bdi>}
          {seniority !== null && <span>{labels.seniorities[seniority]}</span>}
          {employmentType !== null && <span>{labels.employmentTypes[employmentType]}</span>}
          <Dates posting={posting} now={now} />
        </p>
      </header>
    </>
  );
}

const openingsOf = (companyId: string): PostingFilter => ({
  companies: [companyId],
  status: 'open',
});

function Dates({ posting, now }: { readonly posting: PostingDetail; readonly now: number }) {
  const { postedAt, firstSeenAt, closedAt, medianOpenDays } = posting;
  const days = daysOpen(posting, now);
  return (
    <>
      <span title={exactTime(postedAt ?? firstSeenAt)}>
        {postedAt === null
          ? paneStrings.firstSeen(relativeTime(firstSeenAt, now))
          : paneStrings.posted(relativeTime(postedAt, now))}
      </span>
      <span>{closedAt === null ? paneStrings.openFor(days) : paneStrings.wasOpenFor(days)}</span>
      {medianOpenDays !== null && <span>{paneStrings.median(Math.round(medianOpenDays))}</span>}
    </>
  );
}

const dayMs = 86_400_000;

type OpenDates = {
  readonly listedAt: string;
  readonly closedAt: string | null;
};

/** Whole days from the listing until it closed, or until now. */
export function daysOpen({ listedAt, closedAt }: OpenDates, nowMs: number): number {
  const untilMs = closedAt === null ? nowMs : Date.parse(closedAt);
  return Math.max(0, Math.floor((untilMs - Date.parse(listedAt)) / dayMs));
}
