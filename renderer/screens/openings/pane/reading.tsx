import { Tooltip, UnstyledButton } from '@mantine/core';
import { exactDate } from '#renderer/format.ts';
import type { PostingDetail, PostingFilter } from '#renderer/model.ts';
import { paneStrings } from '#renderer/strings/openings.ts';
import { hrefWithFilter } from '../openings-address.ts';
import { choosing } from '../rail/facet-options.ts';
import classes from './posting-pane.module.css';
import type { Quotes } from './use-quotes.ts';

/** The facts read from a posting, if it states them. */
export function Reading({
  posting,
  filter,
  quotes,
}: {
  readonly posting: PostingDetail;
  readonly filter: PostingFilter;
  readonly quotes: Quotes;
}) {
  const { enrichment, skills, department, validThrough } = posting;
  const { summary, experienceYears, education, visaSponsorship, provider } = enrichment;
  const { languages, benefits, remoteRegions } = enrichment;
  return (
    <>
      {summary !== null && (
        <p className={classes.summary} dir="auto">
          {summary}
        </p>
      )}
      <dl className={classes.stated}>
        {skills.length > 0 && <Skills skills={skills} filter={filter} quotes={quotes} />}
        {experienceYears !== null && (
          <Stated
            label={paneStrings.experience}
            values={[paneStrings.years(experienceYears.min, experienceYears.max)]}
            quotes={quotes}
            field="experienceYears"
          />
        )}
        {education !== null && (
          <Stated
            label={paneStrings.education}
            values={[paneStrings.educations[education]]}
            quotes={quotes}
            field="education"
          />
        )}
        {visaSponsorship !== null && (
          <Stated
            label={paneStrings.visa}
            values={[visaSponsorship ? paneStrings.hasVisa : paneStrings.hasNoVisa]}
            quotes={quotes}
            field="visaSponsorship"
          />
        )}
        <Stated
          label={paneStrings.languages}
          values={languages}
          quotes={quotes}
          field="languages"
        />
        <Stated
          label={paneStrings.remoteFrom}
          values={remoteRegions}
          quotes={quotes}
          field="remoteRegions"
        />
        <Stated label={paneStrings.benefits} values={benefits} quotes={quotes} field="benefits" />
        {department !== null && <Stated label={paneStrings.department} values={[department]} />}
        {validThrough !== null && (
          <Stated label={paneStrings.validThrough} values={[exactDate(validThrough)]} />
        )}
      </dl>
      <p className={classes.note}>{paneStrings.readBy[provider]}</p>
    </>
  );
}

/** Each skill adds itself to the list's filter, or leaves it. */
function Skills({
  skills,
  filter,
  quotes,
}: {
  readonly skills: readonly string[];
  readonly filter: PostingFilter;
  readonly quotes: Quotes;
}) {
  const chosen = filter.skills ?? [];
  return (
    <>
      <dt>{paneStrings.skills}</dt>
      <dd>
        {skills.map((skill) => {
          const quote = quotes.of(`skills.${skill}`);
          return (
            <Tooltip
              key={skill}
              label={quote === null ? paneStrings.filterBySkill(skill) : paneStrings.quote(quote)}
              maw={360}
              multiline
            >
              <a
                className={classes.chip}
                aria-current={chosen.includes(skill)}
                href={hrefWithFilter(choosing(filter, 'skills', skill))}
              >
                {skill}
              </a>
            </Tooltip>
          );
        })}
      </dd>
    </>
  );
}

/** A fact with its values; with evidence it links to the quote. */
function Stated({
  label,
  values,
  field,
  quotes,
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly field?: string;
  readonly quotes?: Quotes;
}) {
  if (values.length === 0) return null;
  const isList = values.length > 1;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {values.map((value) => (
          <Value
            key={value}
            value={value}
            quote={
              quotes?.of(`${field}.${value}`) ?? (isList ? null : (quotes?.of(`${field}`) ?? null))
            }
            onShow={(quote) => quotes?.show(quote)}
          />
        ))}
      </dd>
    </>
  );
}

function Value({
  value,
  quote,
  onShow,
}: {
  readonly value: string;
  readonly quote: string | null;
  readonly onShow: (quote: string) => void;
}) {
  if (quote === null) return <bdi className={classes.value}>{value}</bdi>;
  return (
    <Tooltip label={paneStrings.quote(quote)} maw={360} multiline>
      <UnstyledButton className={classes.value ?? ''} onClick={() => onShow(quote)}>
        <bdi>{value}</bdi>
      </UnstyledButton>
    </Tooltip>
  );
}
