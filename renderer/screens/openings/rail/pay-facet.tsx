import { NumberInput, Slider } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { exactDay, pay as payText } from '#renderer/format.ts';
import type { PostingFacets, PostingFilter } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { setChoices } from '../openings-address.ts';
import { FacetChoice, FacetSection } from './facet.tsx';
import classes from './pay-facet.module.css';

const restMs = 300;

/** The least yearly pay, in the user's currency, over the openings that state theirs. */
export function PayFacet({
  filter,
  pay,
}: {
  readonly filter: PostingFilter;
  readonly pay: PostingFacets['pay'];
}) {
  const { bands, currency, ratesOf } = pay;
  const chosen = filter.minSalary ?? 0;
  const [amount, setAmount] = useState(chosen);
  useEffect(() => setAmount(chosen), [chosen]);
  // An address or a saved search may ask in another currency: the field then speaks that one.
  const asked = filter.minSalary === undefined ? currency : (filter.payCurrency ?? 'USD');
  const choose = (minSalary: number) =>
    setChoices(
      minSalary > 0
        ? { ...filter, minSalary, payCurrency: asked }
        : {
            ...filter,
            minSalary: undefined,
            payCurrency: undefined,
            withUnstatedPay: undefined,
          },
    );
  const chooseAtRest = useDebouncedCallback(choose, restMs);
  const onTyped = (typed: string | number) => {
    const next = typeof typed === 'number' ? typed : 0;
    setAmount(next);
    if (next !== chosen) chooseAtRest(next);
  };
  const top = bands.at(-1)?.from ?? 0;
  const step = (bands[0]?.to ?? 2) / 2;
  return (
    <FacetSection name={openingStrings.facets.pay}>
      <div className={classes.root}>
        <NumberInput
          size="xs"
          aria-label={`${openingStrings.facets.pay}: ${openingStrings.minPay(asked)}`}
          placeholder={openingStrings.minPay(asked)}
          value={amount === 0 ? '' : amount}
          min={0}
          max={100_000_000_000}
          step={step}
          thousandSeparator
          allowDecimal={false}
          allowNegative={false}
          hideControls
          rightSection={<span className={classes.currency}>{asked}</span>}
          rightSectionWidth={44}
          onChange={onTyped}
        />
        <div>
          {asked === currency && <Histogram bands={bands} from={amount} currency={currency} />}
          <Slider
            size={3}
            thumbSize={14}
            thumbLabel={openingStrings.minPay(asked)}
            label={null}
            value={Math.min(top, amount)}
            max={top}
            step={step}
            onChange={setAmount}
            onChangeEnd={choose}
          />
        </div>
      </div>
      {chosen > 0 && pay.unstated > 0 && (
        <FacetChoice
          label={openingStrings.withUnstatedPay}
          count={pay.unstated}
          isOn={filter.withUnstatedPay === true}
          onToggle={() =>
            setChoices({ ...filter, withUnstatedPay: filter.withUnstatedPay !== true })
          }
        />
      )}
      <p className={classes.note}>
        {openingStrings.payStated(pay.stated, pay.unstated)}{' '}
        {openingStrings.convertedTo(currency, exactDay(ratesOf))}
        {pay.withoutRate.map(({ currency: other, count }) => (
          <span key={other}> {openingStrings.withoutRate(count, other)}</span>
        ))}
      </p>
    </FacetSection>
  );
}

/** How many openings pay how much, over the slider; those below the least pay are pale. */
function Histogram({
  bands,
  from,
  currency,
}: {
  readonly bands: PostingFacets['pay']['bands'];
  readonly from: number;
  readonly currency: string;
}) {
  const most = Math.max(1, ...bands.map(({ count }) => count));
  return (
    <div className={classes.histogram} role="img" aria-label={openingStrings.histogram}>
      {bands.map((band) => (
        <span
          key={band.from}
          className={classes.bar}
          data-pale={band.to !== null && band.to <= from}
          title={`${bandText(band, currency)}: ${openingStrings.total(band.count, true)}`}
          style={{ height: `${band.count === 0 ? 0 : Math.max(6, (band.count / most) * 100)}%` }}
        />
      ))}
    </div>
  );
}

const bandText = ({ from, to }: PostingFacets['pay']['bands'][number], currency: string): string =>
  payText({ min: from === 0 ? null : from, max: to, currency, period: 'year' });
