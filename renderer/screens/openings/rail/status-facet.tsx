import type { PostingFilter } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { setFilter } from '../openings-address.ts';
import { FacetChoice } from './facet-choice.tsx';
import { FacetSection } from './facet-section.tsx';
import classes from './filter-rail.module.css';

const statuses = [
  { status: 'open', label: openingStrings.status.open },
  { status: 'new', label: openingStrings.status.new },
  { status: 'closed', label: openingStrings.status.closed },
  { status: undefined, label: openingStrings.status.any },
] as const;

/** Whether it can still be applied for. */
export function StatusFacet({ filter }: { readonly filter: PostingFilter }) {
  return (
    <FacetSection name={openingStrings.facets.status}>
      <div className={classes.options}>
        {statuses.map(({ status, label }) => (
          <FacetChoice
            key={label}
            isOneOfMany
            label={label}
            isOn={filter.status === status}
            onToggle={() => setFilter({ ...filter, status })}
          />
        ))}
      </div>
    </FacetSection>
  );
}
