import { Tooltip, VisuallyHidden } from '@mantine/core';
import {
  IconBriefcase,
  IconBuilding,
  IconHourglass,
  IconLanguage,
  IconMapPin,
  IconPlaneDeparture,
  IconSchool,
  IconStairs,
  IconWorld,
} from '@tabler/icons-react';
import { place } from '#renderer/format.ts';
import type { PostingDetail } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { paneStrings as words } from '#renderer/strings/openings.ts';
import classes from './posting-facts.module.css';
import { lighting, Quoted } from './quoted.tsx';
import { type Fact, termFactsOf } from './term-facts.ts';
import type { Quotes } from './use-quotes.ts';

/** Where a skill of the opening leads: to the openings that ask for it, or out of that filter. */
export type SkillLink = (skill: string) => { readonly href: string; readonly isChosen: boolean };

/** The facts read from an opening, as far as it states them. */
export function PostingFacts({
  posting,
  quotes,
  skillLink,
}: {
  readonly posting: PostingDetail;
  readonly quotes: Quotes;
  readonly skillLink: SkillLink;
}) {
  const facts = factsOf(posting);
  const { skills, enrichment } = posting;
  return (
    <>
      {facts.length > 0 && (
        <ul className={classes.facts} aria-label={words.facts}>
          {facts.map(({ name, values, icon: Icon, field, keys }) => (
            <li key={name} className={classes.fact} title={name}>
              <Icon size={15} stroke={1.6} aria-hidden />
              <VisuallyHidden>{name}: </VisuallyHidden>
              <Values values={values} keys={keys ?? values} field={field} quotes={quotes} />
            </li>
          ))}
        </ul>
      )}
      {skills.length > 0 && <Skills skills={skills} quotes={quotes} skillLink={skillLink} />}
      {enrichment.benefits.length > 0 && (
        <div className={classes.group}>
          <span className={classes.name}>{words.benefits}</span>
          <ul className={classes.chips} aria-label={words.benefits}>
            {enrichment.benefits.map((benefit) => (
              <li key={benefit}>
                <Quoted
                  className={classes.chip}
                  quote={quotes.of(`benefits.${benefit}`)}
                  quotes={quotes}
                >
                  <bdi>{benefit}</bdi>
                </Quoted>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function factsOf(posting: PostingDetail): readonly Fact[] {
  const { seniority, employmentType, department, enrichment } = posting;
  const { experienceYears: years, education, visaSponsorship: visa } = enrichment;
  const fact = (
    name: string,
    icon: Fact['icon'],
    field: string | null,
    ...values: readonly (string | null)[]
  ): Fact => ({ name, icon, field, values: values.filter((value) => value !== null) });
  const all: readonly Fact[] = [
    fact(words.place, IconMapPin, 'workplace', place(posting) || null),
    fact(words.remoteFrom, IconWorld, 'remoteRegions', ...enrichment.remoteRegions),
    fact(words.level, IconStairs, 'seniority', seniority && labels.seniorities[seniority]),
    fact(
      words.employment,
      IconBriefcase,
      'employmentType',
      employmentType && labels.employmentTypes[employmentType],
    ),
    fact(
      words.experience,
      IconHourglass,
      'experienceYears',
      years && words.years(years.min, years.max),
    ),
    fact(words.education, IconSchool, 'education', education && words.educations[education]),
    fact(
      words.visa,
      IconPlaneDeparture,
      'visaSponsorship',
      visa === null ? null : visa ? words.hasVisa : words.hasNoVisa,
    ),
    fact(words.languages, IconLanguage, 'languages', ...enrichment.languages),
    fact(words.department, IconBuilding, null, department),
    ...termFactsOf(posting),
  ];
  return all.filter(({ values }) => values.length > 0);
}

/** Each value has its own quote; a single one may also have the quote of its field. */
function Values({
  values,
  keys,
  field,
  quotes,
}: {
  readonly values: readonly string[];
  readonly keys: readonly string[];
  readonly field: string | null;
  readonly quotes: Quotes;
}) {
  const quoteOf = (key: string): string | null =>
    field === null
      ? null
      : (quotes.of(`${field}.${key}`) ?? (values.length > 1 ? null : quotes.of(field)));
  return (
    <span className={classes.values}>
      {values.map((value, i) => (
        <Quoted
          key={value}
          className={classes.value}
          quote={quoteOf(keys[i] ?? value)}
          quotes={quotes}
        >
          <bdi>{value}</bdi>
        </Quoted>
      ))}
    </span>
  );
}

function Skills({
  skills,
  quotes,
  skillLink,
}: {
  readonly skills: readonly string[];
  readonly quotes: Quotes;
  readonly skillLink: SkillLink;
}) {
  return (
    <div className={classes.group}>
      <span className={classes.name}>{words.skills}</span>
      <ul className={classes.chips} aria-label={words.skills}>
        {skills.map((skill) => {
          const quote = quotes.of(`skills.${skill}`);
          const { href, isChosen } = skillLink(skill);
          return (
            <li key={skill}>
              <Tooltip
                label={quote === null ? words.filterBySkill(skill) : words.quote(quote)}
                maw={360}
                multiline
              >
                <a
                  className={classes.chip}
                  aria-current={isChosen}
                  href={href}
                  {...lighting(quote, quotes)}
                >
                  {skill}
                </a>
              </Tooltip>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
