import type { PostingFilter } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { setFilter } from '../openings-address.ts';
import { FacetChoice } from './facet-choice.tsx';
import { FacetSection } from './facet-section.tsx';
import classes from './filter-rail.module.css';

/** What the person made of it: looked at, tracked, hidden. */
export function MarksFacet({ filter }: { readonly filter: PostingFilter }) {
  const { isUnread = false, isTracked = false, hidden = 'exclude' } = filter;
  const choices = [
    { label: openingStrings.unread, isOn: isUnread, change: { isUnread: !isUnread } },
    { label: openingStrings.tracked, isOn: isTracked, change: { isTracked: !isTracked } },
    ...(['include', 'only'] as const).map((way) => ({
      label: way === 'include' ? openingStrings.withHidden : openingStrings.onlyHidden,
      isOn: hidden === way,
      change: { hidden: hidden === way ? undefined : way },
    })),
  ];
  return (
    <FacetSection name={openingStrings.facets.marks}>
      <div className={classes.options}>
        {choices.map(({ label, isOn, change }) => (
          <FacetChoice
            key={label}
            label={label}
            isOn={isOn}
            onToggle={() => setFilter({ ...filter, ...change })}
          />
        ))}
      </div>
    </FacetSection>
  );
}
