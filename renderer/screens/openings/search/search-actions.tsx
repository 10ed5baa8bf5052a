import {
  ActionIcon,
  Button,
  Group,
  Menu,
  Modal,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconBookmark, IconDots } from '@tabler/icons-react';
import { type FormEvent, memo, useState } from 'react';
import { isSameFilter } from '#renderer/filter-params.ts';
import type { PostingFilter, SavedSearch } from '#renderer/model.ts';
import { changeSearch, removeSearch, saveSearch } from '#renderer/store/saved-search-actions.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { searchStrings } from '#renderer/strings/openings.ts';
import { chipsOf, isFiltered } from '../filter-chips.ts';
import { setSearch } from '../openings-address.ts';

type Asking = 'save' | 'rename' | null;

export const SearchActions = memo(function SearchActions({
  filter,
  search,
}: {
  readonly filter: PostingFilter;
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
});

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

/** The words, then the choices: a name that a person might write. */
function suggestedName(filter: PostingFilter): string {
  const choices = chipsOf(filter, () => undefined)
    .filter(({ key }) => !key.startsWith('compan'))
    .map(({ label }) => label);
  return [filter.query?.trim() ?? '', ...choices].filter(Boolean).join(' · ').slice(0, longestName);
}

const longestName = 80;

function NameDialog({
  isOpen,
  title,
  name,
  onName,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState(name);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onName(typed.trim());
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={title}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={searchStrings.name}
            value={typed}
            maxLength={longestName}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Text c="dimmed" size="sm">
            {searchStrings.saveHint}
          </Text>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {everywhere.cancel}
            </Button>
            <Button type="submit" disabled={typed.trim() === ''}>
              {everywhere.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
