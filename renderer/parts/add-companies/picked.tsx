import { CloseButton } from '@mantine/core';
import type { CatalogueEntry } from '#renderer/model.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { isOwnPage, useBoardNow } from './board-now.ts';
import { keepTaken } from './draft.ts';
import classes from './picked.module.css';

/** The companies picked so far, each with what its board lists now. */
export function Picked({
  companies,
  onRemoved,
}: {
  readonly companies: readonly CatalogueEntry[];
  /** The button that was pressed is gone, and the focus with it. */
  readonly onRemoved: () => void;
}) {
  if (companies.length === 0) return null;
  return (
    <ul aria-label={words.taken} className={classes.root}>
      {companies.map((company) => (
        <PickedCompany key={company.url} company={company} onRemoved={onRemoved} />
      ))}
    </ul>
  );
}

function PickedCompany({
  company,
  onRemoved,
}: {
  readonly company: CatalogueEntry;
  readonly onRemoved: () => void;
}) {
  const { name, url, sourceLabel, isWatched } = company;
  const now = useBoardNow(company, !isWatched);
  const place = isOwnPage(company) ? words.ownPage : sourceLabel;
  return (
    <li className={classes.chip} data-watched={isWatched || undefined} title={url}>
      <Avatar name={name} size={26} />
      <span className={classes.words}>
        <span className={classes.name} dir="auto">
          {name}
        </span>
        <span className={classes.now} data-kind={now.kind}>
          {isWatched ? words.alreadyWatched : words.now(place, now)}
        </span>
      </span>
      <CloseButton
        size="sm"
        aria-label={words.untake(name)}
        onClick={() => {
          keepTaken((each) => each.url !== url);
          onRemoved();
        }}
      />
    </li>
  );
}
