/** Messages from the double, in place of Electron's main process, to the test. */
export type FromDouble =
  /** A call to a native thing: `Tray.setToolTip`. */
  | { readonly type: 'did'; readonly what: string; readonly args: readonly unknown[] }
  | {
      readonly type: 'load';
      readonly window: number;
      readonly url: string;
      readonly preload: string | null;
    }
  | { readonly type: 'reload' | 'close'; readonly window: number }
  | ({ readonly type: 'send'; readonly window: number } & IpcMessage)
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly message: string };

export type IpcMessage = { readonly channel: string; readonly args: readonly unknown[] };

/** The sending frame's address, and whether it is the main frame. */
export type Sender = {
  readonly window: number;
  readonly url: string;
  readonly isMainFrame: boolean;
};

export type ToDouble =
  | ({ readonly type: 'invoke'; readonly id: number } & Sender & IpcMessage)
  | ({ readonly type: 'message' } & Sender & IpcMessage)
  | { readonly type: 'page'; readonly window: number; readonly event: 'loaded' | 'crashed' }
  /** A page wants to navigate or open a window; the answer allows or denies it. */
  | {
      readonly type: 'navigate' | 'open';
      readonly id: number;
      readonly window: number;
      readonly url: string;
    }
  | {
      readonly type: 'drive';
      readonly id: number;
      readonly what: string;
      readonly args: readonly unknown[];
    };
