import { Button, CloseButton, Group, Select, TextInput } from '@mantine/core';
import { IconSearch, IconStar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RowSelectionState } from '@tanstack/react-table';
import { useMemo, useRef, useState } from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { CompanyView } from '#renderer/model.ts';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { setPaused } from '#renderer/store/company-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanCompanies, useOpenRun } from '#renderer/store/run-actions.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { EmptyState } from '#renderer/ui/screen.tsx';
import {
  type CompaniesAddress,
  filterCompanies,
  healthFilters,
  parseHealthFilter,
  tagsOf,
} from './companies-address.ts';
import companiesToolbarClasses from './companies-toolbar.module.css';
import classes from './company-browser.module.css';
import { CompanyPane } from './company-pane.tsx';
import { companyElementId } from './company-row.tsx';
import { CompanyTable } from './company-table.tsx';
import { RemoveCompaniesDialog } from './remove-companies-dialog.tsx';

export function CompanyBrowser({
  companies,
  address,
}: {
  readonly companies: readonly CompanyView[];
  readonly address: CompaniesAddress;
}) {
  const { openId, words: typed, health, marks, hrefOf } = address;
  const { isStarred, tag } = marks;
  const { data: trends } = useQuery(queries.companyTrends());
  const run = useOpenRun();
  const [selection, setSelection] = useState<RowSelectionState>({});
  const shown = useMemo(
    () => filterCompanies(companies, typed, health, { isStarred, tag }),
    [companies, typed, health, isStarred, tag],
  );
  const rows = useMemo(() => {
    const weeks = new Map(trends?.map(({ companyId, open }) => [companyId, open]));
    return shown.map((company) => ({ ...company, weeks: weeks.get(company.id) ?? [] }));
  }, [shown, trends]);
  const close = (): void => {
    if (openId === null) return;
    navigate(hrefOf(null));
    document.getElementById(companyElementId(openId))?.focus({ preventScroll: true });
  };
  useShortcuts({ close });
  const progress = useMemo(
    () => new Map(run?.companies.map((company) => [company.id, company])),
    [run],
  );
  return (
    <div className={classes.root} data-open={openId !== null}>
      <div className={classes.list}>
        <CompaniesToolbar
          address={address}
          tags={tagsOf(companies)}
          selected={shown.filter(({ id }) => selection[id] === true)}
          onClear={() => setSelection({})}
        />
        <div className={classes.table}>
          {rows.length === 0 ? (
            <EmptyState
              drawing="search"
              title={words.noMatchTitle}
              action={
                <Button
                  variant="default"
                  onClick={() => navigate(hrefTo('companies', { id: openId }), { replace: true })}
                >
                  {words.showAll}
                </Button>
              }
            >
              {words.noMatch}
            </EmptyState>
          ) : (
            <CompanyTable
              rows={rows}
              address={address}
              progress={progress}
              selection={selection}
              onSelection={setSelection}
            />
          )}
        </div>
      </div>
      {openId !== null && <CompanyPane key={openId} id={openId} onClose={close} />}
    </div>
  );
}

function CompaniesToolbar({
  address: { words: typed, health, marks, change },
  tags,
  selected,
  onClear,
}: {
  readonly address: CompaniesAddress;
  readonly tags: readonly string[];
  readonly selected: readonly CompanyView[];
  readonly onClear: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ filter: () => field.current?.focus() });
  const filterBy = (text: string) => change({ params: { q: text } });
  return (
    <div className={companiesToolbarClasses.root}>
      <TextInput
        ref={field}
        size="xs"
        className={companiesToolbarClasses.words}
        aria-label={words.filter}
        placeholder={words.filter}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          typed !== '' && (
            <CloseButton size="xs" aria-label={words.showAll} onClick={() => filterBy('')} />
          )
        }
        value={typed}
        onChange={({ currentTarget }) => filterBy(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Escape' || key === 'Enter') currentTarget.blur();
        }}
      />
      <Select
        size="xs"
        className={companiesToolbarClasses.health}
        aria-label={words.health}
        data={healthFilters.map((value) => ({ value, label: words.healthFilters[value] }))}
        value={health}
        allowDeselect={false}
        onChange={(value) => {
          const filter = parseHealthFilter(value ?? undefined);
          change({ params: { health: filter === 'all' ? undefined : filter } });
        }}
      />
      {tags.length > 0 && (
        <Select
          size="xs"
          className={companiesToolbarClasses.tag}
          aria-label={words.tag}
          placeholder={words.anyTag}
          data={[...tags]}
          value={marks.tag}
          clearable
          onChange={(tag) => change({ params: { tag: tag ?? undefined } })}
        />
      )}
      <Button
        variant={marks.isStarred ? 'light' : 'default'}
        size="xs"
        className={companiesToolbarClasses.starred}
        aria-pressed={marks.isStarred}
        aria-label={words.starred}
        title={words.starred}
        onClick={() => change({ params: { starred: marks.isStarred ? undefined : '1' } })}
      >
        <IconStar size={14} stroke={1.6} aria-hidden />
        <span className={companiesToolbarClasses.label}>{words.starred}</span>
      </Button>
      {selected.length > 0 && <Selected companies={selected} onClear={onClear} />}
    </div>
  );
}

function Selected({
  companies,
  onClear,
}: {
  readonly companies: readonly CompanyView[];
  readonly onClear: () => void;
}) {
  const [isRemoving, setIsRemoving] = useState(false);
  const isAllPaused = companies.every(({ isPaused }) => isPaused);
  return (
    <Group gap="xs" wrap="nowrap" className={companiesToolbarClasses.selected}>
      <span className={companiesToolbarClasses.count}>{words.selected(companies.length)}</span>
      <Button variant="default" onClick={() => void scanCompanies(companies.map(({ id }) => id))}>
        {words.scan}
      </Button>
      <Button variant="default" onClick={() => void setPaused(companies, !isAllPaused)}>
        {isAllPaused ? words.resume : words.pause}
      </Button>
      <Button variant="default" color="red" onClick={() => setIsRemoving(true)}>
        {words.remove}
      </Button>
      <CloseButton size="sm" aria-label={words.clearSelection} onClick={onClear} />
      <RemoveCompaniesDialog
        isOpen={isRemoving}
        companies={companies}
        onClose={() => setIsRemoving(false)}
        onConfirm={onClear}
      />
    </Group>
  );
}
