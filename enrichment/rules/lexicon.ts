import { benefitCues } from './benefits.ts';
import { educationCues } from './education.ts';
import { employmentCues } from './employment-type.ts';
import { yearCues } from './experience.ts';
import { languageCues } from './languages.ts';
import { compileLexicon } from './phrases.ts';
import { placeCues } from './remote-regions.ts';
import { headingCues } from './sections.ts';
import { levelCues } from './seniority.ts';
import { skillCues } from './skills.ts';
import { visaCues } from './visa.ts';
import { workplaceCues } from './workplace.ts';

/** THE TABLE of phrases that all rules look for, compiled once. */
export const lexicon = compileLexicon([
  ...benefitCues,
  ...educationCues,
  ...employmentCues,
  ...headingCues,
  ...languageCues,
  ...levelCues,
  ...placeCues,
  ...skillCues,
  ...visaCues,
  ...workplaceCues,
  ...yearCues,
]);
