import { Button } from '@mantine/core';
import { useState } from 'react';
import { exactDay } from '#renderer/format.ts';
import { useRates } from '#renderer/store/money.ts';
import { updateRates } from '#renderer/store/settings-actions.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { OwnRow } from './own-row.tsx';

/** The day of the exchange rates; they are fetched when the user asks, and never otherwise. */
export function RatesRow() {
  const rates = useRates();
  const [isBusy, setIsBusy] = useState(false);
  const update = async () => {
    setIsBusy(true);
    await updateRates();
    setIsBusy(false);
  };
  return (
    <OwnRow
      label={words.rates}
      explains={
        rates === undefined
          ? words.ratesHint
          : `${words.ratesOf(exactDay(rates.date), Object.keys(rates.perDollar).length)} ${words.ratesHint}`
      }
    >
      <Button size="xs" variant="default" loading={isBusy} onClick={() => void update()}>
        {words.updateRates}
      </Button>
    </OwnRow>
  );
}
