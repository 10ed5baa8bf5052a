import { NumberInput, Slider } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { PostingFilter } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { setFilter } from '../openings-address.ts';
import { FacetSection } from './facet-section.tsx';
import classes from './filter-rail.module.css';

const stepOfPay = 5_000;
/** Beyond it there is only the field. */
const topOfSlider = 250_000;
const restMs = 300;

/** The least a year of work shall pay. */
export function PayFacet({
  filter,
  stated,
}: {
  readonly filter: PostingFilter;
  /** How many state their pay. */
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
