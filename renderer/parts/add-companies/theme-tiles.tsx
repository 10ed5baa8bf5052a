import { Tabs, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CatalogueEntry, CatalogueThemes } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { keepTaken, takeCompany, useDraft } from './draft.ts';
import classes from './theme-tiles.module.css';

/** Well-known companies by theme, to pick with a click. */
export function ThemeTiles() {
  const { data } = useQuery(queries.themes());
  const [chosen, setChosen] = useState<string | null>(null);
  // As tall as with its tiles, so that nothing moves when they come.
  if (data === undefined) return <div className={classes.root} />;
  const likely = likeliest(data);
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <h2 className={classes.title}>{likely === null ? words.popular : words.similar}</h2>
        <span className={classes.total}>{words.total(data.total)}</span>
      </div>
      <Tabs
        variant="pills"
        value={chosen ?? likely ?? data.themes[0]?.theme ?? null}
        onChange={setChosen}
        keepMounted={false}
        classNames={{ tab: classes.tab ?? '', list: classes.tabs ?? '' }}
      >
        <Tabs.List aria-label={words.themesLabel}>
          {data.themes.map(({ theme }) => (
            <Tabs.Tab key={theme} value={theme}>
              {words.themes[theme]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {data.themes.map(({ theme, companies }) => (
          <Tabs.Panel key={theme} value={theme}>
            <ul className={classes.tiles}>
              {companies.map((company) => (
                <li key={company.url}>
                  <Tile company={company} />
                </li>
              ))}
            </ul>
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}

function Tile({ company }: { readonly company: CatalogueEntry }) {
  const { name, url, isWatched } = company;
  const isTaken = useDraft(({ taken }) => taken.some((each) => each.url === url));
  const toggle = () => {
    if (isTaken) keepTaken((each) => each.url !== url);
    else takeCompany(company, { start: 0, end: 0 });
  };
  return (
    <UnstyledButton
      className={classes.tile}
      aria-pressed={isTaken || isWatched}
      disabled={isWatched}
      title={isWatched ? words.watchedAs(name) : undefined}
      onClick={toggle}
    >
      <Avatar name={name} size={22} />
      <span className={classes.name} dir="auto">
        {name}
      </span>
      {(isTaken || isWatched) && <IconCheck className={classes.check} size={14} aria-hidden />}
    </UnstyledButton>
  );
}

/** The theme of most companies watched so far; null if none is of any. */
function likeliest({ themes }: CatalogueThemes): string | null {
  const [best] = themes
    .map(({ theme, companies }) => ({ theme, n: companies.filter((c) => c.isWatched).length }))
    .toSorted((a, b) => b.n - a.n);
  return best === undefined || best.n === 0 ? null : best.theme;
}
