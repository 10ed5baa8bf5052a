import { NumberInput, Slider, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { count as inWords } from '#renderer/format.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { setFilter } from '../openings-address.ts';
import { type FacetOption, visibleOptions } from './facet-options.ts';
import classes from './filter-rail.module.css';

/** Options shown before "more", and how many make a search useful. */
const few = 6;
const many = 10;

/** Choices of one kind; a long list starts short and can be searched. */
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

export function FacetSection({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(true);
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
 */
export function FacetChoice({
  label,
  isOn,
  count,
  isOneOfMany = false,
  onToggle,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly count?: number;
  /** True if choosing this one replaces another of its kind. */
  readonly isOneOfMany?: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <UnstyledButton
      className={classes.choice}
      data-round={isOneOfMany}
      aria-pressed={isOn}
      onClick={onToggle}
    >
      <span className={classes.box} aria-hidden>
        {isOn && <IconCheck size={11} stroke={3} />}
      </span>
      <bdi className={classes.label} title={label}>
        {label}
      </bdi>
      {count !== undefined && <span className={classes.count}>{inWords(count)}</span>}
    </UnstyledButton>
  );
}

const stepOfPay = 5_000;
/** Higher amounts need the field. */
const topOfSlider = 250_000;
const restMs = 300;

export function PayFacet({
  filter,
  stated,
}: {
  readonly filter: PostingFilter;
  readonly stated: number;
}) {
  const chosen = filter.minSalary ?? 0;
  const [amount, setAmount] = useState(chosen);
  useEffect(() => setAmount(chosen), [chosen]);
  const choose = (minSalary: number) =>
    setFilter({ ...filter, minSalary: minSalary > 0 ? minSalary : undefined });
  const chooseAtRest = useDebouncedCallback(choose, restMs);
  const onTyped = (typed: string | number) => {
    const next = typeof typed === 'number' ? typed : 0;
    setAmount(next);
    if (next !== chosen) chooseAtRest(next);
  };
  return (
    <FacetSection name={openingStrings.facets.pay}>
      <div className={classes.pay} title={openingStrings.minPayHint(stated)}>
        <NumberInput
          size="xs"
          aria-label={`${openingStrings.facets.pay}: ${openingStrings.minPay}`}
          placeholder={openingStrings.minPay}
          value={amount === 0 ? '' : amount}
          min={0}
          max={100_000_000}
          step={stepOfPay}
          thousandSeparator
          allowDecimal={false}
          allowNegative={false}
          hideControls
          onChange={onTyped}
        />
        <Slider
          size={3}
          thumbSize={14}
          thumbLabel={openingStrings.minPay}
          label={null}
          value={Math.min(topOfSlider, amount)}
          max={topOfSlider}
          step={stepOfPay}
          onChange={setAmount}
          onChangeEnd={choose}
        />
      </div>
    </FacetSection>
  );
}
