import { IconBookmark } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { toParams } from '../filter-params.ts';
import { hrefTo, useRoute } from '../routes.ts';
import { queries } from '../store/queries.ts';
import { frameStrings } from '../strings/frame.ts';
import classes from './sidebar.module.css';

/** The saved searches, each with how much it found since it was last looked at. */
export function SavedSearches() {
  const { data: searches = [] } = useQuery(queries.searches());
  const { screen, params } = useRoute();
  if (searches.length === 0) return null;
  return (
    <>
      <div className={classes.heading}>{frameStrings.saved}</div>
      <ul className={classes.list}>
        {searches.map(({ id, name, filter, newCount }) => (
          <li key={id}>
            <a
              className={classes.link}
              href={hrefTo('openings', { params: { ...toParams(filter), search: id } })}
              aria-current={screen === 'openings' && params.search === id ? 'page' : undefined}
              title={name}
            >
              <IconBookmark size={16} stroke={1.6} aria-hidden />
              <span className={`${classes.name} ${classes.wide}`}>{name}</span>
              {newCount > 0 && <span className={classes.count}>{newCount.toLocaleString()}</span>}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
