import { useRef } from 'react';
import type { PostingDetail, PostingFilter } from '#renderer/model.ts';
import { PostingBody } from '#renderer/parts/posting-body.tsx';
import { paneStrings } from '#renderer/strings/opening-pane.ts';
import { paneId } from '../focus.ts';
import { DescriptionCut } from './description-cut.tsx';
import { PayLine } from './pay-line.tsx';
import { PostingHead } from './posting-head.tsx';
import classes from './posting-pane.module.css';
import { Reading } from './reading.tsx';
import { SameRole } from './same-role.tsx';
import { Timeline } from './timeline.tsx';
import { useQuotes } from './use-quotes.ts';

/** One opening, from its title to its history. */
export function PostingArticle({
  posting,
  filter,
}: {
  readonly posting: PostingDetail;
  /** Of the list: what skills lead to. */
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
