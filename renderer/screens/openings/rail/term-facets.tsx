import type { PostingFacets, PostingFilter } from '#renderer/model.ts';
import { termStrings } from '#renderer/strings/terms.ts';
import { type TermField, termLabel } from '#renderer/term-labels.ts';
import { Facet } from './facet.tsx';
import { chosenIn } from './facet-options.ts';
import classes from './filter-rail.module.css';

const groups = [
  {
    name: termStrings.groups.time,
    fields: ['officeDays', 'travel', 'shifts', 'weeklyHours', 'timeZones'],
  },
  {
    name: termStrings.groups.contract,
    fields: ['contractLengths', 'starts', 'deadlines', 'peopleLed'],
  },
  {
    name: termStrings.groups.eligibility,
    fields: ['permits', 'clearances', 'citizenships', 'licences'],
  },
] as const satisfies readonly { readonly name: string; readonly fields: readonly TermField[] }[];

/** The terms of the work: closed until they are needed, and without those that nobody states. */
export function TermFacets({
  filter,
  facets,
}: {
  readonly filter: PostingFilter;
  readonly facets: PostingFacets;
}) {
  return groups.map(({ name, fields }) => {
    const shown = fields.filter((field) => facets[field].length > 0 || isUsed(filter, field));
    if (shown.length === 0) return null;
    return (
      <fieldset key={name} className={classes.group}>
        <legend className={classes.groupName}>{name}</legend>
        {shown.map((field) => (
          <Facet<string>
            key={field}
            name={termStrings.facets[field]}
            field={field}
            filter={filter}
            found={facets[field]}
            labelOf={(value) => termLabel(field, value) ?? value}
            isOpenAtFirst={isUsed(filter, field)}
          />
        ))}
      </fieldset>
    );
  });
}

function isUsed(filter: PostingFilter, field: TermField): boolean {
  const { wanted, others } = chosenIn(filter, field);
  return wanted.length + others.length > 0;
}
