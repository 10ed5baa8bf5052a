import type { PostingFacets, PostingFilter } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { setFilter } from '../openings-address.ts';
import { FacetChoice } from './facet-choice.tsx';
import { FacetSection } from './facet-section.tsx';
import classes from './filter-rail.module.css';

/** How long ago at most it was posted. */
export function PostedFacet({
  filter,
  posted,
}: {
  readonly filter: PostingFilter;
  readonly posted: PostingFacets['posted'];
}) {
  const chosen = filter.postedWithinDays;
  return (
    <FacetSection name={openingStrings.facets.posted}>
      <div className={classes.options}>
        {posted.map(({ days, count }) => (
          <FacetChoice
            key={days}
            isOneOfMany
            label={openingStrings.withinDays(days)}
            count={count}
            isOn={days === chosen}
            onToggle={() =>
              setFilter({ ...filter, postedWithinDays: days === chosen ? undefined : days })
            }
          />
        ))}
      </div>
    </FacetSection>
  );
}
