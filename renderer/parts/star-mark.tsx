import { IconStarFilled } from '@tabler/icons-react';
import { companyNoteStrings as words } from '../strings/companies.ts';
import classes from './star-mark.module.css';

/** Marks what a company has that the user starred. */
export const StarMark = ({ size = 13 }: { readonly size?: number }) => (
  <IconStarFilled className={classes.root} size={size} role="img" aria-label={words.starred} />
);
