import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { PostingFilter } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { chipsOf, usualFilter } from '../filter-chips.ts';
import { setFilter } from '../openings-address.ts';
import classes from './chips-bar.module.css';

/** Every choice that is made, each to be taken away; nothing where there is none. */
export function ChipsBar({ filter }: { readonly filter: PostingFilter }) {
  const { data: companies = [] } = useQuery(queries.companies());
  const chips = chipsOf(filter, (wanted) => companies.find(({ id }) => id === wanted)?.name);
  if (chips.length === 0) return null;
  return (
    <ul className={classes.root} aria-label={openingStrings.filters}>
      {chips.map(({ key, label, without }) => (
        <li key={key} className={classes.item}>
          <UnstyledButton
            className={classes.chip}
            aria-label={openingStrings.removeFilter(label)}
            onClick={() => setFilter(without)}
          >
            <bdi className={classes.label}>{label}</bdi>
            <IconX size={12} aria-hidden />
          </UnstyledButton>
        </li>
      ))}
      <li>
        <UnstyledButton className={classes.all} onClick={() => setFilter(cleared(filter))}>
          {openingStrings.clearAll}
        </UnstyledButton>
      </li>
    </ul>
  );
}

/** Words and order stay: they have a place of their own. */
const cleared = ({ query, sort }: PostingFilter): PostingFilter => ({
  ...usualFilter,
  query,
  sort,
});
