import { TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { openingStrings } from '#renderer/strings/openings.ts';
import { FacetChoice } from './facet-choice.tsx';
import { type FacetOption, visibleOptions } from './facet-options.ts';
import { FacetSection } from './facet-section.tsx';
import classes from './filter-rail.module.css';

/** Options that are shown before more are asked for, and how many make a search worth it. */
const few = 6;
const many = 10;

/** Choices of one kind; a long list shows its first ones, and can be searched. */
export function Facet<T extends string>({
  name,
  options,
  note,
  onToggle,
}: {
  readonly name: string;
  readonly options: readonly FacetOption<T>[];
  readonly note?: string;
  readonly onToggle: (value: T) => void;
}) {
  const [isLong, setIsLong] = useState(false);
  const [words, setWords] = useState('');
  const visible = visibleOptions(options, words, isLong ? options.length : few);
  const hidden = options.length - visible.length;
  return (
    <FacetSection name={name}>
      {isLong && options.length > many && (
        <TextInput
          className={classes.search ?? ''}
          size="xs"
          aria-label={openingStrings.searchFacet(name)}
          placeholder={openingStrings.searchFacet(name)}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      )}
      <div className={classes.options} title={note}>
        {visible.map(({ value, label, count, isOn }) => (
          <FacetChoice
            key={value}
            label={label}
            count={count}
            isOn={isOn}
            onToggle={() => onToggle(value)}
          />
        ))}
        {visible.length === 0 && (
          <span className={classes.none}>{openingStrings.nothingInFacet}</span>
        )}
      </div>
      {words === '' && (hidden > 0 || isLong) && (
        <UnstyledButton className={classes.more} onClick={() => setIsLong(!isLong)}>
          {isLong ? openingStrings.fewerOptions : openingStrings.moreOptions(hidden)}
        </UnstyledButton>
      )}
    </FacetSection>
  );
}
