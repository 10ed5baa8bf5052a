export type SaveState = 'idle' | 'saving' | 'saved' | 'failed';

/** Keeps what is typed. */
export type Autosaver = {
  /** Takes the text as it is now; it is kept once no other came for a while. */
  readonly type: (text: string) => void;
  /** Keeps at once what was not kept yet; what failed is tried again. */
  readonly flush: () => Promise<void>;
};

/** Saves one text after another, never two at a time, so that the last one typed is the one kept. */
export function createAutosaver({
  save,
  onState,
  pauseMs = 800,
}: {
  /** False where it did not work. */
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
