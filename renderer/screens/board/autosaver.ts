import { useEffect, useRef, useState } from 'react';

export type SaveState = 'idle' | 'saving' | 'saved' | 'failed';

export type Autosaver = {
  /** Takes the current text and saves it after a pause in typing. */
  readonly type: (text: string) => void;
  /** Saves pending text now; retries a failed save. */
  readonly flush: () => Promise<void>;
};

/** Saves one text at a time, so that the last typed one wins. */
export function createAutosaver({
  save,
  onState,
  pauseMs = 800,
}: {
  /** Returns false if saving failed. */
  readonly save: (text: string) => Promise<boolean>;
  readonly onState: (state: SaveState) => void;
  readonly pauseMs?: number;
}): Autosaver {
  let unsaved: string | null = null;
  let isSaving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (isSaving) return;
    isSaving = true;
    while (unsaved !== null) {
      const text: string = unsaved;
      unsaved = null;
      onState('saving');
      const isKept = await save(text);
      if (unsaved !== null) continue;
      onState(isKept ? 'saved' : 'failed');
      if (isKept) break;
      unsaved = text;
      break;
    }
    isSaving = false;
  }

  return {
    type: (text) => {
      unsaved = text;
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pauseMs);
    },
    flush,
  };
}

/**
 * A text that saves after a pause in typing, when its field loses focus, and on unmount. Shows the
 * typed text until the host reports the new one.
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
