import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { PostingFacets, PostingFilter } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { setFilter } from '../openings-address.ts';
import { Facet, FacetChoice, FacetSection, PayFacet } from './facet.tsx';
import { facetOptions, toggled } from './facet-options.ts';
import classes from './filter-rail.module.css';
import { type Counted, facetsQuery } from './use-rail.ts';

/** The filters, each with the number of openings it would leave. */
export const FilterRail = memo(function FilterRail({
  filter,
  counted,
}: {
  readonly filter: PostingFilter;
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

const statuses = [
  { status: 'open', label: openingStrings.status.open },
  { status: 'new', label: openingStrings.status.new },
  { status: 'closed', label: openingStrings.status.closed },
  { status: undefined, label: openingStrings.status.any },
] as const;

function StatusFacet({ filter }: { readonly filter: PostingFilter }) {
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

function PostedFacet({
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

function MarksFacet({ filter }: { readonly filter: PostingFilter }) {
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
