import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PostingFilter } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { fitStrings as words } from '#renderer/strings/profile.ts';
import { setFilter } from '../openings-address.ts';
import { FacetChoice, FacetSection } from './facet.tsx';
import classes from './filter-rail.module.css';

const bounds = [80, 60, 40] as const;

/** The least score, and eligibility; without a profile, the way to one. */
export function FitFacet({ filter }: { readonly filter: PostingFilter }) {
  const { data: view } = useQuery(queries.profile());
  if (view === undefined) return null;
  const { minFit, isEligible = false } = filter;
  if (view.profile === null && minFit === undefined && !isEligible) {
    return (
      <FacetSection name={words.fit}>
        <Anchor className={classes.none} href={hrefTo('profile')}>
          {words.addResume}
        </Anchor>
      </FacetSection>
    );
  }
  return (
    <FacetSection name={words.fit}>
      <div className={classes.options}>
        {bounds.map((bound) => (
          <FacetChoice
            key={bound}
            isOneOfMany
            label={words.atLeast(bound)}
            isOn={minFit === bound}
            onToggle={() => setFilter({ ...filter, minFit: minFit === bound ? undefined : bound })}
          />
        ))}
        <FacetChoice
          label={words.eligible}
          isOn={isEligible}
          onToggle={() => setFilter({ ...filter, isEligible: isEligible ? undefined : true })}
        />
      </div>
    </FacetSection>
  );
}
