import { ActionIcon, Button, Checkbox, Group, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPencil, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { remotePrefix } from '#core/place.ts';
import { placeLabel } from '#renderer/format.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { saveWorkPlaces, useWorkPlaces, withRemoteWork } from '#renderer/store/work-places.ts';
import { workPlaceStrings as words } from '#renderer/strings/openings.ts';
import { setChoices } from '../openings-address.ts';
import { FacetChoice } from './facet.tsx';
import classes from './work-places.module.css';

/** Asks once where the user can work; the answer is one choice of the Place facet. */
export function WorkPlaces({ filter }: { readonly filter: PostingFilter }) {
  const places = useWorkPlaces();
  const [isEditing, setIsEditing] = useState(false);
  if (places === undefined) return null;
  if (isEditing) {
    return <Editor filter={filter} before={places ?? []} onClose={() => setIsEditing(false)} />;
  }
  if (places === null) {
    return (
      <div className={classes.card}>
        <p className={classes.question}>{words.question}</p>
        <p className={classes.hint}>{words.hint}</p>
        <Group gap={6}>
          <Button size="compact-xs" onClick={() => setIsEditing(true)}>
            {words.choose}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => void saveWorkPlaces([])}>
            {words.notNow}
          </Button>
        </Group>
      </div>
    );
  }
  if (places.length === 0) {
    return (
      <UnstyledButton className={classes.link} onClick={() => setIsEditing(true)}>
        {words.question}
      </UnstyledButton>
    );
  }
  const isOn = isSame(filter.places ?? [], places);
  return (
    <div className={classes.mine} title={places.map(placeLabel).join(', ')}>
      <FacetChoice
        label={words.mine}
        isOn={isOn}
        onToggle={() => setChoices({ ...filter, places: isOn ? undefined : [...places] })}
      />
      <ActionIcon
        size="sm"
        variant="subtle"
        aria-label={words.change}
        onClick={() => setIsEditing(true)}
      >
        <IconPencil size={13} />
      </ActionIcon>
    </div>
  );
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((place) => other.includes(place));

const typedMs = 150;
const mostFound = 8;

function Editor({
  filter,
  before,
  onClose,
}: {
  readonly filter: PostingFilter;
  readonly before: readonly string[];
  readonly onClose: () => void;
}) {
  const [places, setPlaces] = useState(before.filter((place) => !place.startsWith(remotePrefix)));
  const [isRemoteToo, setIsRemoteToo] = useState(
    before.length === 0 || before.some((place) => place.startsWith(remotePrefix)),
  );
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text.trim(), typedMs);
  const asked = { filter: {}, words: typed, limit: mostFound };
  const { data } = useQuery({ ...queries.places(asked), enabled: typed !== '' });
  const found = typed === '' ? [] : (data?.places ?? []);
  const save = async () => {
    const chosen = isRemoteToo ? withRemoteWork(places) : places;
    if (!(await saveWorkPlaces(chosen))) return;
    onClose();
    const wasOn = before.length > 0 && isSame(filter.places ?? [], before);
    if (chosen.length > 0) setChoices({ ...filter, places: [...chosen] });
    else if (wasOn) setChoices({ ...filter, places: undefined });
  };
  return (
    <fieldset className={classes.card} aria-label={words.question}>
      <p className={classes.question}>{words.question}</p>
      <ul className={classes.chosen}>
        {places.map((place) => (
          <li key={place}>
            <UnstyledButton
              className={classes.chip}
              aria-label={words.remove(placeLabel(place))}
              onClick={() => setPlaces(places.filter((each) => each !== place))}
            >
              {placeLabel(place)}
              <IconX size={11} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <TextInput
        size="xs"
        autoFocus
        aria-label={words.find}
        placeholder={words.find}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={classes.found}>
        {found
          .filter(({ value }) => !places.includes(value))
          .map(({ value }) => (
            <UnstyledButton
              key={value}
              className={classes.option}
              onClick={() => {
                setPlaces([...places, value]);
                setText('');
              }}
            >
              {placeLabel(value)}
            </UnstyledButton>
          ))}
        {typed !== '' && data?.places.length === 0 && (
          <span className={classes.hint}>{words.nothingFound}</span>
        )}
      </div>
      <Checkbox
        size="xs"
        label={words.remoteToo}
        checked={isRemoteToo}
        onChange={({ currentTarget }) => setIsRemoteToo(currentTarget.checked)}
      />
      <Group gap={6}>
        <Button size="compact-xs" onClick={() => void save()}>
          {words.save}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onClose}>
          {words.cancel}
        </Button>
      </Group>
    </fieldset>
  );
}
