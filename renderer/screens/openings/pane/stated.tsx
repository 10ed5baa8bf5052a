import { Tooltip, UnstyledButton } from '@mantine/core';
import { paneStrings } from '#renderer/strings/opening-pane.ts';
import classes from './posting-pane.module.css';
import type { Quotes } from './use-quotes.ts';

/** A fact and its values; one that the text says leads to where it says so. */
export function Stated({
  label,
  values,
  field,
  quotes,
}: {
  readonly label: string;
  /** None: not stated, and nothing is shown. */
  readonly values: readonly string[];
  /** The name of its evidence, where it has some. */
  readonly field?: string;
  readonly quotes?: Quotes;
}) {
  if (values.length === 0) return null;
  const isList = values.length > 1;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {values.map((value) => (
          <Value
            key={value}
            value={value}
            quote={
              quotes?.of(`${field}.${value}`) ?? (isList ? null : (quotes?.of(`${field}`) ?? null))
            }
            onShow={(quote) => quotes?.show(quote)}
          />
        ))}
      </dd>
    </>
  );
}

function Value({
  value,
  quote,
  onShow,
}: {
  readonly value: string;
  readonly quote: string | null;
  readonly onShow: (quote: string) => void;
}) {
  if (quote === null) return <bdi className={classes.value}>{value}</bdi>;
  return (
    <Tooltip label={paneStrings.quote(quote)} maw={360} multiline>
      <UnstyledButton className={classes.value ?? ''} onClick={() => onShow(quote)}>
        <bdi>{value}</bdi>
      </UnstyledButton>
    </Tooltip>
  );
}
