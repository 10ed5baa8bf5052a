import { Button, CloseButton, Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { CompanyView } from '#renderer/model.ts';
import { setPaused } from '#renderer/store/company-actions.ts';
import { scanCompanies } from '#renderer/store/run-actions.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import classes from './companies-toolbar.module.css';
import { healthFilters, parseHealthFilter } from './company-list.ts';
import { RemoveCompaniesDialog } from './remove-companies-dialog.tsx';
import type { CompaniesAddress } from './use-companies-address.ts';

/** What the list is narrowed to, and what can be done with the selected ones. */
export function CompaniesToolbar({
  address: { words: typed, health, change },
  selected,
  onClear,
}: {
  readonly address: CompaniesAddress;
  readonly selected: readonly CompanyView[];
  readonly onClear: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ filter: () => field.current?.focus() });
  const filterBy = (text: string) => change({ params: { q: text } });
  return (
    <div className={classes.root}>
      <TextInput
        ref={field}
        size="xs"
        className={classes.words}
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
        className={classes.health}
        aria-label={words.health}
        data={healthFilters.map((value) => ({ value, label: words.healthFilters[value] }))}
        value={health}
        allowDeselect={false}
        onChange={(value) => {
          const filter = parseHealthFilter(value ?? undefined);
          change({ params: { health: filter === 'all' ? undefined : filter } });
        }}
      />
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
    <Group gap="xs" wrap="nowrap" className={classes.selected}>
      <span className={classes.count}>{words.selected(companies.length)}</span>
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
