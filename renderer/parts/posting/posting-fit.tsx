import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { Fit, PostingDetail } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { labels } from '#renderer/strings/labels.ts';
import { fitStrings as words } from '#renderer/strings/profile.ts';
import { FitScore } from '../fit-score.tsx';
import classes from './posting-fit.module.css';
import { Quoted } from './quoted.tsx';
import type { Quotes } from './use-quotes.ts';

/** How an opening fits the profile, with reasons and quotes; without a profile, the way to one. */
export function PostingFit({
  posting,
  quotes,
}: {
  readonly posting: PostingDetail;
  readonly quotes: Quotes;
}) {
  const { data: fit } = useQuery(queries.fit(posting.id));
  const { data: view } = useQuery(queries.profile());
  const headingId = useId();
  if (fit === undefined || view === undefined) return null;
  if (fit === null) {
    return (
      <p className={classes.note}>
        {view.profile !== null && `${words.tooLittle} `}
        <Anchor href={hrefTo('profile')} inherit>
          {view.profile === null ? words.addResumeHere : words.editProfile}
        </Anchor>
      </p>
    );
  }
  const quoteIn = (quote: string | null): string | null =>
    quote !== null && posting.descriptionText.includes(quote) ? quote : null;
  return (
    <section className={classes.root} aria-labelledby={headingId}>
      <div className={classes.head}>
        <h3 id={headingId} className={classes.heading}>
          {words.fit}
        </h3>
        <FitScore score={fit.score} />
        <Anchor className={classes.edit} href={hrefTo('profile')}>
          {words.editProfile}
        </Anchor>
      </div>
      <Breakers fit={fit} quotes={quotes} quoteIn={quoteIn} />
      <Reasons
        name={words.why}
        reasons={fit.reasons.filter(({ verdict }) => verdict === 'good' || verdict === 'partly')}
        quotes={quotes}
        quoteIn={quoteIn}
      />
      <Reasons
        name={words.whyNot}
        reasons={fit.reasons.filter(({ verdict }) => verdict === 'bad')}
        quotes={quotes}
        quoteIn={quoteIn}
      />
      <Skills fit={fit} quotes={quotes} quoteIn={quoteIn} />
      <EligibilityRows fit={fit} quotes={quotes} quoteIn={quoteIn} />
      <Unknown fit={fit} />
    </section>
  );
}

type Quoting = {
  readonly quotes: Quotes;
  /** The quote if the text on screen has it. */
  readonly quoteIn: (quote: string | null) => string | null;
};

function Breakers({ fit: { dealBreakers }, quotes, quoteIn }: { readonly fit: Fit } & Quoting) {
  if (dealBreakers.length === 0) return null;
  return (
    <Row name={words.breakers}>
      <ul className={classes.reasons}>
        {dealBreakers.map(({ breaker, theirs, quote }) => (
          <li key={breaker}>
            <Quoted quote={quoteIn(quote)} quotes={quotes} className={classes.value}>
              {[words.dealBreakers[breaker], theirs.map(inWords).join(', ')]
                .filter((part) => part !== '')
                .join(': ')}
            </Quoted>
          </li>
        ))}
      </ul>
    </Row>
  );
}

function Reasons({
  name,
  reasons,
  quotes,
  quoteIn,
}: { readonly name: string; readonly reasons: Fit['reasons'] } & Quoting) {
  if (reasons.length === 0) return null;
  return (
    <Row name={name}>
      <ul className={classes.reasons}>
        {reasons.map((reason) => (
          <li key={reason.part} className={classes.reason}>
            <span className={classes.points} title={words.pointsOf(reason.points)}>
              {words.points(reason.points)}
            </span>
            <span>
              {words.parts[reason.part]}
              {reason.part !== 'skills' && (
                <>
                  {': '}
                  <Quoted quote={quoteIn(reason.quote)} quotes={quotes} className={classes.value}>
                    {comparison(reason)}
                  </Quoted>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Row>
  );
}

const comparison = ({ theirs, yours }: Fit['reasons'][number]): string =>
  words.compared(theirs.map(inWords).join(', '), yours.slice(0, 3).map(inWords).join(', '));

const known: Readonly<Record<string, string>> = {
  ...labels.workplaces,
  ...labels.seniorities,
  ...labels.years,
  ...labels.employmentTypes,
  ...words.degrees,
};

/** A number alone is the user's years of work. */
const inWords = (value: string): string =>
  /^\d+$/.test(value) ? words.years(Number(value)) : (known[value] ?? value);

function Skills({ fit: { skills }, quotes, quoteIn }: { readonly fit: Fit } & Quoting) {
  const { matched, missing } = skills;
  if (matched.length + missing.length === 0) return null;
  return (
    <>
      {matched.length > 0 && (
        <Row name={words.matched(matched.length, matched.length + missing.length)}>
          <SkillList skills={matched} quotes={quotes} quoteIn={quoteIn} />
        </Row>
      )}
      {missing.length > 0 && (
        <Row name={words.missing}>
          <SkillList skills={missing} quotes={quotes} quoteIn={quoteIn} />
        </Row>
      )}
    </>
  );
}

const SkillList = ({
  skills,
  quotes,
  quoteIn,
}: { readonly skills: Fit['skills']['matched'] } & Quoting) => (
  <ul className={classes.chips}>
    {skills.map(({ name, weight, quote }) => (
      <li key={name}>
        <Quoted className={classes.chip} quote={quoteIn(quote)} quotes={quotes}>
          <bdi>{weight === 'wished' ? words.wished(name) : name}</bdi>
        </Quoted>
      </li>
    ))}
  </ul>
);

function EligibilityRows({
  fit: { eligibility },
  quotes,
  quoteIn,
}: { readonly fit: Fit } & Quoting) {
  const said = eligibility.filter(({ verdict }) => verdict !== 'unknown');
  if (said.length === 0) return null;
  return (
    <Row name={words.eligibility}>
      <ul className={classes.reasons}>
        {said.map(({ about, verdict, theirs, yours, quote }) => (
          <li key={about} className={classes.reason}>
            <span className={classes.verdict} data-verdict={verdict}>
              {words.verdicts[verdict]}
            </span>
            <span>
              {words.about[about]}
              {': '}
              <Quoted quote={quoteIn(quote)} quotes={quotes} className={classes.value}>
                {words.compared(theirs.join(', '), yours.slice(0, 4).join(', '))}
              </Quoted>
            </span>
          </li>
        ))}
      </ul>
    </Row>
  );
}

function Unknown({ fit: { reasons } }: { readonly fit: Fit }) {
  const parts = reasons.filter(({ verdict, part }) => verdict === 'unknown' && part !== 'company');
  if (parts.length === 0) return null;
  const names = parts.map(({ part }) => words.parts[part].toLowerCase()).join(', ');
  return <p className={classes.note}>{words.unknown(names)}</p>;
}

const Row = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={classes.row}>
    <h4 className={classes.name}>{name}</h4>
    {children}
  </div>
);
