import { TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronRight, IconMinus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { count as inWords } from '#renderer/format.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { setChoices } from '../openings-address.ts';
import {
  type ChoiceField,
  choosing,
  chosenIn,
  type FacetOption,
  facetOptions,
  visibleOptions,
} from './facet-options.ts';
import classes from './filter-rail.module.css';

/** Options shown before "more", and how many make a search useful. */
const few = 6;
const many = 10;

/** Choices of one kind; a long list starts short and can be searched. */
export function Facet<T extends string>({
  name,
  field,
  filter,
  found,
  labelOf,
  note,
  isOpenAtFirst,
}: {
  readonly name: string;
  readonly field: ChoiceField;
  readonly filter: PostingFilter;
  readonly found: Parameters<typeof facetOptions<T>>[0];
  readonly labelOf: (value: T) => string;
  readonly note?: string;
  readonly isOpenAtFirst?: boolean;
}) {
  const options: readonly FacetOption<T>[] = facetOptions(found, chosenIn(filter, field), labelOf);
  const [isLong, setIsLong] = useState(false);
  const [words, setWords] = useState('');
  const visible = visibleOptions(options, words, isLong ? options.length : few);
  const hidden = options.length - visible.length;
  return (
    <FacetSection name={name} {...(isOpenAtFirst !== undefined && { isOpenAtFirst })}>
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
        {visible.map(({ value, ...option }) => (
          <FacetChoice
            key={value}
            {...option}
            onToggle={() => setChoices(choosing(filter, field, value))}
            onNot={() => setChoices(choosing(filter, field, value, { isNot: true }))}
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

export function FacetSection({
  name,
  isOpenAtFirst = true,
  children,
}: {
  readonly name: string;
  readonly isOpenAtFirst?: boolean;
  readonly children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <section className={classes.section} aria-label={name}>
      <UnstyledButton
        className={classes.name}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {name}
        <IconChevronRight size={14} className={classes.chevron} aria-hidden />
      </UnstyledButton>
      {isOpen && children}
    </section>
  );
}

/**
 * A choice that toggles. A native checkbox would take keys from the list while it has the focus.
 * With `onNot`, Alt and a click leave its openings out, as the button beside it does.
 */
export function FacetChoice({
  label,
  isOn,
  isNot = false,
  count,
  isOneOfMany = false,
  onToggle,
  onNot,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly isNot?: boolean;
  readonly count?: number;
  /** True if choosing this one replaces another of its kind. */
  readonly isOneOfMany?: boolean;
  readonly onToggle: () => void;
  readonly onNot?: () => void;
}) {
  return (
    <div className={classes.row}>
      <UnstyledButton
        className={classes.choice}
        data-round={isOneOfMany}
        data-not={isNot}
        aria-pressed={isOn}
        {...(isNot && { 'aria-label': openingStrings.leftOut(label) })}
        {...(onNot !== undefined && { 'aria-keyshortcuts': 'Alt+Enter' })}
        onClick={({ altKey }) => (altKey && onNot !== undefined ? onNot() : onToggle())}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.altKey || onNot === undefined) return;
          event.preventDefault();
          onNot();
        }}
      >
        <span className={classes.box} aria-hidden>
          {isOn && <IconCheck size={11} stroke={3} />}
          {isNot && <IconMinus size={11} stroke={3} />}
        </span>
        <bdi className={classes.label} title={label}>
          {label}
        </bdi>
        {count !== undefined && <span className={classes.count}>{inWords(count)}</span>}
      </UnstyledButton>
      {onNot !== undefined && !isNot && (
        <UnstyledButton
          className={classes.not}
          // The choice has the key: twice as many stops would be in the way of the list.
          tabIndex={-1}
          aria-label={openingStrings.leaveOut(label)}
          title={openingStrings.leaveOutHint}
          onClick={onNot}
        >
          {openingStrings.not}
        </UnstyledButton>
      )}
    </div>
  );
}
