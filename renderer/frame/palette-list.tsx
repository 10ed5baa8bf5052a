import { useEffect } from 'react';
import { frameStrings } from '../strings/frame.ts';
import type { PaletteGroup, PaletteItem } from './palette-items.ts';
import classes from './palette-list.module.css';

/** The id of the list, for the field to point to. */
export const paletteListId = 'palette-list';

/** The id of an item's element. */
export const optionId = ({ id }: PaletteItem): string => `palette-${id}`;

/** What may be meant, in groups; the field has the focus, and says which one is chosen. */
export function PaletteList({
  groups,
  chosen,
  onPoint,
  onRun,
}: {
  readonly groups: readonly PaletteGroup[];
  readonly chosen: PaletteItem | undefined;
  /** The mouse moved over an item. */
  readonly onPoint: (item: PaletteItem) => void;
  readonly onRun: (item: PaletteItem) => void;
}) {
  const chosenId = chosen === undefined ? null : optionId(chosen);
  useEffect(() => {
    if (chosenId !== null) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <div
      id={paletteListId}
      className={classes.root}
      role="listbox"
      aria-label={frameStrings.palette.list}
      // The field scrolls it.
      tabIndex={-1}
    >
      {groups.map(({ label, items }, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
        <div key={label} role="group" aria-labelledby={`${paletteListId}-${index}`}>
          <div id={`${paletteListId}-${index}`} className={classes.label} aria-hidden>
            {label}
          </div>
          {items.map((item) => (
            <Option
              key={item.id}
              item={item}
              isChosen={item.id === chosen?.id}
              onPoint={onPoint}
              onRun={onRun}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Option({
  item,
  isChosen,
  onPoint,
  onRun,
}: {
  readonly item: PaletteItem;
  readonly isChosen: boolean;
  readonly onPoint: (item: PaletteItem) => void;
  readonly onRun: (item: PaletteItem) => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
    <div
      id={optionId(item)}
      className={classes.option}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      // A press leaves the focus in the field.
      onMouseDown={(event) => event.preventDefault()}
      // Not on entering: while the keys scroll the list, the mouse rests.
      onMouseMove={isChosen ? undefined : () => onPoint(item)}
      onClick={() => onRun(item)}
    >
      <span className={classes.name} dir="auto">
        {item.label}
      </span>
      {item.description !== undefined && (
        <span className={classes.description} dir="auto">
          {item.description}
        </span>
      )}
    </div>
  );
}
