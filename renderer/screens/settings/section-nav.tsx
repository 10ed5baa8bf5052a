import { hrefTo } from '#renderer/routes.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import type { PageSection } from './page-sections.ts';
import classes from './section-nav.module.css';

/** The sections of the page; the one that is in view is marked. */
export function SectionNav({
  sections,
  current,
  onGo,
}: {
  readonly sections: readonly PageSection[];
  readonly current: PageSection | null;
  /** Also when the address says so already. */
  readonly onGo: (section: PageSection) => void;
}) {
  return (
    <nav className={classes.root} aria-label={words.navigation}>
      <ul className={classes.list}>
        {sections.map((section) => (
          <li key={section}>
            <a
              className={classes.link}
              href={hrefTo('settings', { id: section })}
              aria-current={section === current ? 'true' : undefined}
              onClick={() => onGo(section)}
            >
              {words.sections[section]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
