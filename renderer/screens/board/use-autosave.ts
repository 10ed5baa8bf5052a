import { useEffect, useRef, useState } from 'react';
import { createAutosaver, type SaveState } from './autosaver.ts';

/**
 * A text that is kept as it is typed: when typing pauses, when its field is left, and when it goes
 * away. Until the host tells of the new one, what was typed is shown.
 */
export function useAutosave(
  kept: string,
  save: (text: string) => Promise<boolean>,
): {
  readonly text: string;
  readonly state: SaveState;
  readonly type: (text: string) => void;
  readonly flush: () => void;
} {
  const [draft, setDraft] = useState<string | null>(null);
  const [state, setState] = useState<SaveState>('idle');
  const latestSave = useRef(save);
  latestSave.current = save;
  const [saver] = useState(() =>
    createAutosaver({ save: (text) => latestSave.current(text), onState: setState }),
  );
  useEffect(() => () => void saver.flush(), [saver]);
  if (draft !== null && draft === kept && state === 'saved') setDraft(null);
  return {
    text: draft ?? kept,
    state,
    type: (text) => {
      setDraft(text);
      saver.type(text);
    },
    flush: () => void saver.flush(),
  };
}
