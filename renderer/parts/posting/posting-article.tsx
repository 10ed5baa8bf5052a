import { Anchor } from '@mantine/core';
import { useRef } from 'react';
import { toParams } from '#renderer/filter-params.ts';
import { exactTime, place, relativeTime } from '#renderer/format.ts';
import type { PostingDetail, PostingEvent, PostingFilter, PostingRow } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { paneStrings, postingStrings } from '#renderer/strings/openings.ts';
import { Age, useNow } from '#renderer/ui/age.tsx';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { PostingBody } from '../posting-body.tsx';
import { PostingChange } from '../posting-change.tsx';
import { Freshness } from './freshness.tsx';
import classes from './posting-article.module.css';
import { PostingFacts, type SkillLink } from './posting-facts.tsx';
import { PostingFit } from './posting-fit.tsx';
import { PostingPay } from './posting-pay.tsx';
import { useQuotes } from './use-quotes.ts';

/** Where the links of an opening lead; a list keeps its filter. */
export type PostingLinks = {
  readonly skill: SkillLink;
  readonly opening: (id: string) => string;
};

const plainLinks: PostingLinks = {
  skill: (skill) => ({
    href: hrefTo('openings', { params: toParams({ status: 'open', skills: [skill] }) }),
    isChosen: false,
  }),
  opening: (id) => hrefTo('openings', { id }),
};

/** All that is known of an opening: facts with their quotes, text and history. */
export function PostingArticle({
  posting,
  links = plainLinks,
}: {
  readonly posting: PostingDetail;
  readonly links?: PostingLinks | undefined;
}) {
  const body = useRef<HTMLDivElement>(null);
  const quotes = useQuotes(posting, body);
  const { summary, provider } = posting.enrichment;
  return (
    <article className={classes.article}>
      <PostingHead posting={posting} />
      <Freshness posting={posting} />
      <PostingPay posting={posting} quotes={quotes} />
      <PostingFit posting={posting} quotes={quotes} />
      <PostingFacts posting={posting} quotes={quotes} skillLink={links.skill} />
      {summary !== null && provider === 'llm' && (
        <p className={classes.summary} dir="auto">
          {summary}
        </p>
      )}
      <p className={classes.note}>{paneStrings.readBy[provider]}</p>
      <hr className={classes.rule} />
      {posting.descriptionHtml === '' ? (
        <p className={classes.note}>{paneStrings.noDescription}</p>
      ) : (
        <PostingBody html={posting.descriptionHtml} ref={body} />
      )}
      <DescriptionCut posting={posting} />
      <hr className={classes.rule} />
      <Timeline postingId={posting.id} events={posting.timeline} />
      <SameRole postings={posting.sameRole} hrefOf={links.opening} />
    </article>
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

function SameRole({
  postings,
  hrefOf,
}: {
  readonly postings: readonly PostingRow[];
  readonly hrefOf: (id: string) => string;
}) {
  if (postings.length === 0) return null;
  return (
    <section aria-label={paneStrings.sameRole}>
      <h3 className={classes.heading}>{paneStrings.sameRole}</h3>
      <ul className={classes.roles}>
        {postings.map((posting) => (
          <li key={posting.id}>
            <a className={classes.role} href={hrefOf(posting.id)} title={posting.title}>
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

function Timeline({
  postingId,
  events,
}: {
  readonly postingId: string;
  readonly events: readonly PostingEvent[];
}) {
  return (
    <section aria-label={paneStrings.history}>
      <h3 className={classes.heading}>{paneStrings.history}</h3>
      <ol className={classes.events}>
        {events.toReversed().map(({ at, kind, changes }) => (
          <li key={`${at}-${kind}`} className={classes.event}>
            <Age at={at} />
            <div>
              {kind !== 'changed' && paneStrings.events[kind]}
              {changes.length > 0 && (
                <PostingChange postingId={postingId} at={at} changes={changes} />
              )}
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
  const { title, company, companyId, companyUrl, closedAt } = posting;
  const now = useNow();
  return (
    <header className={classes.head}>
      {closedAt !== null && (
        <p className={classes.closed} role="note">
          <strong title={exactTime(closedAt)}>
            {paneStrings.closed(relativeTime(closedAt, now))}
          </strong>{' '}
          <span className={classes.muted}>{paneStrings.closedHint}</span>
        </p>
      )}
      <h2 className={classes.title} dir="auto">
        {title}
      </h2>
      <div className={classes.by}>
        <Avatar name={company} />
        {companyUrl.startsWith('http') ? (
          <a
            className={classes.company}
            href={hrefTo('openings', { params: toParams(openingsOf(companyId)) })}
            dir="auto"
          >
            {company}
          </a>
        ) : (
          // An opening that was added by hand: nobody watches its company.
          <span dir="auto">{company}</span>
        )}
      </div>
    </header>
  );
}

const openingsOf = (companyId: string): PostingFilter => ({
  companies: [companyId],
  status: 'open',
});
