import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { PostingFacets, PostingFilter } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { setFilter } from '../openings-address.ts';
import { Facet } from './facet.tsx';
import { facetOptions, toggled } from './facet-options.ts';
import classes from './filter-rail.module.css';
import { MarksFacet } from './marks-facet.tsx';
import { PayFacet } from './pay-facet.tsx';
import { PostedFacet } from './posted-facet.tsx';
import { StatusFacet } from './status-facet.tsx';
import { type Counted, facetsQuery } from './use-counted.ts';

/** The choices there are, with how many each would leave. */
export const FilterRail = memo(function FilterRail({
  filter,
  counted,
}: {
  readonly filter: PostingFilter;
  /** Null before there is a list. */
  readonly counted: Counted | null;
}) {
  const { data: facets, error, refetch } = useQuery(facetsQuery(counted));
  return (
    <search className={classes.root} aria-label={openingStrings.filters}>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {facets === undefined && error === null && <SkeletonRows rows={10} height={28} />}
      {facets !== undefined && <Facets filter={filter} facets={facets} />}
    </search>
  );
});

function Facets({
  filter,
  facets,
}: {
  readonly filter: PostingFilter;
  readonly facets: PostingFacets;
}) {
  const { companies = [], workplaces = [], seniorities = [], employmentTypes = [] } = filter;
  const { skills = [] } = filter;
  const names = openingStrings.facets;
  return (
    <>
      <Facet
        name={names.company}
        options={facetOptions(facets.companies, companies, () => openingStrings.chips.oneCompany)}
        onToggle={(value) => setFilter({ ...filter, companies: toggled(companies, value) })}
      />
      <Facet
        name={names.workplace}
        options={facetOptions(facets.workplaces, workplaces, (value) => labels.workplaces[value])}
        onToggle={(value) => setFilter({ ...filter, workplaces: toggled(workplaces, value) })}
      />
      <Facet
        name={names.seniority}
        options={facetOptions(
          facets.seniorities,
          seniorities,
          (value) => labels.seniorities[value],
        )}
        onToggle={(value) => setFilter({ ...filter, seniorities: toggled(seniorities, value) })}
      />
      <PayFacet filter={filter} stated={facets.withSalary} />
      <Facet
        name={names.skills}
        options={facetOptions(facets.skills, skills, (value) => value)}
        note={openingStrings.skillsOf(facets.skillsOf)}
        onToggle={(value) => setFilter({ ...filter, skills: toggled(skills, value) })}
      />
      <PostedFacet filter={filter} posted={facets.posted} />
      <Facet
        name={names.employment}
        options={facetOptions(
          facets.employmentTypes,
          employmentTypes,
          (value) => labels.employmentTypes[value],
        )}
        onToggle={(value) =>
          setFilter({ ...filter, employmentTypes: toggled(employmentTypes, value) })
        }
      />
      <StatusFacet filter={filter} />
      <MarksFacet filter={filter} />
    </>
  );
}
