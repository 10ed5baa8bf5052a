import { toParams } from '#renderer/filter-params.ts';
import { exactTime, place, relativeTime } from '#renderer/format.ts';
import type { PostingDetail, PostingFilter } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { labels } from '#renderer/strings/labels.ts';
import { paneStrings } from '#renderer/strings/opening-pane.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import { daysOpen } from './days-open.ts';
import classes from './posting-pane.module.css';

/** What it is, whose it is, where, since when; and at the very top that it is closed, if it is. */
export function PostingHead({ posting }: { readonly posting: PostingDetail }) {
  const { title, company, companyId, score, closedAt, seniority, employmentType } = posting;
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
          {score !== null && <strong>{paneStrings.fit(score)}</strong>}
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
      <span>
        {closedAt === null ? paneStrings.openFor(days) : paneStrings.wasOpenFor(days)}
        {medianOpenDays !== null && ` ${paneStrings.median(Math.round(medianOpenDays))}`}
      </span>
    </>
  );
}
