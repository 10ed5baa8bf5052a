import { fitStrings as words } from '../strings/profile.ts';
import classes from './fit-score.module.css';

/** A score as a small number. */
export const FitScore = ({ score }: { readonly score: number }) => (
  <span
    className={classes.root}
    role="img"
    aria-label={words.scoreOf(score)}
    title={words.scoreOf(score)}
    data-level={score >= 70 ? 'high' : score >= 45 ? 'middle' : 'low'}
  >
    {score}
  </span>
);
