import { TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { shortPlaceName } from '#core/place.ts';
import { placeLabel } from '#renderer/format.ts';
import type { PlaceFacet as Places, PostingFilter } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { setChoices } from '../openings-address.ts';
import { FacetChoice, FacetSection } from './facet.tsx';
import { choosing, chosenIn } from './facet-options.ts';
import classes from './filter-rail.module.css';
import type { Counted } from './use-rail.ts';
import { WorkPlaces } from './work-places.tsx';

const few = 6;
const typedMs = 200;

/** Countries with their regions and cities, and where remote work may be done from. */
export function PlaceFacet({
  filter,
  counted,
}: {
  readonly filter: PostingFilter;
  readonly counted: Counted;
}) {
  const [words, setWords] = useState('');
  const [typed] = useDebouncedValue(words.trim(), typedMs);
  const { data: answer, error, refetch } = useQuery(placesQuery(counted, { words: typed }));
  const data = useDeferredValue(answer);
  const { towns, remote } = useMemo(() => sorted(data?.places ?? []), [data]);
  const label = openingStrings.searchPlaces;
  return (
    <FacetSection name={openingStrings.facets.place}>
      <WorkPlaces filter={filter} />
      <TextInput
        className={classes.search ?? ''}
        size="xs"
        aria-label={label}
        placeholder={label}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      <Choices
        key={typed === '' ? 'top' : 'found'}
        places={towns}
        filter={filter}
        counted={counted}
        isFound={typed !== ''}
      />
      {remote.length > 0 && <Choices places={remote} filter={filter} counted={counted} />}
      {data !== undefined && data.places.length === 0 && (
        <span className={classes.none}>{openingStrings.nothingInFacet}</span>
      )}
    </FacetSection>
  );
}

const sorted = (places: Places['places']) => ({
  towns: places.filter(({ value }) => !isRemote(value)),
  remote: places.filter(({ value }) => isRemote(value)),
});

const isRemote = (value: string): boolean => value.startsWith('remote:');

/** One level of places; a place with others in it opens. */
const Choices = memo(function Choices({
  places,
  filter,
  counted,
  isFound = false,
  depth = 0,
}: {
  readonly places: Places['places'];
  readonly filter: PostingFilter;
  readonly counted: Counted;
  /** Found by words: such places show where they are, and do not open. */
  readonly isFound?: boolean;
  readonly depth?: number;
}) {
  const [isLong, setIsLong] = useState(false);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const { wanted, others } = chosenIn(filter, 'places');
  const isChosen = (value: string) => wanted.includes(value) || others.includes(value);
  const visible = places.filter(({ value }, i) => isLong || isFound || i < few || isChosen(value));
  const hidden = places.length - visible.length;
  return (
    <div className={classes.options} data-depth={depth}>
      {visible.map(({ value, count, isOpenable }) => {
        const isOpen = opened.includes(value);
        const name = isFound || isRemote(value) ? placeLabel(value) : shortLabel(value);
        return (
          <div key={value}>
            <div className={classes.place} style={{ paddingInlineStart: depth * 14 }}>
              <FacetChoice
                label={name}
                count={count}
                isOn={wanted.includes(value)}
                isNot={others.includes(value)}
                onToggle={() => setChoices(choosing(filter, 'places', value))}
                onNot={() => setChoices(choosing(filter, 'places', value, { isNot: true }))}
              />
              {isOpenable && !isFound && (
                <UnstyledButton
                  className={classes.opener}
                  aria-expanded={isOpen}
                  aria-label={openingStrings.placesIn(name)}
                  onClick={() =>
                    setOpened(isOpen ? opened.filter((each) => each !== value) : [...opened, value])
                  }
                >
                  <IconChevronRight size={13} className={classes.chevron} aria-hidden />
                </UnstyledButton>
              )}
            </div>
            {isOpen && <Within place={value} filter={filter} counted={counted} depth={depth + 1} />}
          </div>
        );
      })}
      {!isFound && (hidden > 0 || isLong) && (
        <UnstyledButton className={classes.more} onClick={() => setIsLong(!isLong)}>
          {isLong ? openingStrings.fewerOptions : openingStrings.moreOptions(hidden)}
        </UnstyledButton>
      )}
    </div>
  );
});

const shortLabel = (value: string): string =>
  value.includes('/') ? shortPlaceName(value) : placeLabel(value);

function Within({
  place,
  filter,
  counted,
  depth,
}: {
  readonly place: string;
  readonly filter: PostingFilter;
  readonly counted: Counted;
  readonly depth: number;
}) {
  const { data, error, refetch } = useQuery(placesQuery(counted, { within: place }));
  if (error !== null) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return <Choices places={data.places} filter={filter} counted={counted} depth={depth} />;
}

/** Counts again only for another edition, as the other facets do. */
function placesQuery(
  { filter, edition }: Counted,
  asked: { readonly within?: string; readonly words?: string },
) {
  const query = queries.places({ filter, limit: mostPlaces, ...asked });
  return {
    ...query,
    queryKey: [...query.queryKey, edition],
    placeholderData: keepPreviousData,
    meta: { topics: [] },
  };
}

const mostPlaces = 300;
