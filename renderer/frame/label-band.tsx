import { IconFlask } from '@tabler/icons-react';
import { useHealth } from '../store/live-state.ts';
import { frameStrings } from '../strings/frame.ts';
import classes from './label-band.module.css';

/** Says above every screen that this is not the user's own library, and that nothing in it stays. */
export function LabelBand() {
  const label = useHealth(({ health }) => health?.label ?? null);
  if (label === null) return null;
  return (
    <aside className={classes.root} aria-label={label}>
      <IconFlask size={15} stroke={1.8} aria-hidden />
      <span>
        <b>{label}.</b> {frameStrings.notYours}
      </span>
    </aside>
  );
}
