import { exactDay, pay } from '../format.ts';
import type { Salary } from '../model.ts';
import { useOwnPay } from '../store/money.ts';
import { postingStrings } from '../strings/openings.ts';
import classes from './pay.module.css';

/** Pay as the company states it, and about how much that is in the user's currency. */
export function Pay({ salary }: { readonly salary: Salary }) {
  return (
    <>
      {pay(salary)}
      <OwnPay salary={salary} />
    </>
  );
}

/** About how much it is in the user's currency; nothing if it is in that already. */
export function OwnPay({ salary }: { readonly salary: Salary }) {
  const own = useOwnPay(salary);
  if (own === null) return null;
  return (
    <span className={classes.own} title={postingStrings.convertedAt(exactDay(own.ratesOf))}>
      {' '}
      {own.text}
    </span>
  );
}
