import { Tooltip } from '@mantine/core';
import { exactDate } from '#renderer/format.ts';
import type { PostingDetail, PostingFilter } from '#renderer/model.ts';
import { paneStrings } from '#renderer/strings/opening-pane.ts';
import { hrefWithFilter } from '../openings-address.ts';
import { toggled } from '../rail/facet-options.ts';
import classes from './posting-pane.module.css';
import { Stated } from './stated.tsx';
import type { Quotes } from './use-quotes.ts';

/** What was read from the posting, as far as it says so. */
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

/** Each leads to the openings of the list that ask for it too, or no longer only to those. */
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
                href={hrefWithFilter({ ...filter, skills: toggled(chosen, skill) })}
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
