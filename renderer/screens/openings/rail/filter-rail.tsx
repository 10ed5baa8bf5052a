import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode, useDeferredValue, useState } from 'react';
import type { PostingFacets, PostingFilter } from '#renderer/model.ts';
import { useCurrency } from '#renderer/store/money.ts';
import { labels } from '#renderer/strings/labels.ts';
import { openingStrings, paneStrings } from '#renderer/strings/openings.ts';
import { termFields } from '#renderer/term-labels.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { setChoices } from '../openings-address.ts';
import { Facet, FacetChoice, FacetSection } from './facet.tsx';
import { chosenIn } from './facet-options.ts';
import classes from './filter-rail.module.css';
import { FitFacet } from './fit-facet.tsx';
import { PayFacet } from './pay-facet.tsx';
import { PlaceFacet } from './place-facet.tsx';
import { TermFacets } from './term-facets.tsx';
import { type Counted, facetsQuery } from './use-rail.ts';

/**
 * The filters, each with the number of openings it would leave. `filter` is without words: they
 * would draw every choice again at each key.
 */
export const FilterRail = memo(function FilterRail({
  filter,
  counted,
}: {
  readonly filter: PostingFilter;
  readonly counted: Counted | null;
}) {
  const { data, error, refetch } = useQuery(facetsQuery(counted, useCurrency()));
  // Hundreds of choices take a while to draw: the next key passes them.
  const facets = useDeferredValue(data);
  return (
    <search className={classes.root} aria-label={openingStrings.filters}>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {facets === undefined && error === null && <SkeletonRows rows={10} height={28} />}
      {facets !== undefined && counted !== null && (
        <Facets filter={filter} facets={facets} counted={counted} />
      )}
    </search>
  );
});

const Facets = memo(function Facets({
  filter,
  facets,
  counted,
}: {
  readonly filter: PostingFilter;
  readonly facets: PostingFacets;
  readonly counted: Counted;
}) {
  const names = openingStrings.facets;
  return (
    <>
      <FitFacet filter={filter} />
      <PlaceFacet filter={filter} counted={counted} />
      <Facet
        name={names.workplace}
        field="workplaces"
        filter={filter}
        found={facets.workplaces}
        labelOf={(value) => labels.workplaces[value]}
      />
      <PayFacet filter={filter} pay={facets.pay} />
      <Facet
        name={names.seniority}
        field="seniorities"
        filter={filter}
        found={facets.seniorities}
        labelOf={(value) => labels.seniorities[value]}
      />
      <Facet
        name={names.company}
        field="companies"
        filter={filter}
        found={facets.companies}
        labelOf={() => openingStrings.chips.oneCompany}
      />
      <Facet
        name={names.skills}
        field="skills"
        filter={filter}
        found={facets.skills}
        labelOf={(value) => value}
        note={openingStrings.skillsOf(facets.skillsOf)}
      />
      {facets.visa.length > 0 && (
        <Facet
          name={names.visa}
          field="visa"
          filter={filter}
          found={facets.visa}
          labelOf={(value) => labels.visa[value]}
        />
      )}
      {facets.languages.length > 0 && (
        <Facet
          name={names.languages}
          field="languages"
          filter={filter}
          found={facets.languages}
          labelOf={(value) => value}
        />
      )}
      {facets.years.length > 0 && (
        <Facet
          name={names.years}
          field="years"
          filter={filter}
          found={facets.years}
          labelOf={(value) => labels.years[value]}
        />
      )}
      <PostedFacet filter={filter} posted={facets.posted} />
      <StatusFacet filter={filter} />
      <MarksFacet filter={filter} />
      <More filter={filter}>
        <Facet
          name={names.employment}
          field="employmentTypes"
          filter={filter}
          found={facets.employmentTypes}
          labelOf={(value) => labels.employmentTypes[value]}
        />
        <TermFacets filter={filter} facets={facets} />
        <Facet
          name={names.benefits}
          field="benefits"
          filter={filter}
          found={facets.benefits}
          labelOf={(value) => value}
        />
        <Facet
          name={names.education}
          field="educations"
          filter={filter}
          found={facets.educations}
          labelOf={(value) => paneStrings.educations[value]}
        />
        <Facet
          name={names.department}
          field="departments"
          filter={filter}
          found={facets.departments}
          labelOf={(value) => value}
          note={openingStrings.skillsOf(facets.skillsOf)}
        />
      </More>
    </>
  );
});

const rare = ['employmentTypes', 'benefits', 'educations', 'departments', ...termFields] as const;

/** Facets that few need; open while one of them filters. */
function More({
  filter,
  children,
}: {
  readonly filter: PostingFilter;
  readonly children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const isUsed = rare.some((field) => {
    const { wanted, others } = chosenIn(filter, field);
    return wanted.length + others.length > 0;
  });
  if (isOpen || isUsed) return children;
  return (
    <UnstyledButton className={classes.moreFacets} onClick={() => setIsOpen(true)}>
      {openingStrings.moreFilters}
    </UnstyledButton>
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
            onToggle={() => setChoices({ ...filter, status })}
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
              setChoices({ ...filter, postedWithinDays: days === chosen ? undefined : days })
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
            onToggle={() => setChoices({ ...filter, ...change })}
          />
        ))}
      </div>
    </FacetSection>
  );
}
