import { Button } from '@mantine/core';
import { everywhere } from '../strings/everywhere.ts';
import classes from './undo-toast.module.css';

/** What was done, in one line, with a button that undoes it. */
export function UndoToast({
  label,
  onUndo,
}: {
  readonly label: string;
  readonly onUndo: () => void;
}) {
  return (
    <span className={classes.root}>
      <span className={classes.label} title={label} dir="auto">
        {label}
      </span>
      <Button className={classes.undo ?? ''} variant="light" onClick={onUndo}>
        {everywhere.undo}
      </Button>
    </span>
  );
}
