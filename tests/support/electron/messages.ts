/** What the double, in the place of Electron's main process, says to the test that started it. */
export type FromDouble =
  /** Something was done to a native thing: `Tray.setToolTip`. */
  | { readonly type: 'did'; readonly what: string; readonly args: readonly unknown[] }
  | {
      readonly type: 'load';
      readonly window: number;
      readonly url: string;
      /** Path of the preload script; null where there is none. */
      readonly preload: string | null;
    }
  | { readonly type: 'reload' | 'close'; readonly window: number }
  /** A message for the page. */
  | ({ readonly type: 'send'; readonly window: number } & IpcMessage)
  /** The answer to a question of the same id. */
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly message: string };

export type IpcMessage = { readonly channel: string; readonly args: readonly unknown[] };

/** Who sends: the frame's address and whether it is the main one. */
export type Sender = {
  readonly window: number;
  readonly url: string;
  readonly isMainFrame: boolean;
};

/** What the test says to the double. */
export type ToDouble =
  | ({ readonly type: 'invoke'; readonly id: number } & Sender & IpcMessage)
  | ({ readonly type: 'message' } & Sender & IpcMessage)
  | { readonly type: 'page'; readonly window: number; readonly event: 'loaded' | 'crashed' }
  /** A page wants to go or open something; the answer says whether it may. */
  | {
      readonly type: 'navigate' | 'open';
      readonly id: number;
      readonly window: number;
      readonly url: string;
    }
  /** Has something happen, as a person or the system would: see the `onDrive` of each part. */
  | {
      readonly type: 'drive';
      readonly id: number;
      readonly what: string;
      readonly args: readonly unknown[];
    };
