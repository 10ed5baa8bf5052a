import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconBookmark, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { isSameFilter } from '#renderer/filter-params.ts';
import type { PostingFilter, SavedSearch } from '#renderer/model.ts';
import { changeSearch, removeSearch, saveSearch } from '#renderer/store/search-actions.ts';
import { searchStrings } from '#renderer/strings/searches.ts';
import { chipsOf, isFiltered } from '../filter-chips.ts';
import { setSearch } from '../openings-address.ts';
import { NameDialog } from './name-dialog.tsx';

type Asking = 'save' | 'rename' | null;

/** Keeps the filters under a name; of a kept one: takes over, renames, removes. */
export function SearchActions({
  filter,
  search,
}: {
  readonly filter: PostingFilter;
  /** The saved search that is open, if any. */
  readonly search: SavedSearch | null;
}) {
  const [asking, setAsking] = useState<Asking>(null);
  const isChanged = search !== null && !isSameFilter(search.filter, filter);
  const onName = async (name: string) => {
    setAsking(null);
    if (asking === 'rename' && search !== null) await changeSearch(search, { name });
    if (asking !== 'save') return;
    const id = await saveSearch(name, filter);
    if (id !== null) setSearch(id, filter);
  };
  return (
    <>
      {isChanged && (
        <Tooltip label={searchStrings.updateHint}>
          <Button variant="light" onClick={() => void changeSearch(search, { filter })}>
            {searchStrings.update}
          </Button>
        </Tooltip>
      )}
      {search === null && isFiltered(filter) && (
        <Button
          variant="default"
          leftSection={<IconBookmark size={14} stroke={1.8} aria-hidden />}
          onClick={() => setAsking('save')}
        >
          {searchStrings.save}
        </Button>
      )}
      {search !== null && (
        <MoreMenu
          isChanged={isChanged}
          onAsk={setAsking}
          onRemove={() => {
            setSearch(null, filter);
            void removeSearch(search);
          }}
        />
      )}
      <NameDialog
        key={asking}
        isOpen={asking !== null}
        title={asking === 'rename' ? searchStrings.rename : searchStrings.save}
        name={asking === 'rename' ? (search?.name ?? '') : suggestedName(filter)}
        onName={(name) => void onName(name)}
        onClose={() => setAsking(null)}
      />
    </>
  );
}

function MoreMenu({
  isChanged,
  onAsk,
  onRemove,
}: {
  readonly isChanged: boolean;
  readonly onAsk: (what: Asking) => void;
  readonly onRemove: () => void;
}) {
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon aria-label={searchStrings.more}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAsk('rename')}>{searchStrings.rename}</Menu.Item>
        {isChanged && <Menu.Item onClick={() => onAsk('save')}>{searchStrings.saveAs}</Menu.Item>}
        <Menu.Item onClick={onRemove}>{searchStrings.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const longestName = 80;

/** The words, then what was chosen: what a person would write down. */
function suggestedName(filter: PostingFilter): string {
  const choices = chipsOf(filter, () => undefined)
    .filter(({ key }) => !key.startsWith('compan'))
    .map(({ label }) => label);
  return [filter.query?.trim() ?? '', ...choices].filter(Boolean).join(' · ').slice(0, longestName);
}
